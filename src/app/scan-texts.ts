import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CodeFinding } from '#core/finding.ts';
import type { Scanner, ScannerReport } from '#core/scanner.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeToolbox } from '#drivers/tools/toolbox.ts';
import { scanner as healScanner } from '#scanners/heal/index.ts';
import { createOxlintScanner } from '#scanners/oxlint/index.ts';
import { createRuffScanner } from '#scanners/ruff/index.ts';
import { scanPackage } from '#scanners/scan.ts';
import { oxlintFixWorker, ruffWorker } from './install.ts';
import { learningOxlint, learningRuff } from './learning/learning-rules.ts';
import type { Scratch } from './scratch.ts';

export interface TextScan {
  /** By the path that was given for the text. */
  readonly findings: ReadonlyMap<string, readonly CodeFinding[]>;
  readonly reports: readonly ScannerReport[];
}

/**
 * Scans files that are nowhere but in memory, such as old versions. They are only read, never run: the tools are the
 * machine's and Heal's own, with settings that Heal writes, so that nothing which a commit brought along is loaded.
 * Type checkers are left out: they would need what was installed then.
 */
export async function scanTexts(
  texts: ReadonlyMap<string, string>,
  parts: { readonly scratch: Scratch; readonly path: string; readonly signal: AbortSignal },
): Promise<TextScan> {
  const { scratch, path, signal } = parts;
  const folder = await scratch.makeFolder('texts');
  try {
    const root = folder.path;
    const files = [...texts.keys()].sort();
    const all = new Map([...texts, ['ruff.toml', learningRuff], ['.oxlintrc.json', learningOxlint]]);
    for (const [file, text] of all) {
      signal.throwIfAborted();
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    const run = makeRunTool({ root, env: { PATH: path } });
    const tools = makeToolbox({ copy: { root, toolRoot: root, run }, packagePath: '', path });
    const read = async (file: string) => all.get(file);
    const request = { root, toolRoot: root, files, allFiles: files, read, tools, run, signal };
    const { findings, reports } = await scanPackage({ scanners: makeScanners() }, request);
    return { findings: Map.groupBy(findings, (finding) => finding.place.path), reports };
  } finally {
    await folder.remove();
  }
}

/** Those that judge a file by itself. */
function makeScanners(): readonly Scanner[] {
  return [
    createRuffScanner({ workerPath: ruffWorker }),
    createOxlintScanner({ fixWorkerPath: oxlintFixWorker }),
    healScanner,
  ];
}
