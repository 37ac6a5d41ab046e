import { unmeasured, type Evidence } from '#core/evidence.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Remedy, RemedyLadder } from '#core/remedy.ts';
import type { Benchmark } from './benchmark.ts';
import { isQueryRule } from './statement-counter.ts';

/** A ladder whose remedies for slow code carry what was measured of them. */
export function withEvidence(ladder: RemedyLadder<'code'>, benchmark: Benchmark): RemedyLadder<'code'> {
  const gather = async (finding: CodeFinding, remedy: Remedy<'code'>): Promise<Evidence | undefined> => {
    if (finding.category !== 'performance') return undefined;
    // What a tool calls safe is done for tidiness as much as for speed.
    if (remedy.origin === 'tool' && remedy.safety === 'safe') return undefined;
    // A made-up database would say nothing; the tests have a real one, and their statements are counted.
    if (isQueryRule(finding)) return unmeasured('no test leads to its queries');
    return benchmark.measure(finding, remedy);
  };
  return {
    async find(finding, diagnosis, attempts) {
      const answer = await ladder.find(finding, diagnosis, attempts);
      const evidence = answer.remedy && (await gather(finding, answer.remedy));
      return answer.remedy && evidence ? { ...answer, remedy: { ...answer.remedy, evidence } } : answer;
    },
  };
}
