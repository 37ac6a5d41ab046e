import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HealCase } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import { makeAppendLog } from '#drivers/append-log/append-log.ts';
import { openStore } from '#drivers/store/store.ts';
import { runLoop } from '#loop/runner.ts';
import { makeAuditTrail } from '#observe/audit.ts';
import { atMost } from '#policy/at-most.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { median } from './support/measure.ts';

export const name = 'loop';
export const about =
  'What the loop, the SQLite ledger and the audit trail on disk cost for each case, in a domain that does nothing';
export const goals = { perCaseMs: 5 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const count = isQuick ? 100 : 1000;
  const runs: Driven[] = [];
  for (let round = 1; round <= (isQuick ? 1 : 3); round++) {
    say(`${count} cases, round ${round}`);
    runs.push(await drive(count));
  }
  const ms = median(runs.map((one) => one.ms));
  const cpuMs = median(runs.map((one) => one.cpuMs));
  const movesPerCase = (runs[0]?.moves ?? 0) / count;
  return { cases: count, movesPerCase, perCaseMs: ms / count, perCaseCpuMs: cpuMs / count, totalS: ms / 1000 };
}

interface Driven {
  readonly ms: number;
  /** Of this process: says what the clock cannot when the machine has other work. */
  readonly cpuMs: number;
  readonly moves: number;
}

async function drive(count: number): Promise<Driven> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-bench-'));
  const { ledger } = await openStore(join(folder, 'ledger.sqlite'));
  const audit = makeAuditTrail(makeAppendLog(join(folder, 'audit.jsonl')), ledger);
  try {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const cases: HealCase<'code'>[] = [];
    // As the application opens them: saved, then announced.
    for (let index = 0; index < count; index++) {
      const finding = makeFinding(index);
      const healCase: HealCase<'code'> = { stage: 'detected', id: finding.id, kind: 'code', finding, attempts: [] };
      const moved = { type: 'moved', at: new Date().toISOString(), runId: 'bench', caseId: finding.id } as const;
      await ledger.save(healCase, { ...moved, from: undefined, to: 'detected', healCase });
      void audit.catchUp();
      cases.push(healCase);
    }
    const ended = await runLoop(cases, {
      domain: idleDomain,
      ladder,
      guards: [atMost(count)],
      maxAttempts: 3,
      decide: async () => 'pending',
      runId: 'bench',
      ledger,
      announce: (event) => {
        if (event.type === 'moved') void audit.catchUp();
      },
      now: () => new Date(),
      signal: new AbortController().signal,
      parallel: 5,
      maxRounds: 6,
    });
    await audit.catchUp();
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    const healed = ended.filter((one) => one.stage === 'settled' && one.outcome.status === 'healed').length;
    const { valid, entries, problem } = await audit.verify();
    if (healed !== count || !valid) throw new Error(`${healed} of ${count} healed; audit: ${problem ?? 'valid'}`);
    return { ms, cpuMs: (user + system) / 1000, moves: entries };
  } finally {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const before = Array.from({ length: 12 }, (_, line) => `line ${line} of an ordinary length, as code has it`);

/** As large as a usual finding with a fix of its tool. */
function makeFinding(index: number): CodeFinding {
  const path = `package/module_${index}.py`;
  return {
    id: `h${index.toString(16).padStart(10, '0')}`,
    kind: 'code',
    rule: 'ruff/F401',
    category: 'import',
    priority: 'P2',
    severity: 'low',
    message: '`json` imported but unused',
    fingerprint: `v1:${index.toString(16).padStart(32, '0')}`,
    sources: [{ scanner: 'ruff', rule: 'ruff/F401' }],
    place: { path, line: 1, column: 8, endLine: 1, endColumn: 12 },
    toolFixes: [{ summary: 'Remove it', safety: 'careful', edits: [{ path, start: 0, end: 12, text: '' }] }],
  };
}

const idleDomain: Domain<'code'> = {
  gate: 'merge',
  diagnose: async (finding) => ({
    category: finding.category,
    confidence: 0.9,
    evidence: [finding.message],
    contextRead: [finding.place.path],
  }),
  relocate: async (finding) => finding,
  conflict: (a, b) =>
    a.change.edits.some((edit) =>
      b.change.edits.some((other) => edit.path === other.path && edit.start < other.end && other.start < edit.end),
    ),
  apply: async (_batch, key) => ({ key, ref: 'copy' }),
  verify: async () => ({
    passed: true,
    gates: ['scope', 'syntax', 'honesty', 'findings', 'types', 'suite'].map((gate) => ({
      name: gate,
      passed: true,
      ms: 1,
      detail: '412 passed → 412 passed',
    })),
    culprits: [],
    suspects: [],
    testedBySuite: true,
    suiteRuns: 1,
  }),
  rollback: async () => undefined,
  publish: async () => ({ ref: 'working-tree', final: true }),
};

const ladder: RemedyLadder<'code'> = {
  find: async (finding) => ({
    asked: [
      {
        rung: 'exact',
        said: '',
        considered: [{ origin: 'healer', healer: 'code/remove-unused-import', said: 'has a cure' }],
        ms: 0,
        usd: 0,
      },
    ],
    remedy: {
      id: 'healer:code/remove-unused-import',
      kind: 'code',
      rung: 'exact',
      origin: 'healer',
      healer: 'code/remove-unused-import',
      summary: 'Remove the unused import of json',
      safety: 'careful',
      confidence: 0.8,
      change: { edits: [{ path: finding.place.path, start: 0, end: 12, text: '' }] },
      preview: `--- a/${finding.place.path}\n+++ b/${finding.place.path}\n-import json\n ${before.join('\n ')}\n`,
    },
  }),
};
