import { needsApproval } from '#core/approval.ts';
import type { HealCase } from '#core/case.ts';
import type { Finding } from '#core/finding.ts';
import { blobId, type OpenFinding, type Proposal, type ProposalBundle, type ProposedFile } from '#core/proposal.ts';
import type { HealedWorkflow } from '#domains/replay/healing/domain.ts';
import { keyOf } from '../healing/proposal-key.ts';
import { healedOf, type TargetsHealed } from './heal-targets.ts';

export interface BundleFacts {
  /** `owner/name` */
  readonly repository: string;
  /** Commit, 40 hex digits, of which the workflows are. */
  readonly head: string;
  readonly branch: string;
  readonly runId: string;
  /** ISO 8601 */
  readonly at: string;
}
/** Git's object id of a file of `head`, by its path from the root; undefined where there is none. */
export type IdOfCommitted = (path: string) => Promise<string | undefined>;

/** What a replay healed, for whoever publishes: a pull request for each workflow. */
export async function makeReplayBundle(
  { cases, declined, workflows }: TargetsHealed,
  facts: BundleFacts,
  idOf: IdOfCommitted,
): Promise<ProposalBundle> {
  const healed = healedOf(cases);
  const proposals: Proposal[] = [];
  for (const workflow of workflows) {
    const files = await listFiles(workflow, idOf);
    const proposal = makeProposal(workflow.folder, files, healed);
    if (proposal) proposals.push(proposal);
  }
  const open = [
    ...cases.flatMap((healCase): OpenFinding[] => {
      if (healCase.stage !== 'settled' || healCase.outcome.status === 'healed') return [];
      const { status, reason, detail } = healCase.outcome;
      return [{ ...describe(healCase.finding), reason: status === 'rolled-back' ? status : reason, detail }];
    }),
    ...declined.map((finding) => ({
      ...describe(finding),
      reason: 'declined',
      detail: 'A person closed its pull request.',
    })),
  ];
  const rolledBack = cases.filter((one) => one.stage === 'settled' && one.outcome.status === 'rolled-back').length;
  return {
    version: 1,
    ...facts,
    // It says nothing of the rest of the repository.
    isComplete: false,
    summary: {
      found: cases.length + declined.length,
      healed: healed.length,
      waiting: 0,
      rolledBack,
      flagged: 0,
    },
    proposals,
    open,
  };
}

function makeProposal(
  folder: string,
  files: readonly ProposedFile[],
  healed: readonly HealCase<'replay'>[],
): Proposal | undefined {
  const cases = healed.flatMap((healCase) => {
    if (healCase.stage !== 'settled' || healCase.finding.place.folder !== folder) return [];
    const { finding, last, id } = healCase;
    if (last.stage !== 'published') return [];
    const { remedy } = last;
    const { fingerprint, rule, category, severity, message } = finding;
    return [
      {
        proposed: {
          id,
          fingerprint,
          rule,
          category,
          severity,
          path: `${folder}/workflow.json`,
          line: 1,
          endLine: 1,
          message,
          summary: remedy.summary,
          healer: remedy.healer,
          origin: remedy.origin,
          rung: remedy.rung,
          safety: remedy.safety,
          confidence: remedy.confidence,
          diff: remedy.preview,
        },
        gates: last.verification.gates,
        priority: finding.priority,
      },
    ];
  });
  const [first] = cases;
  if (!first || files.length === 0) return undefined;
  const proposed = cases.map((one) => one.proposed);
  const rules = new Set(proposed.map(({ rule }) => rule));
  const [rule = 'replay'] = rules.size === 1 ? rules : ['replay'];
  return {
    key: keyOf(
      'replay',
      rule,
      proposed.map(({ fingerprint }) => fingerprint),
    ),
    category: 'replay',
    rule,
    priority: first.priority,
    severity: proposed.some(({ severity }) => severity === 'medium') ? 'medium' : 'low',
    cases: proposed,
    files,
    gates: first.gates,
    approval: needsApproval(proposed),
    testedBySuite: true,
  };
}

/** Files that differ from what is committed, which people may have written by hand. */
async function listFiles({ folder, after }: HealedWorkflow, idOf: IdOfCommitted): Promise<readonly ProposedFile[]> {
  const files: ProposedFile[] = [];
  for (const [name, content] of after) {
    const path = `${folder}/${name}`;
    const before = (await idOf(path)) ?? '';
    if (before === blobId(content)) continue;
    files.push({ path, before, after: Buffer.from(content).toString('base64') });
  }
  return files;
}

function describe(finding: Finding<'replay'>): Omit<OpenFinding, 'reason' | 'detail'> {
  const { fingerprint, rule, category, priority, severity, place, message } = finding;
  return { fingerprint, rule, category, priority, severity, path: `${place.folder}/workflow.json`, line: 1, message };
}
