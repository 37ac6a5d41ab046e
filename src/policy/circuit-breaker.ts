import { askCircuit, closedCircuit, noteFailure, noteSuccess, type Circuit, type CircuitRule } from '#core/circuit.ts';
import type { FindingHead } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import type { RecordEntry, RecordKind } from '#core/record.ts';
import type { RemedyHead } from '#core/remedy.ts';

export interface BreakerPolicy {
  /** Heals of one healer, or for one rule, that people took back. */
  readonly reverts: number;
  /** The same for all heals together. */
  readonly revertsOverall: number;
  /** Heals of one healer, or for one rule, that failed verification. */
  readonly rolledBack: number;
  readonly windowMinutes: number;
  readonly coolDownMinutes: number;
}
export interface CircuitBreakerParts {
  readonly policy: BreakerPolicy;
  /**
   * What became of heals here. The circuits follow from it alone: they outlive every process, and all workers that share
   * the record share them.
   */
  readonly entries: readonly RecordEntry[];
  now(): Date;
  /** True for the one case that a person said yes to. */
  isApproved(caseId: string): boolean;
}

/**
 * Stops after too much of one thing went wrong in a short time, whoever's fault it is. Once it has cooled down, one heal
 * in each run is let through, until one holds.
 */
export function circuitBreaker({ policy, entries, now, isApproved }: CircuitBreakerParts): Guard {
  const known = new Map<string, Circuit>();
  return {
    name: 'circuit-breaker',
    judge(finding, remedy) {
      if (isApproved(finding.id)) return { allow: 'yes' };
      const nowMs = now().getTime();
      for (const wire of wiresOf(finding, remedy, policy)) {
        const key = `${wire.tripped.name} ${wire.about}`;
        const asked = askCircuit(known.get(key) ?? replay(entries, wire, nowMs), finding.id, nowMs, wire.rule);
        known.set(key, asked.circuit);
        if (asked.may) continue;
        const wait =
          asked.circuit.state === 'open' ? `for another ${sayMinutes(asked.waitMs)}` : 'until another heal of it holds';
        return {
          allow: 'no',
          by: 'circuit-breaker',
          reason: 'breaker-open',
          detail: `${wire.about} ${wire.tripped.times} ${wire.rule.failures} times within ${policy.windowMinutes} minutes: no more of them ${wait}.${wire.wayOut}`,
        };
      }
      return { allow: 'yes' };
    },
  };
}

/** One circuit, and what lets it trip. */
interface Wire {
  /** For people, the beginning of a sentence. */
  readonly about: string;
  readonly tripped: typeof takenBack | typeof rolledBack;
  readonly rule: CircuitRule;
  /** What a person can do at once. */
  readonly wayOut: string;
  isAbout(entry: RecordEntry): boolean;
}
const takenBack = {
  name: 'taken-back',
  times: 'were taken back',
  failures: ['rejected', 'reverted'],
  successes: ['kept'],
} as const satisfies Tripped;
const rolledBack = {
  name: 'rolled-back',
  times: 'failed verification',
  failures: ['rolled-back'],
  successes: ['verified', 'kept'],
} as const satisfies Tripped;
interface Tripped {
  readonly name: string;
  readonly times: string;
  readonly failures: readonly RecordKind[];
  readonly successes: readonly RecordKind[];
}

function wiresOf(finding: FindingHead, remedy: RemedyHead, policy: BreakerPolicy): readonly Wire[] {
  const ofHealer = ({ remedy: name, origin }: RecordEntry) => name === remedy.healer && origin === remedy.origin;
  const ofRule = ({ rule }: RecordEntry) => rule === finding.rule;
  const ruleFor = (failures: number): CircuitRule => {
    return { failures, spanMs: policy.windowMinutes * 60_000, coolDownMs: policy.coolDownMinutes * 60_000 };
  };
  const healer = {
    about: `Heals by ${remedy.healer}`,
    isAbout: ofHealer,
    wayOut: ` To go on at once: heal unquarantine ${remedy.healer}`,
  };
  const others = { wayOut: ' Its limits are under breaker in the configuration.' };
  const rule = { about: `Heals for ${finding.rule}`, isAbout: ofRule, ...others };
  return [
    { ...healer, tripped: rolledBack, rule: ruleFor(policy.rolledBack) },
    { ...rule, tripped: rolledBack, rule: ruleFor(policy.rolledBack) },
    { ...healer, tripped: takenBack, rule: ruleFor(policy.reverts) },
    { ...rule, tripped: takenBack, rule: ruleFor(policy.reverts) },
    {
      about: 'Heals of any kind',
      tripped: takenBack,
      rule: ruleFor(policy.revertsOverall),
      isAbout: () => true,
      ...others,
    },
  ];
}

/** Runs a circuit through the record, as it would have been had it always been there. */
function replay(entries: readonly RecordEntry[], { tripped, rule, isAbout }: Wire, nowMs: number): Circuit {
  // Commits bear the time of whoever made them: none of it is later than now.
  const timeOf = (entry: RecordEntry) => Math.min(Date.parse(entry.at), nowMs);
  const failures: readonly RecordKind[] = tripped.failures;
  const successes: readonly RecordKind[] = tripped.successes;
  const released = lastReleases(entries);
  const told = entries
    .filter((entry) => isAbout(entry) && !Number.isNaN(timeOf(entry)))
    .filter((entry) => timeOf(entry) > (released.get(entry.remedy) ?? -Infinity))
    .toSorted((a, b) => timeOf(a) - timeOf(b));
  /** A heal that was taken back in two ways was taken back once. */
  const counted = new Set<string>();
  let circuit = closedCircuit;
  for (const entry of told) {
    const at = timeOf(entry);
    const isFailure = failures.includes(entry.kind);
    if (!isFailure && !successes.includes(entry.kind)) continue;
    if (isFailure && counted.has(entry.caseId)) continue;
    if (isFailure) counted.add(entry.caseId);
    circuit = askCircuit(circuit, entry.caseId, at, rule).circuit;
    circuit = isFailure ? noteFailure(circuit, entry.caseId, at, rule) : noteSuccess(circuit, entry.caseId);
  }
  // Nobody of an earlier run is still at it: the next heal may try.
  return circuit.state === 'half-open' ? { state: 'open', sinceMs: circuit.sinceMs - rule.coolDownMs } : circuit;
}

/** `heal unquarantine` wipes the slate of a remedy clean, here as well. */
function lastReleases(entries: readonly RecordEntry[]): ReadonlyMap<string, number> {
  const withdrawn = new Set(entries.filter(({ kind }) => kind === 'withdrawn').map(({ caseId }) => caseId));
  const releases = entries.filter(({ kind, caseId }) => kind === 'released' && !withdrawn.has(caseId));
  const last = new Map<string, number>();
  for (const { remedy, at } of releases) last.set(remedy, Math.max(Date.parse(at), last.get(remedy) ?? -Infinity));
  return last;
}

function sayMinutes(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes === 1 ? 'minute' : `${minutes} minutes`;
}
