import { listChangedSince } from '../diff.ts';
import { countCommits, findMergeBase, isAncestor, mergeTrees } from '../git.ts';
import { listBlockers, readDemand } from '../rules.ts';
import type { Pull, Repo, Review, ReviewComment } from '../state.ts';
import type { World } from '../world.ts';
import { nodeId, viewAccount, viewAccountOrNull, type View } from './account.ts';
import { listComments, viewAssociation, viewReactions } from './issue.ts';
import { apiOf, viewLabel, viewRepo, webOf } from './repo.ts';

/** What the list of pull requests shows, and what all other views begin with. */
export function viewSimplePull(world: World, repo: Repo, pull: Pull): View {
  const { issue } = pull;
  const api = apiOf(world, repo);
  const url = `${api}/pulls/${issue.number}`;
  const issueUrl = `${api}/issues/${issue.number}`;
  const web = `${webOf(world, repo)}/pull/${issue.number}`;
  const statuses = `${api}/statuses/${pull.headSha}`;
  const side = (each: Repo, ref: string, sha: string) => ({
    label: `${each.owner.login}:${ref}`,
    ref,
    sha,
    user: viewAccount(world, each.owner),
    repo: {
      ...viewRepo(world, each),
      allow_merge_commit: each.allowedMerges.has('merge'),
      allow_squash_merge: each.allowedMerges.has('squash'),
      allow_rebase_merge: each.allowedMerges.has('rebase'),
      allow_auto_merge: false,
      allow_update_branch: false,
      delete_branch_on_merge: each.deletesBranchOnMerge,
    },
  });
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    issue_url: issueUrl,
    number: issue.number,
    state: issue.state,
    locked: issue.isLocked,
    title: issue.title,
    user: viewAccount(world, issue.author),
    body: issue.body,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: viewAccountOrNull(world, issue.assignees[0]),
    assignees: issue.assignees.map((each) => viewAccount(world, each)),
    requested_reviewers: pull.reviewers.map((each) => viewAccount(world, each)),
    requested_teams: [],
    labels: issue.labels.map((label) => ({ ...viewLabel(world, repo, label), description: label.description ?? '' })),
    milestone: null,
    draft: pull.isDraft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    head: side(pull.headRepo, pull.headRef, pull.headSha),
    base: side(repo, pull.baseRef, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: web },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: viewAssociation(world, repo, issue.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** Computed from the commits: nothing about a merge is remembered. */
export async function readMergeability(
  world: World,
  repo: Repo,
  pull: Pull,
): Promise<{ mergeable: boolean | null; state: string }> {
  if (pull.mergedAt !== null) return { mergeable: null, state: 'unknown' };
  const isBehind = !(await isAncestor(repo.dir, pull.baseSha, pull.headSha));
  const mergeable = !isBehind || (await mergeTrees(repo.dir, pull.baseSha, pull.headSha)) !== undefined;
  if (!mergeable) return { mergeable, state: 'dirty' };
  if (pull.isDraft) return { mergeable, state: 'draft' };
  if (listBlockers(world, repo, pull).length > 0) return { mergeable, state: 'blocked' };
  if (isBehind && readDemand(repo, pull.baseRef).isStrict) return { mergeable, state: 'behind' };
  const failing = [...repo.checkRuns.values()].some(
    (run) => run.headSha === pull.headSha && run.conclusion === 'failure',
  );
  return { mergeable, state: failing ? 'unstable' : 'clean' };
}

export async function viewPull(world: World, repo: Repo, pull: Pull): Promise<View> {
  const { mergeable, state } = await readMergeability(world, repo, pull);
  const since = (await findMergeBase(repo.dir, pull.baseSha, pull.headSha)) ?? pull.baseSha;
  const files = await listChangedSince(repo.dir, pull.baseSha, pull.headSha);
  const total = (pick: 'additions' | 'deletions') => files.reduce((sum, file) => sum + file[pick], 0);
  return {
    ...viewSimplePull(world, repo, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: state,
    merged_by: viewAccountOrNull(world, pull.mergedBy),
    comments: listComments(repo, pull.issue).length,
    review_comments: [...repo.reviewComments.values()].filter((each) => each.pull === pull).length,
    maintainer_can_modify: pull.canMaintainerModify,
    commits: await countCommits(repo.dir, since, pull.headSha),
    additions: total('additions'),
    deletions: total('deletions'),
    changed_files: files.length,
  };
}

export function viewReview(world: World, repo: Repo, review: Review): View {
  const url = `${apiOf(world, repo)}/pulls/${review.pull.issue.number}`;
  const html = `${webOf(world, repo)}/pull/${review.pull.issue.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: viewAccountOrNull(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: viewAssociation(world, repo, review.author),
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
  };
}

export function viewReviewComment(world: World, repo: Repo, comment: ReviewComment): View {
  const api = apiOf(world, repo);
  const url = `${api}/pulls/comments/${comment.id}`;
  const pullUrl = `${api}/pulls/${comment.pull.issue.number}`;
  const html = `${webOf(world, repo)}/pull/${comment.pull.issue.number}#discussion_r${comment.id}`;
  const place = <T>(value: T): T | null => (comment.isOutdated ? null : value);
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: viewAccountOrNull(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: viewAssociation(world, repo, comment.author),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl } },
    reactions: viewReactions(repo, `review-comment ${comment.id}`, url),
    start_line: place(comment.startLine),
    original_start_line: comment.startLine,
    start_side: comment.startSide,
    line: place(comment.line),
    original_line: comment.line,
    side: comment.side,
    subject_type: comment.subject,
    position: place(comment.position),
    original_position: comment.position ?? 1,
    ...(comment.replyTo === undefined ? {} : { in_reply_to_id: comment.replyTo }),
  };
}
