import type { Config } from '#config/schema.ts';
import type { Evidence } from '#core/evidence.ts';
import { unmeasured } from '#core/evidence.ts';
import type { HealCase } from '#core/case.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import type { RemedyLadder } from '#core/remedy.ts';
import { makeBenchmark, type Benchmark } from '#domains/code/evidence/benchmark.ts';
import { withEvidence } from '#domains/code/evidence/ladder.ts';
import { countOwn, isQueryRule, sayStatements } from '#domains/code/evidence/statement-counter.ts';
import type { SuiteBench } from '#domains/code/suite-bench.ts';
import type { Workbench } from '#domains/code/workbench.ts';
import { measuredOnly } from '#policy/measured-only.ts';
import type { CopySession } from '../session.ts';

export interface EvidenceParts {
  readonly session: Pick<CopySession, 'copy' | 'tools'>;
  readonly bench: Pick<Workbench, 'text'>;
  readonly config: Pick<Config, 'approvals' | 'categories'>;
  /** False: nothing of the repository is run, so nothing is measured either. */
  readonly tests: boolean;
  readonly signal: AbortSignal;
}
export interface EvidenceOf {
  /** The ladder with figures on the remedies of slow code. */
  ladder(ladder: RemedyLadder<'code'>): RemedyLadder<'code'>;
  guard(suite: SuiteBench, isApproved: (caseId: string) => boolean): Guard;
}

/** True when there are heals ahead of which the statements in the tests are to be counted, before and after. */
export function needsCounting(findings: readonly CodeFinding[]): boolean {
  return findings.some(isQueryRule);
}

/** Figures behind heals that promise to be faster: measured while they are planned, judged before they are tried. */
export function makeEvidence({ session, bench, config, tests, signal }: EvidenceParts): EvidenceOf {
  const text = (path: string) => bench.text(path);
  const idle: Benchmark = { measure: async () => unmeasured('nothing of the repository was run') };
  const isMeasured = tests && config.categories.performance !== 'off';
  const benchmark = isMeasured ? makeBenchmark({ copy: session.copy, tools: session.tools, text, signal }) : idle;
  return {
    ladder: (ladder) => withEvidence(ladder, benchmark),
    guard: (suite, isApproved) =>
      measuredOnly({
        // On their own tree people see the figures and can undo; pull requests ask.
        approvals: config.approvals.performance ?? 'apply',
        isApproved,
        async isCounted(finding) {
          const baseline = await suite.baseline();
          if (!isCodeFinding(finding) || !isQueryRule(finding) || !('tally' in baseline) || !baseline.tally)
            return false;
          return countOwn(finding, (await text(finding.place.path)) ?? '', baseline.tally) > 0;
        },
      }),
  };
}

/** What is known of a case's gain: its figures, and the statements that the tests sent with and without it. */
export function evidenceOf(healCase: HealCase): Evidence | undefined {
  const state = healCase.stage === 'settled' ? healCase.last : healCase;
  const tried = 'remedy' in state ? state.remedy : healCase.attempts.at(-1)?.remedy;
  const statements = 'verification' in state ? state.verification.statements?.[healCase.id] : undefined;
  const evidence = tried?.evidence;
  if (!statements) return evidence;
  const figures = { subject: evidence?.subject ?? '', sizes: evidence?.sizes ?? [] };
  return { verdict: 'gain', said: sayStatements(statements), ...figures, statements };
}

/** Guards are handed heads; a head of kind code is always the whole finding. */
function isCodeFinding(finding: { readonly kind: string }): finding is CodeFinding {
  return finding.kind === 'code' && 'place' in finding;
}
