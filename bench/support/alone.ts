import { tmpdir } from 'node:os';
import { makeScanners } from '#app/scanners.ts';
import { openScratch } from '#app/scratch.ts';
import { recommended } from '#config/presets.ts';
import type { RunTool } from '#core/ports/tools.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeToolbox } from '#drivers/tools/toolbox.ts';
import { listFiles } from '#scanners/files.ts';
import { createReader } from '#scanners/read.ts';
import { measure } from './measure.ts';

export interface ToolAlone {
  readonly name: string;
  readonly version: string;
  /** Of the tool's own processes only, started as Heal starts them, one after the other. */
  readonly seconds: number;
  readonly peakMb: number;
}

/**
 * Each tool by itself on the tree: with the settings and input that Heal would give it, but straight on the machine,
 * without a copy or a sandbox, and without what Heal adds only to make it faster; with that it is there once more,
 * under the name `<tool>AsInHeal`. What reading its answer costs is not counted.
 */
export async function runToolsAlone(root: string): Promise<readonly ToolAlone[]> {
  const scratch = await openScratch();
  const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C.UTF-8' };
  const plain = makeRunTool({ root, env });
  const { sources, texts } = await listFiles({ root });
  const tools = makeToolbox({ copy: { root, toolRoot: root, run: plain }, packagePath: '', path: env.PATH });
  const alone: ToolAlone[] = [];
  try {
    for (const scanner of makeScanners(recommended, scratch)) {
      if (inProcess.has(scanner.name)) continue;
      const plainly = { seconds: 0, peakMb: 0 };
      const tuned = { seconds: 0, peakMb: 0 };
      let isTuned = false;
      const run: RunTool = async ({ argv, stdin, env: more }) => {
        const start = async (line: readonly string[], added: typeof more, into: typeof plainly) => {
          const measured = await measure(line, { cwd: root, stdin, env: { ...env, ...added } });
          into.seconds += measured.seconds;
          into.peakMb = Math.max(into.peakMb, measured.peakMb ?? 0);
          return measured;
        };
        const { line, added } = withoutTuning(argv, more);
        const isSame = line.length === argv.length && Object.keys(added).length === Object.keys(more ?? {}).length;
        const measured = await start(line, added, plainly);
        if (!isSame) {
          isTuned = true;
          await start(argv, more, tuned);
        }
        const { stdout, stderr, code } = measured;
        return { status: 'exited', code: code ?? 128, stdout, stderr, ms: measured.seconds * 1000 };
      };
      const request: ScanRequest = {
        ...{ root, toolRoot: root, files: sources, allFiles: sources, texts },
        ...{ read: createReader(root), tools, run, signal: new AbortController().signal },
      };
      if (!(await scanner.applies(request))) continue;
      const { version } = await scanner.scan(request);
      if (plainly.seconds > 0) alone.push({ name: scanner.name, version, ...plainly });
      if (isTuned) alone.push({ name: `${scanner.name}AsInHeal`, version, ...tuned });
    }
  } finally {
    await scratch.remove();
  }
  return alone;
}

/** TypeScript's compiler is told how many checkers to run and how much garbage to put up with: see its scanner. */
function withoutTuning(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const at = argv.indexOf('--checkers');
  const line = at < 0 ? argv : [...argv.slice(0, at), ...argv.slice(at + 2)];
  const { GOGC: _, ...added } = env;
  return { line, added };
}

/** Heal's own searches, and secretlint, which is a library: there is nothing to run alone. */
const inProcess: ReadonlySet<string> = new Set(['heal', 'flow', 'orm', 'python-cycles', 'js-cycles', 'secretlint']);
