import type { Account, Comment, Issue, Reaction, Repo } from '../state.ts';
import type { World } from '../world.ts';
import { nodeId, viewAccount, viewAccountOrNull, viewApp, type View } from './account.ts';
import { apiOf, viewLabel, webOf } from './repo.ts';

const reactionNames = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

export function viewReactions(repo: Repo, subject: string, url: string): View {
  const all = [...repo.reactions.values()].filter((each) => each.subject === subject);
  const counts = reactionNames.map((name) => [name, all.filter((each) => each.content === name).length]);
  return { url: `${url}/reactions`, total_count: all.length, ...Object.fromEntries(counts) };
}

export function viewReaction(world: World, reaction: Reaction): View {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: viewAccount(world, reaction.author),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

/** Not a permission: shown only, and as misleading as at GitHub. */
export function viewAssociation(world: World, repo: Repo, account: Account): string {
  if (repo.owner === account) return 'OWNER';
  if (repo.owner.members.has(account.login)) return 'MEMBER';
  return world.hasRole(repo, account) ? 'COLLABORATOR' : 'NONE';
}

export function listComments(repo: Repo, issue: Issue): Comment[] {
  return [...repo.comments.values()].filter((comment) => comment.issue === issue);
}

export function viewIssue(world: World, repo: Repo, issue: Issue): View {
  const url = `${apiOf(world, repo)}/issues/${issue.number}`;
  const web = `${webOf(world, repo)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const api = `${apiOf(world, repo)}/pulls/${issue.number}`;
  return {
    url,
    repository_url: apiOf(world, repo),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: web,
    id: issue.id,
    node_id: nodeId(issue.pull ? 'PR' : 'I', issue.pull?.id ?? issue.id),
    number: issue.number,
    title: issue.title,
    user: viewAccount(world, issue.author),
    labels: issue.labels.map((label) => viewLabel(world, repo, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.isLocked,
    assignee: viewAccountOrNull(world, issue.assignees[0]),
    assignees: issue.assignees.map((each) => viewAccount(world, each)),
    milestone: null,
    comments: listComments(repo, issue).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: viewAccountOrNull(world, issue.closedBy),
    author_association: viewAssociation(world, repo, issue.author),
    active_lock_reason: null,
    body: issue.body,
    reactions: viewReactions(repo, `issue ${issue.id}`, url),
    performed_via_github_app: issue.viaApp ? viewApp(world, issue.viaApp) : null,
    sub_issues_summary: { total: 0, completed: 0, percent_completed: 0 },
    ...(issue.pull
      ? {
          draft: issue.pull.isDraft,
          pull_request: {
            url: api,
            html_url: web,
            diff_url: `${web}.diff`,
            patch_url: `${web}.patch`,
            merged_at: issue.pull.mergedAt,
          },
        }
      : {}),
  };
}

export function viewComment(world: World, repo: Repo, comment: Comment): View {
  const url = `${apiOf(world, repo)}/issues/comments/${comment.id}`;
  const issue = comment.issue;
  return {
    url,
    html_url: `${webOf(world, repo)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${apiOf(world, repo)}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: viewAccountOrNull(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: viewAssociation(world, repo, comment.author),
    body: comment.body,
    reactions: viewReactions(repo, `comment ${comment.id}`, url),
    performed_via_github_app: comment.viaApp ? viewApp(world, comment.viaApp) : null,
  };
}
