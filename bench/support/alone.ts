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
 * Each tool by itself on the tree: the very command line, settings and input that Heal would give it, but straight on the
 * machine, without a copy or a sandbox. What reading its answer costs is not counted.
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
      let seconds = 0;
      let peakMb = 0;
      const run: RunTool = async ({ argv, stdin, env: more }) => {
        const measured = await measure(argv, { cwd: root, stdin, env: { ...env, ...more } });
        seconds += measured.seconds;
        peakMb = Math.max(peakMb, measured.peakMb ?? 0);
        const { stdout, stderr, code } = measured;
        return { status: 'exited', code: code ?? 128, stdout, stderr, ms: measured.seconds * 1000 };
      };
      const request: ScanRequest = {
        ...{ root, toolRoot: root, files: sources, allFiles: sources, texts },
        ...{ read: createReader(root), tools, run, signal: new AbortController().signal },
      };
      if (!(await scanner.applies(request))) continue;
      const { version } = await scanner.scan(request);
      if (seconds > 0) alone.push({ name: scanner.name, version, seconds, peakMb });
    }
  } finally {
    await scratch.remove();
  }
  return alone;
}

/** Heal's own searches, and secretlint, which is a library: there is nothing to run alone. */
const inProcess: ReadonlySet<string> = new Set(['heal', 'orm', 'python-cycles', 'js-cycles', 'secretlint']);
