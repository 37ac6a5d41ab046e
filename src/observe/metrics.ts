import { categories, type Category } from '#core/finding.ts';
import type { RecordedEvent } from '#core/ports/ledger.ts';

/** What the numbers need of one move; everything else of it is let go. */
export type Fact =
  | { readonly what: 'detected'; readonly at: string; readonly caseId: string; readonly category: Category }
  | {
      readonly what: 'settled';
      readonly at: string;
      readonly caseId: string;
      readonly category: Category;
      readonly rule: string;
      readonly status: string;
      readonly reason: string;
      /** Who thought of the cure that held; undefined where none did. */
      readonly origin: string | undefined;
      readonly rung: string | undefined;
      /** Remedies that were tried, and those of them that passed every gate. */
      readonly tried: number;
      readonly held: number;
    };

export function readFact({ event }: RecordedEvent): Fact | undefined {
  const { at, caseId, healCase } = event;
  const { category, rule } = healCase.finding;
  if (healCase.stage === 'detected') return { what: 'detected', at, caseId, category };
  // A heal that a person took back was counted when it was made.
  if (healCase.stage !== 'settled' || event.from === 'settled') return undefined;
  const { status, reason } = healCase.outcome;
  const held = 'verification' in healCase.last ? 1 : 0;
  const remedy = held === 1 && 'remedy' in healCase.last ? healCase.last.remedy : undefined;
  return {
    what: 'settled',
    at,
    caseId,
    category,
    rule,
    status,
    reason,
    origin: remedy?.origin,
    rung: remedy?.rung,
    tried: healCase.attempts.length + held,
    held,
  };
}

export interface Measures {
  /** Findings that runs met. */
  readonly found: number;
  readonly healed: number;
  /** Verified, and waiting for a person's yes. */
  readonly waiting: number;
  readonly rolledBack: number;
  readonly escalated: number;
  readonly leftAlone: number;
  /** Healed, of what was found; undefined when nothing was. */
  readonly autoFixRate: number | undefined;
  /** Remedies that passed every gate, of those that were tried. */
  readonly successRate: number | undefined;
  /** Cures that were known before and not asked of a model, of those that held. */
  readonly reuseRate: number | undefined;
  readonly byCategory: readonly { readonly category: Category; readonly found: number; readonly healed: number }[];
  readonly byOrigin: Readonly<Record<string, number>>;
  readonly byRung: Readonly<Record<string, number>>;
  /** What was found most and not healed. */
  readonly topErrors: readonly { readonly rule: string; readonly open: number }[];
}

const mostErrors = 10;

/** The numbers of what happened at `from` or later; a case that several runs met counts once, as it stands last. */
export function measure(facts: readonly Fact[], from: string): Measures {
  const recent = facts.filter(({ at }) => at >= from);
  const settled = recent.filter((fact) => fact.what === 'settled');
  const last = [...new Map(settled.map((fact) => [fact.caseId, fact])).values()];
  const found = new Map(recent.map((fact) => [fact.caseId, fact.category]));
  const healed = last.filter(({ status }) => status === 'healed');
  const held = last.filter((fact) => fact.held > 0);
  const count = (test: (fact: (typeof last)[number]) => boolean) => last.filter(test).length;
  const waiting = count(({ reason }) => reason === 'needs-approval');
  const gone = count(({ reason }) => reason === 'gone-by-itself');
  return {
    found: found.size,
    healed: healed.length,
    waiting,
    rolledBack: count(({ status }) => status === 'rolled-back'),
    escalated: count(({ status }) => status === 'escalated'),
    leftAlone: count(({ status }) => status === 'skipped') - waiting - gone,
    autoFixRate: share(healed.length, found.size),
    successRate: share(sum(settled.map((fact) => fact.held)), sum(settled.map((fact) => fact.tried))),
    reuseRate: share(held.filter(({ origin }) => origin !== 'model').length, held.length),
    byCategory: categories
      .map((category) => ({
        category,
        found: [...found.values()].filter((one) => one === category).length,
        healed: healed.filter((fact) => fact.category === category).length,
      }))
      .filter((row) => row.found > 0),
    byOrigin: countBy(healed.map(({ origin }) => origin ?? 'unknown')),
    byRung: countBy(healed.map(({ rung }) => rung ?? 'unknown')),
    topErrors: Object.entries(
      countBy(
        last.filter(({ status, reason }) => status !== 'healed' && reason !== 'gone-by-itself').map(({ rule }) => rule),
      ),
    )
      .map(([rule, open]) => ({ rule, open }))
      .toSorted((a, b) => b.open - a.open || (a.rule < b.rule ? -1 : 1))
      .slice(0, mostErrors),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
