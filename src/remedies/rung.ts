import type { CodeFinding, Safety } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Attempt, Diagnosis, LeftAlone, Origin, Proposal, Rung, RungReport } from '#core/remedy.ts';

/** One cure that a rung could try; nothing is known yet of whether it fits. */
export interface Candidate {
  /** Unique among the remedies of one case: `<origin>:<name>[#n]`. */
  readonly id: string;
  readonly origin: Origin;
  /** The name that people see and records are kept under. */
  readonly healer: string;
  readonly safety: Safety;
  /** 0–1: how sure its rung is that it is about this fault at all. Absent: it answers the finding by name. */
  readonly likeness?: number;
  /** Undefined when it does not bind at the finding's place. */
  propose(): Promise<Proposal<'code'> | LeftAlone | undefined>;
}
export interface Question {
  readonly finding: CodeFinding;
  readonly diagnosis: Diagnosis;
  readonly context: CodeContext;
  /** What was tried for this case and failed, with the gates that said so. */
  readonly attempts: readonly Attempt[];
  /** What the rungs below this one said: why healers that know the rule left the finding alone. */
  readonly asked?: readonly RungReport[];
}
/** One tier of the ladder. A rung that is broken answers nothing and says why: it never stops a heal. */
export interface LadderRung {
  readonly rung: Rung;
  ask(question: Question): Promise<RungAnswer>;
}
export interface RungAnswer {
  /** Best first. They are asked one after the other; what nobody reaches costs nothing. */
  readonly candidates: readonly Candidate[];
  /** What was looked for and found, in a sentence; empty when the candidates say it all. */
  readonly said: string;
  /** What asking and proposing cost so far. */
  readonly spentUsd?: () => number;
}
