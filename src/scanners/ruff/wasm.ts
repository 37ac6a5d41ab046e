import { parseJson } from '#core/json.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { explainFailure } from '../tool-output.ts';
import { isPython, type RuffDiagnostic, type RuffRun } from './diagnostic.ts';
import type { createProfiles, RuffProfile } from './profile.ts';
import { WorkerAnswer, type Diagnostic, type WorkerJob, type WorkerRequest } from './protocol.ts';

/** Runs the WASM build in a child of Node. The files' text goes in over stdin: the child opens none of them. */
export async function runWasm(
  request: ScanRequest,
  workerPath: string,
  profiles: ReturnType<typeof createProfiles>,
): Promise<RuffRun> {
  const node = (await request.tools.find('node', ['bundled', 'machine']))?.argv ?? [process.execPath];
  const texts = new Map<string, string>();
  const byProfile = new Map<RuffProfile, { path: string; text: string }[]>();
  for (const path of request.files.filter(isPython)) {
    const profile = await profiles.of(path);
    const text = profile.isExcluded(path) ? undefined : await request.read(path);
    if (text === undefined) continue;
    texts.set(path, text);
    byProfile.set(profile, [...(byProfile.get(profile) ?? []), { path, text }]);
  }
  const jobs: WorkerJob[] = [...byProfile].map(([profile, files]) => ({ options: profile.options, files }));
  const message: WorkerRequest = { jobs };
  const argv = [...node, '--liftoff-only', workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs: 300_000 }, request.signal);
  const answer =
    result.status === 'exited' && result.code === 0 ? WorkerAnswer.safeParse(parseJson(result.stdout)).data : undefined;
  if (!answer) throw new Error(explainFailure('ruff (WASM)', result));
  const diagnostics = answer.files.flatMap(({ path, diagnostics: own }) => {
    const text = texts.get(path);
    const positions = new Positions(text ?? '');
    return text === undefined ? [] : own.map((one) => convert(one, path, positions));
  });
  return { version: answer.version, origin: 'bundled', diagnostics, notes: answer.notes };
}

function convert(one: Diagnostic, path: string, positions: Positions): RuffDiagnostic {
  const offset = (at: { row: number; column: number }) => positions.offset(at.row, at.column);
  const edits = one.fix?.edits.map((edit) => ({
    start: offset(edit.location),
    end: offset(edit.end_location),
    text: edit.content ?? '',
  }));
  return {
    path,
    code: one.code ?? 'invalid-syntax',
    message: one.message,
    start: offset(one.start_location),
    end: offset(one.end_location),
    ...(edits ? { fix: { message: one.fix?.message ?? 'Apply ruff’s fix', edits } } : {}),
  };
}
