import { needsApproval } from '#core/approval.ts';
import type { HealCase, Settled, Verified } from '#core/case.ts';
import {
  priorities,
  severities,
  type Category,
  type CodeFinding,
  type Priority,
  type Severity,
} from '#core/finding.ts';
import type { PublishedFile } from '#core/ports/publisher.ts';
import { blobId, type OpenFinding, type Proposal, type ProposedCase } from '#core/proposal.ts';
import { evidenceOf } from './evidence.ts';
import { keyOf } from './proposal-key.ts';

/** What one pull request is about. */
export type Grouping = 'rule' | 'category' | 'all';
/** A case of which a remedy passed every gate. */
export interface Candidate {
  readonly settled: Settled<'code'>;
  readonly verified: Verified<'code'>;
  /** Why it does not act by itself, where it does not. */
  readonly waits: string | undefined;
}
export interface Group {
  readonly category: Category;
  /** The rule, or what stands for all of them: the name of the category, `all`. */
  readonly rule: string;
  readonly candidates: readonly Candidate[];
}

/** The cases that could be proposed: verified on the copy, and kept back only because nobody was asked yet. */
export function findCandidates(cases: readonly HealCase<'code'>[]): readonly Candidate[] {
  return cases.flatMap((settled): Candidate[] => {
    if (settled.stage !== 'settled' || settled.outcome.status !== 'skipped') return [];
    const { last, outcome } = settled;
    if (last.stage !== 'verified' || (outcome.reason !== 'held-back' && outcome.reason !== 'needs-approval')) return [];
    const waits =
      outcome.reason === 'needs-approval' && last.verdict.allow === 'try-only' ? last.verdict.detail : undefined;
    return [{ settled, verified: last, waits }];
  });
}

/** Most important first: by priority, then by severity, then the larger group. */
export function groupCandidates(candidates: readonly Candidate[], by: Grouping): readonly Group[] {
  const nameOf = ({ settled: { finding } }: Candidate) =>
    by === 'all' ? 'all' : by === 'category' ? finding.category : `${finding.category} ${finding.rule}`;
  return [...Map.groupBy(candidates, nameOf).values()]
    .map((group): Group => {
      const [first] = group.toSorted(byImportance);
      const { category, rule } = first?.settled.finding ?? { category: 'style', rule: 'all' };
      return { category, rule: by === 'rule' ? rule : by === 'category' ? category : 'all', candidates: group };
    })
    .toSorted(
      (a, b) => rankOf(a) - rankOf(b) || b.candidates.length - a.candidates.length || (a.rule < b.rule ? -1 : 1),
    );
}

function byImportance(a: Candidate, b: Candidate): number {
  return importanceOf(a) - importanceOf(b);
}
function importanceOf({ settled: { finding } }: Candidate): number {
  return priorities.indexOf(finding.priority) * severities.length + severities.indexOf(finding.severity);
}
function rankOf({ candidates }: Group): number {
  return Math.min(...candidates.map(importanceOf));
}

export interface Verdict {
  /** Healed, all of one verification. */
  readonly cases: readonly Settled<'code'>[];
  /** Paths relative to the root of the repository. */
  readonly files: readonly PublishedFile[];
  /** Of the package in the repository: '' or `packages/a`. */
  readonly packagePath: string;
}

/** One pull request out of a group that was verified alone; undefined when nothing of it held. */
export function makeProposal(group: Group, { cases, files, packagePath }: Verdict): Proposal | undefined {
  const waits = new Map(group.candidates.map((candidate) => [candidate.settled.id, candidate.waits]));
  const proposed = cases.flatMap((healCase) => describeCase(healCase, waits.get(healCase.id), packagePath));
  const last = cases.at(-1)?.last;
  if (proposed.length === 0 || last?.stage !== 'published') return undefined;
  const findings = cases.map(({ finding }) => finding);
  const lowest = <T extends Priority | Severity>(order: readonly T[], values: readonly T[]): T | undefined =>
    order.find((one) => values.includes(one));
  return {
    key: keyOf(
      group.category,
      group.rule,
      findings.map(({ fingerprint }) => fingerprint),
    ),
    category: group.category,
    rule: group.rule,
    priority:
      lowest(
        priorities,
        findings.map(({ priority }) => priority),
      ) ?? 'P3',
    severity:
      lowest(
        severities,
        findings.map(({ severity }) => severity),
      ) ?? 'low',
    cases: proposed,
    files: files.map(({ path, before, after }) => ({
      path: inRepository(packagePath, path),
      before: blobId(Buffer.from(before)),
      after: Buffer.from(after).toString('base64'),
    })),
    gates: last.verification.gates,
    approval: needsApproval(proposed),
    testedBySuite: last.verification.testedBySuite,
  };
}

function describeCase(healCase: Settled<'code'>, waits: string | undefined, packagePath: string): ProposedCase[] {
  const { last, finding, id } = healCase;
  if (last.stage !== 'published') return [];
  const { remedy } = last;
  const evidence = evidenceOf(healCase);
  return [
    {
      id,
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      category: finding.category,
      severity: finding.severity,
      path: inRepository(packagePath, finding.place.path),
      line: finding.place.line,
      endLine: finding.place.endLine,
      message: finding.message,
      summary: remedy.summary,
      healer: remedy.healer,
      origin: remedy.origin,
      rung: remedy.rung,
      safety: remedy.safety,
      confidence: remedy.confidence,
      ...(waits === undefined ? {} : { waits }),
      ...(evidence ? { evidence } : {}),
      diff: remedy.preview.replace(
        /^((?:---|\+\+\+) [ab]\/)/gm,
        (prefix: string) => `${prefix}${packagePath === '' ? '' : `${packagePath}/`}`,
      ),
    },
  ];
}

/** What was not healed, and why, for the dashboard; the most important first. */
export function describeOpen(
  cases: readonly HealCase<'code'>[],
  declined: readonly CodeFinding[],
  packagePath: string,
): readonly OpenFinding[] {
  const told = cases.flatMap((healCase): OpenFinding[] => {
    if (healCase.stage !== 'settled' || healCase.outcome.status === 'healed') return [];
    const { status, reason, detail } = healCase.outcome;
    return [
      { ...describeFinding(healCase.finding, packagePath), reason: status === 'rolled-back' ? status : reason, detail },
    ];
  });
  const turnedDown = declined.map((finding): OpenFinding => {
    return {
      ...describeFinding(finding, packagePath),
      reason: 'declined',
      detail: 'A person closed its pull request.',
    };
  });
  return [...told, ...turnedDown].toSorted(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || (a.path < b.path ? -1 : 1),
  );
}

function describeFinding(finding: CodeFinding, packagePath: string): Omit<OpenFinding, 'reason' | 'detail'> {
  const { rule, category, priority, severity, place, message, fingerprint } = finding;
  const path = inRepository(packagePath, place.path);
  return { fingerprint, rule, category, priority, severity, path, line: place.line, message };
}

function inRepository(packagePath: string, path: string): string {
  return packagePath === '' ? path : `${packagePath}/${path}`;
}
