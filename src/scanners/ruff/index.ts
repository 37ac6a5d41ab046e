import { messageOf } from '#core/errors.ts';
import type { RawFinding, ScanRequest, Scanner, ScannerAnswer } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { judgeFix } from '../fix-safety.ts';
import { isPython, type RuffDiagnostic, type RuffRun } from './diagnostic.ts';
import { runNative } from './native.ts';
import { createProfiles } from './profile.ts';
import { classify } from './rules.ts';
import { runWasm } from './wasm.ts';

export interface RuffOptions {
  /** Script that runs the WASM build, as the tools see it: `dist/ruff-worker.cjs` when bundled. */
  readonly workerPath: string;
}

/** ruff: the repository's or the machine's where there is one, else the WASM build that comes with Heal. */
export function createRuffScanner(options: RuffOptions): Scanner {
  return {
    name: 'ruff',
    languages: ['python'],
    weight: 4,
    applies: async (request) => request.files.some(isPython),
    async scan(request) {
      const profiles = createProfiles(request.read, request.allFiles);
      const native = await request.tools.find('ruff', ['repository', 'machine']);
      const run = native
        ? await runNative(request, native, profiles).catch((error) => replaceBroken(error, request, options, profiles))
        : await runWasm(request, options.workerPath, profiles);
      return answer(request, run, profiles);
    },
  };
}

/** A ruff that is too old to be asked in this way, or broken, is no reason to have none. */
async function replaceBroken(
  error: unknown,
  request: ScanRequest,
  options: RuffOptions,
  profiles: ReturnType<typeof createProfiles>,
): Promise<RuffRun> {
  request.signal.throwIfAborted();
  const run = await runWasm(request, options.workerPath, profiles);
  return { ...run, notes: [`${messageOf(error)}; the bundled ruff was used instead`, ...run.notes] };
}

async function answer(
  request: ScanRequest,
  run: RuffRun,
  profiles: ReturnType<typeof createProfiles>,
): Promise<ScannerAnswer> {
  const findings: RawFinding[] = [];
  for (const [path, diagnostics] of Map.groupBy(run.diagnostics, (one) => one.path)) {
    const text = await request.read(path);
    if (text === undefined) continue;
    const profile = await profiles.of(path);
    const positions = new Positions(text);
    for (const diagnostic of diagnostics) {
      if (profile.isLeftOut(diagnostic.code, path)) continue;
      if (profile.isVersionGuessed && /^Cannot .* on Python 3\.\d+/.test(diagnostic.message)) continue;
      findings.push(toFinding(diagnostic, path, text, positions));
    }
  }
  const notes = [...profiles.notes, ...run.notes];
  return { version: run.version, origin: run.origin, findings, ...(notes.length > 0 ? { notes } : {}) };
}

function toFinding(diagnostic: RuffDiagnostic, path: string, text: string, positions: Positions): RawFinding {
  const start = positions.place(diagnostic.start);
  const end = positions.place(diagnostic.end);
  const rule = `ruff/${diagnostic.code}`;
  const { fix } = diagnostic;
  const judged =
    fix &&
    judgeFix(
      {
        rule,
        summary: fix.message,
        edits: fix.edits.map((edit) => ({ ...edit, path })),
        ...(fix.applicability ? { claimed: fix.applicability } : {}),
      },
      path,
      text,
    );
  return {
    rule,
    ...classify(diagnostic.code),
    message: diagnostic.message,
    place: { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: judged ? [judged] : [],
  };
}
