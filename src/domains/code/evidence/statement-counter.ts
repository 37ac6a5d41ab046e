import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StatementCount } from '#core/evidence.ts';
import type { CodeFinding } from '#core/finding.ts';
import { parseJson } from '#core/json.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import { languageOf } from '#syntax/parse.ts';
import { nodeCounter } from './count-node.ts';
import { pythonCounter } from './count-python.ts';
import { nameJavaScriptSubject } from './javascript-subject.ts';
import { findPythonSubject } from './subject.ts';

/** Statements of one run of the tests, by `<path>:<function>` that was running when they were sent; '' for all. */
export type Tally = Readonly<Record<string, number>>;

export interface CountedRun<T> {
  readonly result: T;
  readonly tally: Tally;
}
const careMs = 30_000;
/** The first Node that takes `--import` and registers what it needs. */
const oldestNode = { major: 20, minor: 6 };

/**
 * Runs something in the copy while the statements that it sends to a database are counted. What counts lies in a folder
 * of the copy, and is gone afterwards; programs find it through their environment.
 */
export async function countStatements<T>(
  copy: SandboxCopy,
  work: (counting: SandboxCopy) => Promise<T>,
): Promise<CountedRun<T>> {
  const name = `.heal-count-${randomBytes(6).toString('hex')}`;
  const folder = path.join(copy.toolRoot, name);
  await copy.write(`${name}/sitecustomize.py`, Buffer.from(pythonCounter));
  await copy.write(`${name}/count.mjs`, Buffer.from(nodeCounter));
  await copy.write(`${name}/counts/about.txt`, Buffer.from('Made by Heal for one run of the tests.\n'));
  const nodeOption = (await isNodeNew(copy)) ? `--import=${pathToFileURL(path.join(folder, 'count.mjs')).href}` : '';
  const counting: SandboxCopy = {
    ...copy,
    run: (tool, signal) => {
      const env = {
        ...tool.env,
        HEAL_COUNT_ROOT: copy.toolRoot,
        PYTHONPATH: [folder, tool.env?.['PYTHONPATH']].filter(Boolean).join(path.delimiter),
        ...(nodeOption === '' ? {} : { NODE_OPTIONS: `${tool.env?.['NODE_OPTIONS'] ?? ''} ${nodeOption}`.trim() }),
      };
      return copy.run({ ...tool, env }, signal);
    },
  };
  try {
    const result = await work(counting);
    return { result, tally: await readTally(copy, folder) };
  } finally {
    await runNode(copy, 'require("fs").rmSync(process.argv[1], { recursive: true, force: true })', folder);
  }
}

/** What the function of a finding sent, or had sent, during the tests. */
export function countOwn(finding: CodeFinding, text: string, tally: Tally): number {
  const { place } = finding;
  const find = languageOf(place.path) === 'python' ? findPythonSubject : nameJavaScriptSubject;
  const subject = find(place, text);
  return 'why' in subject ? 0 : (tally[`${place.path}:${subject.name}`] ?? 0);
}

export function compareTallies(finding: CodeFinding, text: string, before: Tally, after: Tally): StatementCount {
  return {
    before: before[''] ?? 0,
    after: after[''] ?? 0,
    ownBefore: countOwn(finding, text, before),
    ownAfter: countOwn(finding, text, after),
  };
}

/** `its queries in the tests 400 → 1, all 412 → 31`. */
export function sayStatements({ before, after, ownBefore, ownAfter }: StatementCount): string {
  return `its statements in the tests ${ownBefore} → ${ownAfter}, all ${before} → ${after}`;
}

export function isQueryRule({ rule, sources }: Pick<CodeFinding, 'rule' | 'sources'>): boolean {
  return [rule, ...sources.map((source) => source.rule)].some((one) => one.endsWith('n-plus-one'));
}

/** Read inside, where a link that the tests put there leads to nothing that they could not have read. */
async function readTally(copy: SandboxCopy, folder: string): Promise<Tally> {
  const script = `const fs = require('fs'), path = require('path'), folder = path.join(process.argv[1], 'counts');
    for (const name of fs.readdirSync(folder)) if (name.endsWith('.json')) console.log(fs.readFileSync(path.join(folder, name), 'utf8'));`;
  const totals: Record<string, number> = {};
  for (const line of (await runNode(copy, script, folder)).split('\n')) {
    const counts = parseJson(line);
    if (typeof counts !== 'object' || counts === null) continue;
    for (const [name, count] of Object.entries(counts))
      if (typeof count === 'number' && Number.isSafeInteger(count) && count > 0)
        totals[name] = (Object.hasOwn(totals, name) ? (totals[name] ?? 0) : 0) + count;
  }
  return totals;
}

async function runNode(copy: SandboxCopy, script: string, folder: string): Promise<string> {
  const argv = [process.execPath, '-e', script, folder];
  const result = await copy.run({ argv, timeoutMs: careMs, maxOutputBytes: 16_000_000 });
  return result.status === 'exited' && result.code === 0 ? result.stdout : '';
}

/** An older one would not start with an option that it does not know. */
async function isNodeNew(copy: SandboxCopy): Promise<boolean> {
  const { stdout } = await copy.run({ argv: ['node', '--version'], timeoutMs: careMs });
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > oldestNode.major || (Number(major) === oldestNode.major && Number(minor) >= oldestNode.minor);
}
