import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { Mask } from '#core/redact.ts';
import { executionStates, triggers, type RefusedBy } from '#core/replay/execution.ts';
import { findingRungs, lostReasons } from '#core/replay/finding-a-target.ts';
import type { ReplayDecision } from '#core/replay/decision.ts';

/** JSON leaves out what is undefined. */
function maybe<T extends z.ZodType>(type: T) {
  return type.nullish().transform((value) => value ?? undefined);
}
const State = z.enum(executionStates);
const refusals = [...executionStates, 'stopped', 'tripped', 'unreadable'] as const satisfies readonly RefusedBy[];
const actions = ['click', 'drag', 'type', 'press', 'wait', 'focus', 'close'] as const;
const Rung = z.enum(findingRungs);
const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Finding = z.object({
  status: z.enum(['found', 'lost']),
  reason: maybe(z.enum(lostReasons)),
  chosen: maybe(z.object({ rung: Rung, score: z.number(), margin: z.number(), box: Box })),
  thresholds: z.object({
    anchor: z.number(),
    marks: z.number(),
    layout: z.number(),
    text: z.number(),
    margin: z.number(),
    allowAmbiguous: z.boolean(),
    rungs: z.array(Rung),
  }),
  candidates: z.array(z.object({ box: Box, score: z.number(), rung: Rung, against: z.string() })),
  asked: z.array(z.object({ rung: Rung, said: z.string(), ms: z.number() })),
  ms: z.number(),
});
const head = {
  at: z.string(),
  workflow: z.string(),
  run: z.string(),
  state: State,
  version: maybe(z.string()),
  isTest: z.boolean(),
};
const Line: z.ZodType<ReplayDecision> = z.discriminatedUnion('decision', [
  z.object({
    ...head,
    decision: z.literal('step'),
    step: z.string(),
    target: maybe(z.string()),
    action: z.enum(actions),
    parameters: z.array(z.string()),
    status: z.enum(['done', 'failed', 'refused']),
    trigger: maybe(z.enum(triggers)),
    said: z.string(),
    finding: maybe(Finding),
    isConfirmed: maybe(z.boolean()),
    isHealed: z.boolean(),
    ms: z.number(),
  }),
  z.object({
    ...head,
    decision: z.literal('state'),
    from: State,
    to: State,
    reason: z.string(),
    lastedMs: z.number(),
  }),
  z.object({
    ...head,
    decision: z.literal('learn'),
    step: z.string(),
    target: maybe(z.string()),
    isStored: z.boolean(),
    said: z.string(),
  }),
  z.object({
    ...head,
    decision: z.literal('store'),
    did: z.enum(['snapshot', 'promote', 'rollback', 'clean-up', 'standing', 'recover']),
    said: z.string(),
  }),
  z.object({
    ...head,
    decision: z.literal('trip'),
    scope: z.enum(['step', 'workflow', 'global']),
    reason: z.string(),
    report: maybe(z.string()),
    failureCase: maybe(z.string()),
  }),
  z.object({
    ...head,
    decision: z.literal('refused'),
    step: z.string(),
    by: z.enum(refusals),
    said: z.string(),
  }),
  z.object({ ...head, decision: z.literal('note'), said: z.string() }),
]);

/** Undefined for a line that is none of ours. */
export function readLine(text: string): ReplayDecision | undefined {
  const parsed = Line.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/** Characters of a line. What finding saw is given up first, the decision itself never. */
export const longestLine = 12_000;
const longestText = 600;

/** One line without line breaks, bounded whatever is in it. */
export function writeLine(decision: ReplayDecision): string {
  const bounded = cutTexts(decision, longestText);
  const whole = JSON.stringify(bounded);
  if (whole.length <= longestLine) return whole;
  if (bounded.decision === 'step' && bounded.finding) {
    const finding = { ...bounded.finding, candidates: bounded.finding.candidates.slice(0, 2), asked: [] };
    const shorter = JSON.stringify({ ...bounded, finding });
    if (shorter.length <= longestLine) return shorter;
  }
  return JSON.stringify({ ...cutTexts(bounded, 60), ...(bounded.decision === 'step' ? { finding: undefined } : {}) });
}

/** Masks what is said; words of Heal's own stay, whatever a secret may be. */
export function maskSaid(decision: ReplayDecision, mask: Mask): ReplayDecision {
  const visit = (one: unknown, key: string, depth: number): unknown => {
    if (typeof one === 'string') {
      const isSaid = key === 'said' || key === 'against' || (key === 'reason' && depth === 1);
      return isSaid ? mask(one) : one;
    }
    if (Array.isArray(one)) return one.map((child) => visit(child, key, depth));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, child]) => [name, visit(child, name, depth + 1)]));
  };
  // Only texts are replaced, by texts: the shape stays.
  return visit(decision, '', 0) as ReplayDecision;
}

function cutTexts<T>(value: T, longest: number): T {
  const visit = (one: unknown): unknown => {
    if (typeof one === 'string') return one.length > longest ? `${one.slice(0, longest - 1).toWellFormed()}…` : one;
    if (Array.isArray(one)) return one.slice(0, 50).map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, visit(child)]));
  };
  // Texts become shorter and lists too: the shape stays.
  return visit(value) as T;
}
