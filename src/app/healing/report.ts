import type { HealCase, Settled } from '#core/case.ts';
import type { CodeFinding, DataFlow } from '#core/finding.ts';
import type { GateResult } from '#core/outcome.ts';
import type { Remedy } from '#core/remedy.ts';
import { evidenceOf } from './evidence.ts';
import type { FixNotes, FixReport, ReportedCase, ReportedFinding, ReportedFlow } from '../contract.ts';

export function reportFinding(finding: CodeFinding): ReportedFinding {
  const { rule, category, priority, severity, place, message, fingerprint } = finding;
  return {
    rule,
    category,
    priority,
    severity,
    path: place.path,
    line: place.line,
    endLine: place.endLine,
    message,
    fingerprint,
    ...(finding.flow ? { flow: reportFlow(finding.flow) } : {}),
  };
}

function reportFlow({ verdict, confidence, steps }: DataFlow): ReportedFlow {
  return {
    verdict,
    confidence: Math.round(confidence * 100) / 100,
    steps: steps.map(({ place, note }) => ({ path: place.path, line: place.line, note })),
  };
}

export function isCode(healCase: HealCase): healCase is HealCase<'code'> {
  return healCase.kind === 'code';
}

/** The remedy that counts for a case: the one that it ended with, else the last that was tried. */
export function remedyOf(healCase: HealCase<'code'>): Remedy<'code'> | undefined {
  const state = healCase.stage === 'settled' ? healCase.last : healCase;
  return 'remedy' in state ? state.remedy : undefined;
}

export function gatesOf(healCase: HealCase<'code'>): readonly GateResult[] {
  const state = healCase.stage === 'settled' ? healCase.last : healCase;
  return 'verification' in state ? state.verification.gates : (state.attempts.at(-1)?.gates ?? []);
}

/** How a person gets at a heal that is verified and waits. */
export function waysToTake(caseId: string): string {
  return `Look: heal explain ${caseId}. Take it: heal apply ${caseId}.`;
}

function reportCase(healCase: Settled<'code'>): ReportedCase {
  const remedy = remedyOf(healCase) ?? healCase.attempts.at(-1)?.remedy;
  const { status, reason } = healCase.outcome;
  return {
    id: healCase.id,
    finding: reportFinding(healCase.finding),
    outcome: { status, reason },
    remedy: remedy
      ? {
          rung: remedy.rung,
          origin: remedy.origin,
          healer: remedy.healer,
          summary: remedy.summary,
          diff: 'preview' in remedy ? String(remedy.preview) : '',
        }
      : null,
    gates: gatesOf(healCase),
    evidence: evidenceOf(healCase) ?? null,
  };
}

export function makeFixReport(parts: {
  readonly repository: string;
  readonly cases: readonly HealCase<'code'>[];
  readonly suiteRuns: number;
  readonly wallMs: number;
  readonly patch: string;
  readonly notes: Omit<FixNotes, 'details' | 'lookClosely'>;
}): FixReport {
  const settled = parts.cases.filter((healCase) => healCase.stage === 'settled');
  const count = (status: string) => settled.filter((healCase) => healCase.outcome.status === status).length;
  const details: Record<string, string> = {};
  for (const { id, outcome } of settled)
    if ('detail' in outcome)
      details[id] = outcome.reason === 'needs-approval' ? `${outcome.detail} ${waysToTake(id)}` : outcome.detail;
  const lookClosely = settled
    .filter((healCase) => healCase.outcome.status === 'healed' && remedyOf(healCase)?.safety === 'risky')
    .map(({ id }) => id);
  return {
    version: 1,
    repository: parts.repository,
    summary: {
      found: parts.cases.length,
      eligible: settled.filter((healCase) => remedyOf(healCase) !== undefined || healCase.attempts.length > 0).length,
      healed: count('healed'),
      skipped: count('skipped'),
      rolledBack: count('rolled-back'),
      escalated: count('escalated'),
      suiteRuns: parts.suiteRuns,
      wallMs: parts.wallMs,
    },
    cases: settled.map(reportCase),
    patch: parts.patch,
    notes: { ...parts.notes, details, lookClosely },
  };
}
