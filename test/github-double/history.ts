import { isAncestor, zeroSha } from './git.ts';
import { isRecord } from './schema.ts';
import type { Account, Repo } from './state.ts';
import { nodeId, viewAccount, type View } from './views/account.ts';
import { apiOf } from './views/repo.ts';
import type { DoubleEvent, World } from './world.ts';

/** What happened to an issue or a pull request, as its page lists it. */
export function recordIssueEvent(
  world: World,
  repo: Repo,
  issue: number,
  event: string,
  actor: Account,
  more: View = {},
): void {
  repo.history.push({ id: world.nextId(), issue, event, actor, at: world.stamp(), more });
}

export function viewIssueEvent(world: World, repo: Repo, record: Repo['history'][number]): View {
  return {
    id: record.id,
    node_id: nodeId('IE', record.id),
    url: `${apiOf(world, repo)}/issues/events/${record.id}`,
    actor: viewAccount(world, record.actor),
    event: record.event,
    commit_id: null,
    commit_url: null,
    created_at: record.at,
    performed_via_github_app: null,
    ...record.more,
  };
}

const sameName = new Set([
  'closed',
  'reopened',
  'labeled',
  'unlabeled',
  'ready_for_review',
  'review_requested',
  'assigned',
]);

/** Much of the history is what webhooks tell anyway. */
export function recordFromEvent(world: World, { name, action = '', repo, sender, payload }: DoubleEvent): void {
  const subject = payload['pull_request'] ?? payload['issue'];
  if (!repo || (name !== 'issues' && name !== 'pull_request') || !isRecord(subject)) return;
  const number = Number(subject['number']);
  const changes = isRecord(payload['changes']) ? payload['changes'] : {};
  const label = isRecord(payload['label'])
    ? { label: { name: payload['label']['name'], color: payload['label']['color'] } }
    : {};
  const reviewer = payload['requested_reviewer']
    ? { requested_reviewer: payload['requested_reviewer'], review_requester: viewAccount(world, sender) }
    : {};
  const assignee = payload['assignee'] ? { assignee: payload['assignee'], assigner: viewAccount(world, sender) } : {};
  if (action === 'closed' && subject['merged'] === true) recordIssueEvent(world, repo, number, 'merged', sender);
  if (sameName.has(action))
    recordIssueEvent(world, repo, number, action, sender, { ...label, ...reviewer, ...assignee });
  if (action === 'converted_to_draft') recordIssueEvent(world, repo, number, 'convert_to_draft', sender);
  if (isRecord(changes['title']))
    recordIssueEvent(world, repo, number, 'renamed', sender, {
      rename: { from: changes['title']['from'], to: subject['title'] },
    });
  if (changes['base']) recordIssueEvent(world, repo, number, 'base_ref_changed', sender);
}

/** Who moved which branch how: kept also for what was rewritten since. */
export async function recordPush(
  world: World,
  repo: Repo,
  { ref, before, after }: { readonly ref: string; readonly before: string; readonly after: string },
  actor: Account,
  isMerge: boolean,
): Promise<void> {
  const isForced = before !== zeroSha && after !== zeroSha && !(await isAncestor(repo.dir, before, after));
  const kind =
    before === zeroSha
      ? 'branch_creation'
      : after === zeroSha
        ? 'branch_deletion'
        : isForced
          ? 'force_push'
          : isMerge
            ? 'pr_merge'
            : 'push';
  repo.activities.push({ id: world.nextId(), ref, before, after, kind, actor, at: world.stamp() });
  const branch = ref.replace('refs/heads/', '');
  const ending = before === zeroSha ? 'head_ref_restored' : after === zeroSha ? 'head_ref_deleted' : undefined;
  for (const each of ending ? world.listNetwork(repo) : [])
    for (const pull of world.listPulls(each))
      if (ending && pull.headRepo === repo && pull.headRef === branch)
        recordIssueEvent(world, each, pull.issue.number, ending, actor);
  if (!isForced) return;
  for (const each of world.listNetwork(repo))
    for (const pull of world.listPulls(each).filter(({ issue }) => issue.state === 'open')) {
      if (pull.headRepo === repo && pull.headRef === branch)
        recordIssueEvent(world, each, pull.issue.number, 'head_ref_force_pushed', actor);
      if (each === repo && pull.baseRef === branch)
        recordIssueEvent(world, each, pull.issue.number, 'base_ref_force_pushed', actor);
    }
}
