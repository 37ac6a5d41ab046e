import { styleText } from 'node:util';
import { defuseWorkflowCommands } from './clean.ts';

export type Style = Parameters<typeof styleText>[0];
/** Colours a text, or returns it as it is where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

/** Where a command prints. Answers go to stdout, everything about the way there to stderr. */
export interface Terminal {
  /** A line or several for people: made safe for the log that it lands in. */
  print(text: string): void;
  /** Bytes for machines: JSON, SARIF, workflow commands. The caller has escaped them. */
  printRaw(text: string): void;
  /** A line or several for people on stderr. */
  note(text: string): void;
  readonly paint: Paint;
  readonly notePaint: Paint;
  /** Cells in a line of stdout; Infinity when it is not a terminal, so that logs and pipes get whole lines. */
  readonly columns: number;
  /** Stderr is a terminal that a person watches: progress may be animated. */
  readonly isLive: boolean;
  readonly stderr: NodeJS.WriteStream;
}
export type Environment = Readonly<Record<string, string | undefined>>;

export function makeTerminal(io: {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
}): Terminal {
  const { stdout, stderr, env } = io;
  const isInActions = env['GITHUB_ACTIONS'] === 'true';
  const safe = (text: string): string => (isInActions ? defuseWorkflowCommands(text) : text);
  return {
    print: (text) => write(stdout, safe(text)),
    printRaw: (text) => write(stdout, text),
    note: (text) => write(stderr, safe(text)),
    paint: makePaint(hasColours(stdout.isTTY, env)),
    notePaint: makePaint(hasColours(stderr.isTTY, env)),
    columns: stdout.isTTY ? Math.max(40, stdout.columns || 80) : Number.POSITIVE_INFINITY,
    // A terminal without a width (0 columns) cannot be redrawn.
    isLive: stderr.isTTY && stderr.columns > 0 && env['TERM'] !== 'dumb' && !isSet(env['CI']),
    stderr,
  };
}

/** FORCE_COLOR decides, then NO_COLOR, then whether somebody sees it (https://no-color.org, https://force-color.org). */
export function hasColours(isTerminal: boolean, env: Environment): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (isSet(env['NO_COLOR'])) return false;
  return isTerminal && env['TERM'] !== 'dumb';
}

function makePaint(isColoured: boolean): Paint {
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function write(stream: NodeJS.WriteStream, text: string): void {
  if (stream.writable) stream.write(`${text}\n`);
}
