import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Evidence } from '#core/evidence.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Remedy } from '#core/remedy.ts';
import { makeBenchmark } from '#domains/code/evidence/benchmark.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeSandbox } from '#drivers/sandbox/sandbox.ts';
import { makeToolbox } from '#drivers/tools/toolbox.ts';

const { signal } = new AbortController();
const path = process.env['PATH'] ?? '';

export interface Trial {
  /** Module that holds the function, by its path; other files beside it. */
  readonly files: Readonly<Record<string, string>>;
  /** What is flagged, in the first file. */
  readonly at: string;
  /** The heal: this text of the first file becomes the other. */
  readonly from: string;
  readonly to: string;
  readonly timeoutMs?: number;
}

/** Opens a sandbox on a repository of its own; both are gone when the tests of the file are done. */
export async function openCopy(files: Readonly<Record<string, string>>): Promise<SandboxCopy> {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'heal-evidence-')));
  const repository = join(place, 'repository');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, name)), { recursive: true });
    writeFileSync(join(repository, name), text);
  }
  const expose = [dirname(process.execPath)];
  const copy = await makeSandbox({ tempFolder: place, home: place, path, expose, makeRunTool }).open(repository, '');
  afterAll(async () => {
    await copy.close();
    rmSync(place, { recursive: true, force: true });
  });
  return copy;
}

/** Measures a heal for real, in the sandbox of this machine. */
export async function measure({ files, at, from, to, timeoutMs = 8000 }: Trial): Promise<Evidence> {
  const copy = await openCopy(files);
  const [[name, text] = ['', '']] = Object.entries(files);
  const benchmark = makeBenchmark({
    copy,
    tools: makeToolbox({ copy, packagePath: '', path }),
    text: async () => text,
    signal,
    budgetMs: 300,
    timeoutMs,
  });
  return benchmark.measure(findingAt(name, text, at), remedyOf(name, text, from, to));
}

export function findingAt(name: string, text: string, at: string, rule = 'heal/list-membership'): CodeFinding {
  const start = text.indexOf(at);
  const line = text.slice(0, start).split('\n').length;
  const column = start - text.lastIndexOf('\n', start - 1);
  return {
    ...{ id: 'h1', kind: 'code', rule, category: 'performance', priority: 'P2', severity: 'medium', message: '' },
    ...{ fingerprint: 'v1:1', sources: [], toolFixes: [] },
    place: { path: name, line, column, endLine: line, endColumn: column + at.length },
  };
}

export function remedyOf(name: string, text: string, from: string, to: string): Remedy<'code'> {
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`${JSON.stringify(from)} does not stand in ${name}`);
  return {
    ...{ id: 'healer:x', kind: 'code', rung: 'exact', origin: 'healer', healer: 'code/x', summary: '' },
    ...{ safety: 'careful', confidence: 1, preview: '' },
    change: { edits: [{ path: name, start, end: start + from.length, text: to }] },
  };
}
