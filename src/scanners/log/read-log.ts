import { sha256 } from '#core/fingerprint.ts';
import { unseenCharacters } from '#core/text.ts';
import { readPytestTraces } from './pytest-traces.ts';
import { readPythonTraces } from './python-traces.ts';
import { readScriptTraces } from './script-traces.ts';
import type { SeenTrace, Trace } from './trace.ts';

export interface LogAnswer {
  /** Each once, in the order in which they were first seen. */
  readonly traces: readonly SeenTrace[];
  /** Of all that were seen. */
  readonly count: number;
  readonly lines: number;
  readonly bytes: number;
  /** It holds what no text holds: nothing of it was read. */
  readonly isBinary: boolean;
  /** There were more different ones than are kept. */
  readonly isCut: boolean;
}
export interface LogLimits {
  /** Different traces that are kept. */
  readonly mostTraces: number;
  /** Characters of a line; what is longer is cut. */
  readonly longestLine: number;
}
const usual: LogLimits = { mostTraces: 200, longestLine: 64 * 1024 };
/** A line that is no JSON is read this far: stack traces have no longer ones. */
const longestText = 4000;

/** Finds the stack traces of a log of any size, once each. Holds one line and the traces in memory, nothing else. */
export async function readLog(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  limits: LogLimits = usual,
): Promise<LogAnswer> {
  const readers = [readPythonTraces(), readPytestTraces(), readScriptTraces()];
  const seen = new Map<string, Trace & { count: number }>();
  let count = 0;
  let lines = 0;
  let bytes = 0;
  let isCut = false;
  const keep = (traces: readonly Trace[]) => {
    for (const trace of traces) {
      count++;
      const key = keyOf(trace);
      const known = seen.get(key);
      if (known) known.count++;
      else if (seen.size < limits.mostTraces) seen.set(key, { ...trace, count: 1 });
      else isCut = true;
    }
  };
  const take = (line: string) => {
    lines++;
    for (const part of unfold(line)) for (const reader of readers) keep(reader.push(part));
  };

  const splitter = splitLines(limits.longestLine, take);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of source) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (decoder === undefined) {
      const label = encodingOf(chunk);
      if (label === undefined) return { traces: [], count: 0, lines: 0, bytes, isBinary: true, isCut: false };
      decoder = new TextDecoder(label);
    }
    splitter.push(decoder.decode(chunk, { stream: true }));
  }
  splitter.end(decoder?.decode() ?? '');
  for (const reader of readers) keep(reader.end());
  return { traces: [...seen.values()], count, lines, bytes, isBinary: false, isCut };
}

/** By the first bytes; PowerShell writes UTF-16. Undefined for what is no text. */
function encodingOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head.subarray(0, 8192).includes(0) ? undefined : 'utf-8';
}

function splitLines(longest: number, take: (line: string) => void) {
  let rest = '';
  return {
    push(text: string) {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        const line = rest + text.slice(from, at);
        rest = '';
        take(line.length > longest ? line.slice(0, longest) : line);
        from = at + 1;
      }
      if (rest.length < longest) rest += text.slice(from, from + longest);
    },
    end(text: string) {
      if (rest + text !== '') take((rest + text).slice(0, longest));
    },
  };
}

/** The lines that a line of a log stands for: clean, without time stamps; a trace inside of JSON is taken out. */
function unfold(raw: string): readonly string[] {
  if (raw.includes('\\n') && /\\n(?:\s{2,}File \\"|\s{4}at )/.test(raw)) {
    const text = raw.replace(/\\r\\n|\\n/g, '\n').replace(/\\(["\\/])/g, '$1');
    return text.split('\n').map(endOfValue).map(clean);
  }
  return [clean(raw)];
}

/** `"` and what follows it when the last line of the trace ends a value in JSON. */
function endOfValue(line: string): string {
  const cut = /^(?:[A-Za-z_][\w.]*: |\s+at )/.test(line) ? line.search(/"[,}]/) : -1;
  return cut < 0 ? line : line.slice(0, cut);
}

const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const stamps =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}(?:Z|[+-]\d\d:?\d\d) |[\w.-]{1,60} +\| (?=\s|Traceback|File|[A-Z]\w*Error)|##\[error\])+/;

function clean(raw: string): string {
  let line = raw.length > longestText ? raw.slice(0, longestText) : raw;
  if (line.includes('\u001b')) line = line.replace(escapes, '');
  if (unseenCharacters.test(line)) line = line.replace(unseenCharacters, '');
  unseenCharacters.lastIndex = 0;
  line = line.trimEnd();
  return line.replace(stamps, '');
}

/** The same fault at the same place, whatever the values of the day were. */
function keyOf({ language, error, message, frames }: Trace): string {
  const places = frames.map(({ file, line, column }) => `${file}:${line}:${column ?? ''}`);
  return sha256([language, error, message.replace(/\d+/g, '#'), ...places].join('\u0000'));
}
