import { needsApproval, type ApprovalNeed, type ApprovalPolicy } from '#core/approval.ts';
import { unmeasured } from '#core/evidence.ts';
import { severities, type Severity } from '#core/finding.ts';
import { blobId, digestChange, type Proposal } from '#core/proposal.ts';
import { makeMask, redactSecrets, type Mask } from '#core/redact.ts';
import { keyOf } from '#app/healing/proposal-key.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readBlob, type TreeReader } from '#drivers/github/contents.ts';
import { decodeBase64, decodeText, findChangeProblem } from './check-change.ts';
import { findPathProblem, findTwins } from './check-paths.ts';
import { checkReplay, isOfReplay } from './check-replay.ts';
import { findSecretsBeside } from './secrets.ts';

/** What the proposals stand on, and what the branch is now. */
export interface Base {
  readonly repository: GitHubRepository;
  /** Commit on which everything was verified. */
  readonly headSha: string;
  readonly head: TreeReader;
  /** Of the branch, now. */
  readonly tip: TreeReader;
  /** The branch stands on that commit still. */
  readonly isBased: boolean;
}
export interface CheckLimits {
  readonly maxFilesPerHeal: number;
  readonly maxChangedLines: number;
}
export interface CheckedFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly before: string;
  readonly after: string;
  readonly isNew?: boolean;
  /** Base64 of the new content, and its object id. */
  readonly content: string;
  readonly blob: string;
}
/** A proposal of which nothing is believed any more: what could be worked out again was. */
export interface CheckedProposal {
  /** Its texts tell no secrets. */
  readonly proposal: Proposal;
  /** For texts that are made of the files. */
  readonly mask: Mask;
  readonly files: readonly CheckedFile[];
  /** Of the content afterwards; see `digestChange`. */
  readonly digest: string;
  readonly need: ApprovalNeed;
  readonly isTested: boolean;
}
/** `moved`: the branch is another by now, a new run finds out what still holds. `refused`: never to be published. */
export type ProposalCheck =
  | { readonly state: 'fine'; readonly checked: CheckedProposal }
  | { readonly state: 'moved' | 'refused'; readonly why: string };

/** Judges a proposal from scratch, by what GitHub says of the files. No code of the repository is run. */
export async function checkProposal(
  proposal: Proposal,
  base: Base,
  rules: {
    readonly limits: CheckLimits;
    readonly approvals: ApprovalPolicy;
    /** Values that must never be told. */
    readonly secrets: readonly string[];
  },
): Promise<ProposalCheck> {
  const incoherent = findIncoherence(proposal, rules.limits);
  if (incoherent !== undefined) return refuse(incoherent);
  if (!base.isBased) return { state: 'moved', why: 'the branch does not stand on that commit any more' };
  if (isOfReplay(proposal)) return checkReplayProposal(proposal, base, rules);
  const files: CheckedFile[] = [];
  for (const file of proposal.files) {
    const checked = await checkFile(file, base);
    if (typeof checked !== 'string') files.push(checked);
    else return checked === moved ? { state: 'moved', why: moved } : refuse(checked);
  }
  const maxLines = rules.limits.maxChangedLines * proposal.cases.length;
  const problem = findChangeProblem(files, { maxLines });
  if (problem !== undefined) return refuse(problem);
  const need = needsApproval(proposal.cases.map(assumeTheWorst), rules.approvals);
  const mask = makeMask([...rules.secrets, ...findSecretsBeside(proposal.cases, files)]);
  const checked: CheckedProposal = {
    proposal: maskTexts({ ...proposal, severity: gravest(proposal), approval: need }, mask),
    mask,
    files,
    digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
    need,
    isTested: proposal.testedBySuite && proposal.gates.some(({ name, passed }) => name === 'suite' && passed),
  };
  return { state: 'fine', checked };
}

