import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFlow } from '#core/finding.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { loadFlows } from '#drivers/flows/index.ts';
import { createFlowScanner } from '#scanners/flow/index.ts';
import { flowRules } from '#scanners/flow/rules.ts';

export const casesFolder = join(import.meta.dirname, 'fixtures');

/** One case: `cwe-89/<name>.<real|safe>.<py|ts|tsx>`. */
export interface Case {
  readonly path: string;
  readonly cwe: number;
  readonly language: 'python' | 'typescript';
  readonly isReal: boolean;
}
/** How often something was reported in the real and in the safe cases of one weakness. */
export interface Share {
  readonly real: number;
  readonly realFound: number;
  readonly safe: number;
  readonly safeFlagged: number;
}

export function listCases(): readonly Case[] {
  return globSync('cwe-*/*.{py,ts,tsx}', { cwd: casesFolder })
    .map((found) => found.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({
      path,
      cwe: Number(/^cwe-(\d+)/.exec(path)?.[1]),
      language: path.endsWith('.py') ? 'python' : 'typescript',
      isReal: path.includes('.real.'),
    }));
}

/** Scans a folder as one package. */
export async function scanFolder(root: string, files: readonly string[]) {
  const scanner = createFlowScanner(() => loadFlows(join(import.meta.dirname, '../../flows')));
  const request: ScanRequest = {
    root,
    toolRoot: root,
    files,
    allFiles: files,
    read: async (path) => readFileSync(join(root, path), 'utf8'),
    tools: { find: async () => undefined },
    run: async () => {
      throw new Error('data flow runs no tool');
    },
    signal: new AbortController().signal,
  };
  return scanner.scan(request);
}

/** Cases in which data flow reports the weakness of the case, with what it says. */
export async function findFlagged(cases: readonly Case[]): Promise<ReadonlyMap<string, DataFlow>> {
  const { findings } = await scanFolder(
    casesFolder,
    cases.map((one) => one.path),
  );
  const cwes = new Map(cases.map((one) => [one.path, one.cwe]));
  return new Map(
    findings.flatMap(({ rule, place, flow }) => {
      const cwe = flowRules[rule.replace('flow/', '')]?.cwe;
      return flow?.verdict === 'tainted' && cwe === cwes.get(place.path) ? [[place.path, flow] as const] : [];
    }),
  );
}

export function share(cases: readonly Case[], flagged: { has(path: string): boolean }): Share {
  const real = cases.filter((one) => one.isReal);
  const safe = cases.filter((one) => !one.isReal);
  return {
    real: real.length,
    realFound: real.filter((one) => flagged.has(one.path)).length,
    safe: safe.length,
    safeFlagged: safe.filter((one) => flagged.has(one.path)).length,
  };
}
