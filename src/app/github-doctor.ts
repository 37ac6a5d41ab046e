import { messageOf } from '#core/errors.ts';
import { openGitHub, type GitHubRepository } from '#drivers/github/client.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { readRules } from '#drivers/github/rules.ts';
import { judgeGuarantee, type Guarantee } from '#policy/review-guarantee.ts';
import type { DoctorReport } from './contract.ts';
import { approvalCheck } from './github/approval/read-facts.ts';
import type { HealSettings } from './settings.ts';

type Check = DoctorReport['checks'][number];

/** Which guarantee the rules of a repository really give for HIGH fixes, and what to change. Only reads. */
export async function examineGitHub(repository: string, { env }: HealSettings): Promise<DoctorReport> {
  const token = env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '';
  if (token === '') {
    const remedy = 'Set GITHUB_TOKEN to a token that may read the repository: GITHUB_TOKEN=$(gh auth token).';
    return { checks: [fail('GitHub', 'there is no token', remedy)] };
  }
  let repo: GitHubRepository;
  try {
    const baseUrl = env['HEAL_GITHUB_URL'] ?? env['GITHUB_API_URL'] ?? 'https://api.github.com';
    const signal = AbortSignal.timeout(120_000);
    repo = openGitHub({ token, baseUrl, repository, signal, say: () => {} });
  } catch (error) {
    return { checks: [fail('GitHub', messageOf(error), 'Write it as owner/name: heal doctor --github acme/shop')] };
  }
  const appId = Number(env['HEAL_APP_ID'] ?? '') || undefined;
  try {
    return { checks: await examineRules(repo, appId) };
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? ` (GitHub answered ${String(error.status)})` : '';
    const remedy = 'Check its name, and that the token may read it: metadata, contents and administration, all read.';
    return { checks: [fail('GitHub', `${repository} could not be read${status}`, remedy)] };
  }
}

async function examineRules(repo: GitHubRepository, appId: number | undefined): Promise<readonly Check[]> {
  const { defaultBranch: branch, fullName } = await readRepository(repo);
  const { rules, codeOwners, unread } = await readRules(repo, branch);
  const guarantee = judgeGuarantee(rules, codeOwners, appId, approvalCheck);
  return [
    pass('GitHub', `${fullName}, branch ${branch}`),
    ...unread.map((what) =>
      fail('Rules', what, 'Use a token with administration: read; what is not seen is not counted.'),
    ),
    describeCheck(guarantee, branch, appId),
    ...describeReviews(guarantee, branch),
    ...describeBypass(guarantee),
    describeWhole(guarantee),
  ];
}

function describeCheck({ level, from, checkGaps }: Guarantee, branch: string, appId: number | undefined): Check {
  if (level === 'app') return pass('Approval check', `${approvalCheck} of your App is required by ${from}`);
  const source = appId === undefined ? 'your Heal App' : `your Heal App (${appId})`;
  const steps =
    `Settings → Rules → Rulesets → New branch ruleset for ${branch} → Require status checks to pass → ` +
    `add ${approvalCheck} and choose ${source} as its source, not “any source”.` +
    (appId === undefined ? ' Then run this again with HEAL_APP_ID.' : '');
  // Enough is held by the owners: a better way, not a fault.
  return level === 'owners'
    ? pass('Approval check', `not used: ${checkGaps.join(' ')}`)
    : fail('Approval check', checkGaps.join(' '), steps);
}

/** One line for each setting: each is a step. */
function describeReviews({ level, reviewGaps, from }: Guarantee, branch: string): readonly Check[] {
  if (level === 'app') return [];
  if (level === 'owners') return [pass('Review rules', `owners of the code must approve the last push (${from})`)];
  const where = `Settings → Rules → Rulesets → ${branch} → Require a pull request before merging`;
  return reviewGaps.map((gap) =>
    fail('Review rules', gap, /CODEOWNERS/.test(gap) ? ownersStep : `${where}${stepFor(gap)}`),
  );
}
const ownersStep = 'Commit .github/CODEOWNERS with a line “* @you-or-a-team” that owns every file.';

function stepFor(gap: string): string {
  if (gap.startsWith('No approval')) return ' → Required approvals: 1.';
  if (gap.startsWith('A push')) return ' → Dismiss stale approvals when new commits are pushed.';
  if (gap.startsWith('The most recent')) return ' → Require approval of the most recent reviewable push.';
  if (gap.startsWith('No review by')) return ' → Require review from Code Owners.';
  return ', or the approval check above instead.';
}

function describeBypass({ level, mayBypass, from }: Guarantee): readonly Check[] {
  if (level === 'none') return [];
  if (mayBypass === false) return [pass('Bypass', `nobody may go past ${from}`)];
  const remedy = `Empty the bypass list of ${from}, or know who is on it.`;
  return mayBypass
    ? [fail('Bypass', `some people or Apps may go past ${from}`, remedy)]
    : [
        fail(
          'Bypass',
          `who may go past ${from} is not to be seen with this token`,
          'Use the token of an administrator.',
        ),
      ];
}

function describeWhole({ level, mayBypass }: Guarantee): Check {
  const except = mayBypass === false ? '' : ', except by those who may bypass the rules';
  if (level === 'app')
    return pass(
      'HIGH fixes',
      `are merged only when somebody else who may write approved exactly that content${except}`,
    );
  if (level === 'owners')
    return pass(
      'HIGH fixes',
      `are merged only when an owner of the code approved the last push${except}; Heal keeps them drafts without its App`,
    );
  return fail(
    'HIGH fixes',
    'nothing holds them back: whoever may write can merge one unseen. Heal keeps them drafts and never merges them.',
    'Follow the steps above: the approval check of the App, or all of the review rules.',
  );
}

function pass(name: string, detail: string): Check {
  return { name, ok: true, detail, remedy: '' };
}
function fail(name: string, detail: string, remedy: string): Check {
  return { name, ok: false, detail, remedy };
}
