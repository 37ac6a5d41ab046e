import type { Safety } from '#core/finding.ts';
import type { Pattern } from '#core/pattern.ts';
import type { LikenessHit, PatternIndex } from '#core/ports/pattern-index.ts';
import { describeFinding } from './likeness.ts';
import { answersFinding, tryPattern } from './patterns.ts';
import type { Candidate, LadderRung, Question } from './rung.ts';

export interface SemanticParts {
  readonly index: PatternIndex;
  /** Every pattern that may be offered; hits on others are passed over. */
  readonly patterns: readonly Pattern[];
  /** Least likeness, 0–1. Chosen by measurement: see `docs/results.md`, Retrieval. */
  readonly minScore?: number;
  /** Most patterns that are offered for one finding. */
  readonly most?: number;
}
export const likeEnough = 0.38;
const offered = 5;
/** A finding about more lines is about none of them: anything would bind somewhere in it. */
const mostLines = 20;

/**
 * The semantic rung: patterns whose rules do not name the finding's, found because they are about the same thing.
 * Likeness is a hint and no more: the pattern must bind at the place, and is never safer than `careful`.
 */
export function makeSemanticRung({
  index,
  patterns,
  minScore = likeEnough,
  most = offered,
}: SemanticParts): LadderRung {
  const byId = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  return {
    rung: 'semantic',
    async ask(question) {
      const { finding, context } = question;
      const { line, endLine } = finding.place;
      if (endLine - line >= mostLines)
        return { candidates: [], said: `Not looked: it is about ${endLine - line + 1} lines.` };
      // Those that answer the finding were asked by the exact rung: so many more are looked for.
      const asked = new Set(patterns.filter((pattern) => answersFinding(pattern, finding)));
      const hits = await index.search(describeFinding(finding, context), most + asked.size);
      const found = hits.flatMap((hit) => {
        const pattern = byId.get(hit.patternId);
        return pattern === undefined || asked.has(pattern) ? [] : [{ hit, pattern }];
      });
      const like = found.filter(({ hit }) => hit.score >= minScore).slice(0, most);
      return {
        candidates: like.map(({ pattern, hit }) => makeCandidate(pattern, hit.score, question)),
        said: describeSearch(found[0]?.hit, like.length, patterns.length, index.problem()),
      };
    },
  };
}

function makeCandidate(pattern: Pattern, likeness: number, { finding, context }: Question): Candidate {
  return {
    id: `pattern:${pattern.id}`,
    origin: 'pattern',
    healer: pattern.id,
    safety: atLeastCareful(pattern.safety),
    likeness: Math.min(likeness, 1),
    async propose() {
      const proposal = await tryPattern(pattern, finding, context);
      if (proposal === undefined || 'leftAlone' in proposal) return proposal;
      return { ...proposal, safety: atLeastCareful(proposal.safety ?? pattern.safety) };
    },
  };
}

/** What was written for another rule is not known to keep behaviour here. */
function atLeastCareful(safety: Safety): Safety {
  return safety === 'safe' ? 'careful' : safety;
}

function describeSearch(
  best: LikenessHit | undefined,
  like: number,
  looked: number,
  problem: string | undefined,
): string {
  if (problem !== undefined) return `Could not look for similar faults: ${problem}`;
  const among = `Looked among ${looked} pattern${looked === 1 ? '' : 's'}`;
  if (best === undefined) return `${among}; none of another rule is like this.`;
  const score = best.score.toFixed(2);
  return like === 0
    ? `${among}; the most similar, ${best.patternId} (${score}), is not similar enough.`
    : `${among}; ${like} ${like === 1 ? 'is' : 'are'} similar, most of all ${best.patternId} (${score}).`;
}
