import { messageOf } from '#core/errors.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { LearnedFrom } from '#core/pattern.ts';
import type { Acts } from '#core/ports/acts.ts';
import type { PatternLibrary } from '#core/ports/pattern-library.ts';
import { learn } from '#remedies/learn/learn.ts';
import type { LearningPair, RejectedCure } from '#remedies/learn/pair.ts';
import { languageOf } from '#syntax/parse.ts';
import { keepLearned, linksOf } from './library.ts';

/** A heal that passed every gate and was published, or the cure that a person made or changed. */
export interface VerifiedHeal {
  /** A case id or a commit. */
  readonly ref: string;
  readonly via: LearnedFrom['via'];
  readonly finding: CodeFinding;
  /** Whole texts of the finding's file. */
  readonly before: string;
  readonly after: string;
  /** Findings of the same rule in `before` that are still there. */
  readonly leftAlone?: readonly CodeFinding[];
}
export interface RejectedHeal {
  readonly finding: CodeFinding;
  readonly before: string;
}
export interface LearningParts {
  readonly library: PatternLibrary;
  readonly now: () => Date;
  /** The repository's mask: true for text that holds what it hides. */
  readonly isSecret?: (text: string) => boolean;
  /** For the audit trail. */
  readonly acts?: Pick<Acts, 'add'>;
}
export interface LearningOutcome {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly { readonly id: string; readonly why: string }[];
  /** `not-at-the-finding: Nothing changed …`, one for each heal that nothing was learned from. */
  readonly refused: readonly { readonly ref: string; readonly why: string }[];
  /** What broke: the library could not be read in part, or written. A heal is never held up by it. */
  readonly problems: readonly string[];
}

/**
 * Learns from heals that were published, and unlearns what a person rejected. What patterns made themselves teaches
 * nothing new but lengthens their record, so that all heals may be handed in. Never throws: a heal stands whatever
 * becomes of the lesson.
 */
export async function learnFromHeals(
  heals: readonly VerifiedHeal[],
  rejected: readonly RejectedHeal[],
  { library, now, isSecret, acts }: LearningParts,
): Promise<LearningOutcome> {
  const nothing = { added: [], changed: [], removed: [], refused: [] };
  if (heals.length === 0 && rejected.length === 0) return { ...nothing, problems: [] };
  const at = now().toISOString();
  const tell = async (about: string, detail: string) => acts?.add({ what: 'library', at, about, detail });
  try {
    const { entries, problems } = await library.load();
    const learned = learn(entries, heals.flatMap(toPair), {
      now: at,
      linksOf,
      rejected: rejected.flatMap(toRejected),
      ...(isSecret ? { isSecret } : {}),
    });
    await keepLearned(library, learned);
    for (const { pattern } of learned.added) await tell(pattern.id, 'learned from a verified heal');
    for (const { pattern } of learned.changed) await tell(pattern.id, 'has a longer record');
    for (const { id, why } of learned.removed) await tell(id, why);
    return {
      added: learned.added.map(({ pattern }) => pattern.id),
      changed: learned.changed.map(({ pattern }) => pattern.id),
      removed: learned.removed,
      refused: learned.refused.map(({ pair, refusal }) => ({
        ref: pair.ref,
        why: `${refusal.refused}: ${refusal.detail}`,
      })),
      problems,
    };
  } catch (error) {
    return { ...nothing, problems: [`Nothing was learned: ${messageOf(error)}`] };
  }
}

function toPair({ finding, before, after, via, ref, leftAlone = [] }: VerifiedHeal): LearningPair[] {
  const cure = toRejected({ finding, before });
  return cure.map((one) => ({ ...one, after, via, ref, leftAlone: leftAlone.map(({ place }) => place) }));
}

function toRejected({ finding, before }: RejectedHeal): RejectedCure[] {
  const { path } = finding.place;
  const language = languageOf(path);
  if (language === undefined) return [];
  const rules = [...new Set([finding.rule, ...finding.sources.map(({ rule }) => rule)])];
  return [{ language, path, before, finding: { rules, message: finding.message, place: finding.place } }];
}
