import type { CodeFinding } from '#core/finding.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import type { Benchmark } from './benchmark.ts';

/** A ladder whose remedies for slow code carry what was measured of them. */
export function withEvidence(
  ladder: RemedyLadder<'code'>,
  benchmark: Benchmark,
  isWanted: (finding: CodeFinding) => boolean = isSlow,
): RemedyLadder<'code'> {
  return {
    async find(finding, diagnosis, attempts) {
      const answer = await ladder.find(finding, diagnosis, attempts);
      const { remedy } = answer;
      // What a tool calls safe is done for tidiness as much as for speed.
      const isTidiness = remedy?.origin === 'tool' && remedy.safety === 'safe';
      if (!remedy || isTidiness || !isWanted(finding)) return answer;
      return { ...answer, remedy: { ...remedy, evidence: await benchmark.measure(finding, remedy) } };
    },
  };
}

export function isSlow({ category }: Pick<CodeFinding, 'category'>): boolean {
  return category === 'performance';
}
