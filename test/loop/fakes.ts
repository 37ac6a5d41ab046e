import type { HealCase } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import type { Verification } from '#core/verification.ts';
import type { HealEvent } from '#core/event.ts';
import type { Change, Finding, Kind, Place } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import { runLoop, type LoopParts } from '#loop/runner.ts';

/** A world in which cases with certain ids fail verification; counts what the loop asks of it. */
export interface FakeWorld<K extends Kind> {
  readonly parts: LoopParts<K>;
  readonly events: HealEvent[];
  readonly trials: string[][];
  readonly published: string[];
  readonly rolledBack: string[];
}
export interface FakeOptions<K extends Kind> {
  readonly kind: K;
  readonly change: Change<K>;
  readonly bad?: readonly string[];
  readonly suspects?: (bad: readonly string[]) => readonly string[];
  readonly gate?: 'apply' | 'merge';
  readonly pendingOnce?: boolean;
  readonly guards?: readonly Guard[];
  readonly signal?: AbortSignal;
  /** Ids whose remedies clash with each other. */
  readonly clashing?: readonly string[];
  readonly remediesPerCase?: number;
  readonly beforeMove?: (event: HealEvent) => void;
}

export function makeFakeWorld<K extends Kind>(options: FakeOptions<K>): FakeWorld<K> {
  const events: HealEvent[] = [];
  const trials: string[][] = [];
  const published: string[] = [];
  const rolledBack: string[] = [];
  let isFirstAnswer = true;
  const domain: Domain<K> = {
    gate: options.gate ?? 'merge',
    diagnose: async () => ({ category: 'fake', confidence: 1, evidence: ['seen'], contextRead: ['a'] }),
    relocate: async (finding) => finding,
    conflict: (a, b) => [a, b].every((remedy) => (options.clashing ?? []).some((id) => remedy.summary.includes(id))),
    apply: async (batch, key) => {
      trials.push(batch.map(({ finding }) => finding.rule));
      return { key, ref: key };
    },
    verify: async (batch): Promise<Verification | 'pending'> => {
      if (options.pendingOnce && isFirstAnswer) {
        isFirstAnswer = false;
        return 'pending';
      }
      const failing = batch.filter(({ finding }) => options.bad?.includes(finding.rule)).map(({ id }) => id);
      const passed = failing.length === 0;
      const gates = [{ name: 'suite', passed, ms: 1, detail: passed ? '3 passed' : '1 broken' }];
      const suspects = passed ? [] : (options.suspects?.(failing) ?? []);
      return { passed, gates, culprits: [], suspects, testedBySuite: true, suiteRuns: 1 };
    },
    rollback: async (receipt) => {
      rolledBack.push(receipt.key);
    },
    publish: async (batch) => {
      published.push(...batch.map(({ finding }) => finding.rule));
      return { ref: 'here', final: true };
    },
  };
  const ladder: RemedyLadder<K> = {
    find: async (finding, _diagnosis, attempts) => {
      if (attempts.length >= (options.remediesPerCase ?? 1)) return { remedy: undefined, asked: [] };
      const id = `healer:fake#${attempts.length}`;
      const summary = `Cure ${finding.rule}`;
      return {
        asked: [],
        remedy: {
          id,
          kind: options.kind,
          rung: 'exact',
          origin: 'healer',
          healer: 'fake',
          summary,
          safety: 'safe',
          confidence: 1,
          change: options.change,
          preview: '',
        },
      };
    },
  };
  const parts: LoopParts<K> = {
    domain,
    ladder,
    guards: options.guards ?? [],
    maxAttempts: 3,
    decide: async () => 'pending',
    runId: 'run',
    // Through JSON at every move: what cannot be stored cannot be resumed.
    ledger: { save: async (healCase) => JSON.stringify(healCase).length },
    announce: (event) => {
      options.beforeMove?.(event);
      events.push(event);
    },
    now: () => new Date(0),
    signal: options.signal ?? new AbortController().signal,
    parallel: 5,
    maxRounds: 5,
  };
  return { parts, events, trials, published, rolledBack };
}

export function makeCase<K extends Kind>(
  kind: K,
  rule: string,
  place: Place<K>,
  extra: Partial<Finding<K>> = {},
): HealCase<K> {
  const finding: Finding<K> = {
    id: rule,
    kind,
    rule,
    category: 'style',
    priority: 'P2',
    severity: 'low',
    message: rule,
    fingerprint: rule,
    sources: [],
    place,
    toolFixes: [],
    ...extra,
  };
  return { stage: 'detected', id: rule, kind, finding, attempts: [] };
}

export const codePlace: Place<'code'> = { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 };

/** Runs to the end, through JSON between two runs. */
export async function drive<K extends Kind>(
  cases: readonly HealCase<K>[],
  parts: LoopParts<K>,
): Promise<readonly HealCase<K>[]> {
  return runLoop(JSON.parse(JSON.stringify(cases)) as HealCase<K>[], parts);
}
