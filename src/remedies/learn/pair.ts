import type { CodePlace, Language } from '#core/finding.ts';
import type { LearnedFrom } from '#core/pattern.ts';

/** One fault that somebody cured: the file before and after, and what was found before and is gone after. */
export interface LearningPair {
  readonly language: Language;
  /** Only its name and ending count; it is not kept. */
  readonly path: string;
  /** Whole texts of the file. */
  readonly before: string;
  readonly after: string;
  readonly finding: CuredFinding;
  /** Findings of the same rule in `before` that are still there in `after`: whoever cured this one let them be. */
  readonly leftAlone?: readonly CodePlace[];
  readonly via: LearnedFrom['via'];
  /** A case id or a commit. */
  readonly ref: string;
}
export interface CuredFinding {
  /** The finding's own rule first, then what other tools call it. */
  readonly rules: readonly string[];
  readonly message: string;
  readonly place: CodePlace;
}
/** A cure that a person did not want: nothing that is learned may make it again. */
export interface RejectedCure {
  readonly language: Language;
  readonly path: string;
  readonly before: string;
  readonly finding: CuredFinding;
}

/** Why nothing was learned from a pair. */
export const refusals = [
  'too-large',
  'does-not-parse',
  'nothing-changed',
  'not-at-the-finding',
  'imports-only',
  'several-statements',
  'only-removes-or-adds',
  'leans-on-other-changes',
  'holds-a-secret',
  'holds-a-comment',
  'suppresses',
  'says-nothing',
  'changes-too-much',
  'does-not-reproduce',
  'over-general',
  'not-always-wanted',
  'does-not-conform',
] as const;
export type RefusalReason = (typeof refusals)[number];
export interface Refusal {
  readonly refused: RefusalReason;
  /** For people, with the names that matter. */
  readonly detail: string;
}

/** What bounds the work on one pair: a hostile file costs no more than a large one. */
export const limits = {
  /** UTF-16 units of each text. */
  textLength: 200_000,
  /** Changes in the rest of the file: more, and the commit is about something else. */
  changesElsewhere: 60,
  /** Of the syntax tree, on the way from the file to the change. */
  depth: 120,
  /** Of one node. */
  children: 12_000,
  /** Children of one node that are compared with each other. */
  siblings: 400,
  /** Of the code that a pattern is made of. */
  lines: 10,
  tokens: 80,
  holes: 9,
  nodes: 400,
  /** How often the enclosing code is taken in when the smaller one makes no pattern. */
  levels: 4,
  /** Of each side of an example. */
  exampleLines: 30,
  /** Kept with a pattern. */
  examples: 12,
  /** Patterns of one rule and language that are compared with each other. */
  patternsOfRule: 60,
} as const;

export function refuse(refused: RefusalReason, detail: string): Refusal {
  return { refused, detail };
}
/** Words and signs, without white space, commas before a closing bracket, and line continuations. */
export function tokensOf(text: string): string[] {
  const tokens = text.replace(/\\\r?\n/g, ' ').match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  return tokens.filter((token, at) => !(token === ',' && /^[)\]}]$/.test(tokens[at + 1] ?? '')));
}
export function normalise(text: string): string {
  return tokensOf(text).join(' ');
}
