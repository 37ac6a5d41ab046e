import type { HealCase } from '#core/case.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import { applyEdits } from '#syntax/edits.ts';
import type { VerifiedHeal } from './learning.ts';
import { remedyOf } from '../healing/report.ts';

/** Most heals of one run that are learned from: the record of the rest is kept all the same. */
const mostLessons = 200;

/** Remembers the texts that remedies were made for, so that what held can be learned from. */
export interface Lessons {
  readonly ladder: RemedyLadder<'code'>;
  /** The heals among the cases, each with the file as it was before and as it is with this heal alone. */
  from(cases: readonly HealCase<'code'>[]): readonly VerifiedHeal[];
}

export function makeLessons(
  ladder: RemedyLadder<'code'>,
  contextOf: (finding: CodeFinding) => Promise<CodeContext>,
): Lessons {
  const texts = new Map<string, { readonly before: string; readonly after: string }>();
  return {
    ladder: {
      async find(finding, diagnosis, attempts) {
        const answer = await ladder.find(finding, diagnosis, attempts);
        const { path } = finding.place;
        const edits = answer.remedy?.change.edits.filter((edit) => edit.path === path) ?? [];
        if (edits.length === 0) texts.delete(finding.id);
        else {
          const before = (await contextOf(finding)).text;
          texts.set(finding.id, { before, after: applyEdits(before, edits) });
        }
        return answer;
      },
    },
    from(cases) {
      return cases
        .flatMap((healCase): VerifiedHeal[] => {
          const text = texts.get(healCase.id);
          const remedy = remedyOf(healCase);
          const isHealed = healCase.stage === 'settled' && healCase.outcome.status === 'healed';
          // What a pattern made teaches nothing: its record grows with the case itself.
          if (!isHealed || !text || !remedy || remedy.origin === 'pattern') return [];
          const via = remedy.origin === 'model' ? 'model' : 'heal';
          return [{ ref: healCase.id, via, finding: healCase.finding, ...text }];
        })
        .slice(0, mostLessons);
    },
  };
}
