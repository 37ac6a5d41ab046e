import { createReadStream } from 'node:fs';
import { mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { HealCase } from '#core/case.ts';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Scanner } from '#core/scanner.ts';
import { makeReproducer, type ProvenTest, type Reproducer } from '#domains/code/reproduction/index.ts';
import type { Workbench } from '#domains/code/workbench.ts';
import { createLogScanner, readLog, type LogAnswer, type LogPlace } from '#scanners/log/index.ts';
import { createReader } from '#scanners/read.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { FixOptions } from '../contract.ts';
import type { CopySession } from '../session.ts';
import type { HealSettings } from '../settings.ts';

/** A log that a command works from: what it names, and what is known of it. */
export interface OpenLog {
  readonly scanner: Scanner;
  /** The files that its stack traces lead to. */
  filesOf(session: CopySession): Promise<readonly string[]>;
  isFromLog(finding: CodeFinding): boolean;
  evidenceOf(session: CopySession): (finding: CodeFinding) => Promise<readonly string[]>;
  /** Makes what the log shows happen again, for the gates. */
  reproducer(session: CopySession, bench: Workbench, signal: AbortSignal, say: (doing: string) => void): Reproducer;
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
    reproducer: (session, bench, untilStopped, say) =>
      makeReproducer({
        bench,
        copy: session.copy,
        tools: session.tools,
        files: session.files.sources,
        async seenOf(finding) {
          // The text without the trial is what the log is about.
          const anchor = await scanner.traceOf(finding, { ...placeOf(session), read: (path) => bench.text(path) });
          if (anchor?.fault === undefined) return undefined;
          const { trace, fault } = anchor;
          return {
            error: trace.error,
            message: trace.message,
            member: fault.name.replace(/^\W+$/, ''),
            values: trace.values,
          };
        },
        signal: untilStopped,
        say,
      }),
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
  if (name === '-') return readAll(process.stdin, 'standard input', signal);
  const found = await stat(path).catch(() => undefined);
  if (!found)
    throw new UsageError(`There is no log ${name}.`, 'Give the path of a file, relative to the current folder.');
  // A pipe that nobody writes to would be waited for until the end of days.
  if (!found.isFile()) throw new UsageError(`${name} is no file.`, 'Write what it gives into a file first.');
  return readAll(createReadStream(path, { highWaterMark: 256 * 1024, signal }), name, signal);
}

async function readAll(stream: Readable, name: string, signal: AbortSignal): Promise<LogAnswer> {
  let answer: LogAnswer;
  try {
    answer = await readLog(stream, signal);
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

/** What is left of a reproduction when everything is written: tests that are kept or offered, and why there are none. */
export async function concludeLog(
  reproducer: Reproducer,
  cases: readonly HealCase[],
  packageRoot: string,
  options: Pick<FixOptions, 'withTest' | 'dryRun'>,
): Promise<readonly string[]> {
  const all = cases.filter((one) => one.stage === 'settled' && one.outcome.status === 'healed');
  const healed = all.map(({ id }) => id);
  // Where the log is that of a test, there is one already.
  const tested = new Set(all.filter(({ finding }) => isSeenInTest(finding)).map(({ id }) => id));
  const tests = healed.flatMap((id) => reproducer.tests.get(id) ?? []);
  const notes = healed.flatMap((id) => {
    const why = reproducer.tests.has(id) ? undefined : reproducer.without.get(id);
    return why === undefined || tested.has(id) ? [] : [`No test shows the error behind ${id}: ${why}.`];
  });
  if (options.withTest && !options.dryRun) return [...notes, ...(await keepTests(packageRoot, tests))];
  const [first] = tests;
  if (!first) return notes;
  const count = tests.length === 1 ? 'A test shows' : `${tests.length} tests show`;
  const offer = `--with-test keeps ${tests.length === 1 ? 'it' : 'them'}.`;
  return [
    ...notes,
    `${count} the error without the heal and pass${tests.length === 1 ? 'es' : ''} with it (${first.path}): ${offer}`,
  ];
}

function isSeenInTest({ flow }: HealCase['finding']): boolean {
  return flow?.steps.some(({ place }) => isTestFile(place.path)) === true;
}

/** Each as a new file: nothing that is there is replaced. Answers what became of them, a sentence each. */
async function keepTests(packageRoot: string, tests: readonly ProvenTest[]): Promise<readonly string[]> {
  const notes: string[] = [];
  const root = await realpath(packageRoot);
  for (const { path, text } of tests) {
    const file = join(root, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      // A folder that is a link could lead out of the package.
      if (!`${await realpath(dirname(file))}${sep}`.startsWith(`${root}${sep}`))
        throw new Error('it leads out of the package');
      await writeFile(file, text, { flag: 'wx' });
      notes.push(`${path} is new: it fails without the heal.`);
    } catch (error) {
      notes.push(`The test ${path} was not written: ${messageOf(error)}`);
    }
  }
  return notes;
}
