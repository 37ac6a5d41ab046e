import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Scanner } from '#core/scanner.ts';
import { createLogScanner, readLog, type LogAnswer, type LogPlace } from '#scanners/log/index.ts';
import { createReader } from '#scanners/read.ts';
import type { CopySession } from './session.ts';
import type { HealSettings } from './settings.ts';

/** A log that a command works from: what it names, and what is known of it. */
export interface OpenLog {
  readonly scanner: Scanner;
  /** The files that its stack traces lead to. */
  filesOf(session: CopySession): Promise<readonly string[]>;
  isFromLog(finding: CodeFinding): boolean;
  evidenceOf(session: CopySession): (finding: CodeFinding) => Promise<readonly string[]>;
  /** What a person should know of the log, each a sentence. */
  notes(session: CopySession): Promise<readonly string[]>;
}

/** Reads the log before anything else is done: a wrong name costs nothing. */
export async function openLog(file: string, settings: HealSettings, signal: AbortSignal): Promise<OpenLog> {
  const answer = await readFile(resolve(settings.cwd, file), file, signal);
  const scanner = createLogScanner(answer);
  return {
    scanner,
    filesOf: (session) => scanner.filesOf(placeOf(session)),
    isFromLog: ({ sources }) => sources.some((source) => source.scanner === scanner.name),
    evidenceOf: (session) => (finding) => scanner.evidenceOf(finding, placeOf(session)),
    async notes(session) {
      const { outside, changed } = await scanner.lost(placeOf(session));
      return describe(file, answer, outside, changed);
    },
  };
}

/** What lies on the copy now: a file may have been healed since it was last read. */
function placeOf({ copy, files }: CopySession): LogPlace {
  return { root: copy.root, toolRoot: copy.toolRoot, allFiles: files.sources, read: createReader(copy.root) };
}

async function readFile(path: string, name: string, signal: AbortSignal): Promise<LogAnswer> {
  const found = await stat(path).catch(() => undefined);
  if (!found)
    throw new UsageError(`There is no log ${name}.`, 'Give the path of a file, relative to the current folder.');
  // A pipe that nobody writes to would be waited for until the end of days.
  if (!found.isFile()) throw new UsageError(`${name} is no file.`, 'Write what it gives into a file first.');
  let answer: LogAnswer;
  try {
    answer = await readLog(createReadStream(path, { highWaterMark: 256 * 1024, signal }), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new EnvironmentError(`${name} could not be read: ${messageOf(error)}`, 'Check that you may read it.', {
      cause: error,
    });
  }
  if (answer.isBinary) throw new UsageError(`${name} is no text.`, 'Unpack it first, or give the log itself.');
  return answer;
}

function describe(file: string, log: LogAnswer, outside: number, changed: number): readonly string[] {
  const different = log.traces.length;
  if (log.bytes === 0) return [`${file} is empty.`];
  if (different === 0) return [`${file} holds no stack trace that Heal can read (${log.lines} lines).`];
  const notes: string[] = [];
  const of = (count: number) => `${count} of the ${different} different stack traces in ${file}`;
  if (log.isCut)
    notes.push(`${file} holds more than ${different} different stack traces: the first ${different} are used.`);
  if (outside > 0) notes.push(`${of(outside)} name nothing in this package.`);
  if (changed > 0)
    notes.push(`${of(changed)} name code that is not there any more: use a log of the version that you have here.`);
  return notes;
}