async function checkReplayProposal(
  proposal: Proposal,
  base: Base,
  { approvals, secrets }: { readonly approvals: ApprovalPolicy; readonly secrets: readonly string[] },
): Promise<ProposalCheck> {
  const check = await checkReplay(proposal, base);
  if (check.state !== 'fine') return check;
  const { files } = check;
  const cases = proposal.cases.map((one) => (check.isRisky ? { ...one, safety: 'risky' as const } : one));
  const need = needsApproval(cases, approvals);
  const mask = makeMask(secrets);
  return {
    state: 'fine',
    checked: {
      proposal: maskTexts({ ...proposal, cases, severity: gravest(proposal), approval: need }, mask),
      mask,
      files,
      digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
      need,
      // It was carried out, and did what it had to.
      isTested: true,
    },
  };
}

const moved = 'a file that it heals is another by now';

function refuse(why: string): ProposalCheck {
  return { state: 'refused', why };
}

/** What a proposal says of itself that does not fit together. */
function findIncoherence(
  { key, category, rule, cases, files, gates }: Proposal,
  limits: CheckLimits,
): string | undefined {
  const isOneRule = cases.every((one) => one.rule === rule && one.category === category);
  const isOneCategory = rule === category && cases.every((one) => one.category === category);
  if (!isOneRule && !isOneCategory && rule !== 'all') return 'its cases are not of the rule that it names';
  const fingerprints = cases.map(({ fingerprint }) => fingerprint);
  if (key !== keyOf(category, rule, fingerprints)) return 'its key is not that of its findings';
  if (gates.length === 0 || gates.some(({ passed }) => !passed)) return 'a gate did not pass';
  // Of a workflow, each target has a picture, and is on a screen.
  const mostFiles = category === 'replay' ? 1 + 2 * cases.length : limits.maxFilesPerHeal * cases.length;
  if (files.length > mostFiles) return 'it changes more files than its cases may';
  const paths = files.map(({ path }) => path);
  return findTwins(paths) === undefined ? undefined : 'it names a file twice';
}

async function checkFile(
  { path, before, after }: Proposal['files'][number],
  { repository, head, tip }: Base,
): Promise<CheckedFile | string> {
  const pathProblem = findPathProblem(path);
  if (pathProblem !== undefined) return pathProblem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  if (!entry) return 'it changes a file that is not there';
  if (entry.type !== 'blob' || (entry.mode !== '100644' && entry.mode !== '100755'))
    return 'it writes through a link or into a submodule';
  if (entry.sha !== before) return 'it was made for another content of a file';
  if (now?.sha !== before || now.mode !== entry.mode) return moved;
  if ((entry.size ?? 0) > 2_000_000) return 'a file is too large';
  const content = decodeBase64(after);
  const [oldText, newText] = [
    decodeText(await readBlob(repository, entry.sha)),
    content === undefined ? undefined : decodeText(content),
  ];
  if (content === undefined || oldText === undefined || newText === undefined) return 'a file is no text';
  return { path, mode: entry.mode, before: oldText, after: newText, content: after, blob: blobId(content) };
}

function maskTexts(proposal: Proposal, mask: Mask): Proposal {
  return {
    ...proposal,
    cases: proposal.cases.map((one) => ({
      ...one,
      path: mask(one.path),
      message: mask(one.message),
      summary: mask(one.summary),
      healer: mask(one.healer),
      diff: mask(redactSecrets({ rule: one.rule, sources: [] }, one.diff)),
      ...(one.waits === undefined ? {} : { waits: mask(one.waits) }),
      ...(one.evidence ? { evidence: { ...one.evidence, said: mask(one.evidence.said) } } : {}),
    })),
    gates: proposal.gates.map((gate) => ({ ...gate, detail: mask(gate.detail) })),
  };
}

function gravest({ cases }: Proposal): Severity {
  return severities.find((severity) => cases.some((one) => one.severity === severity)) ?? 'low';
}

/** What is to be faster without a word on by how much counts as not measured: leaving figures out opens no gate. */
function assumeTheWorst(one: Proposal['cases'][number]): Proposal['cases'][number] {
  return one.category === 'performance' && !one.evidence ? { ...one, evidence: unmeasured('no figures') } : one;
}
