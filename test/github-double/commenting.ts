import { listChangedSince, listDiffLines } from './diff.ts';
import { GitHubError } from './errors.ts';
import type { Account, Pull, Repo, Review, ReviewComment } from './state.ts';
import { viewPull, viewReviewComment } from './views/pull.ts';
import type { World } from './world.ts';

interface NewComment {
  readonly path: string;
  readonly body: string;
  readonly position?: number;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
  readonly subject_type?: string;
  readonly in_reply_to?: number;
}

/** A comment stands on a line of the diff, or GitHub refuses it. */
export async function addReviewComment(
  world: World,
  repo: Repo,
  pull: Pull,
  review: Review,
  author: Account,
  comment: NewComment,
): Promise<ReviewComment> {
  const refuse = (field: string, message: string) =>
    new GitHubError(422, 'Validation Failed', [
      { resource: 'PullRequestReviewComment', code: 'custom', field, message },
    ]);
  const files = await listChangedSince(repo.dir, pull.baseSha, review.commit);
  const file = files.find((each) => each.path === comment.path);
  if (!file) throw refuse('pull_request_review_thread.path', 'pull_request_review_thread.path is invalid');
  const side = comment.side === 'LEFT' ? 'LEFT' : 'RIGHT';
  const startSide = comment.start_side === 'LEFT' ? 'LEFT' : comment.start_line === undefined ? null : side;
  const lines = listDiffLines(file.patch ?? '');
  const find = (line: number | undefined, on: 'LEFT' | 'RIGHT') =>
    lines.find((each) => (on === 'LEFT' ? each.left : each.right) === line);
  const isFile = comment.subject_type === 'file';
  const place =
    comment.line === undefined ? lines.find((each) => each.position === comment.position) : find(comment.line, side);
  if (!isFile && !place)
    throw refuse('pull_request_review_thread.line', 'pull_request_review_thread.line must be part of the diff');
  if (comment.start_line !== undefined) {
    const start = find(comment.start_line, startSide ?? side);
    const isInHunk = start && place && (place.hunk.startsWith(start.hunk) || start.hunk === place.hunk);
    if (!isInHunk)
      throw refuse(
        'pull_request_review_thread.start_line',
        'pull_request_review_thread.start_line must be part of the same hunk as the line.',
      );
    if (comment.start_line >= (comment.line ?? 0) && startSide === side)
      throw refuse(
        'pull_request_review_thread.start_line',
        'pull_request_review_thread.start_line must precede the end line.',
      );
  }
  const at = world.stamp();
  const added: ReviewComment = {
    id: world.nextId(),
    pull,
    review,
    author,
    path: comment.path,
    body: comment.body,
    diffHunk: place?.hunk ?? '',
    position: place?.position ?? null,
    line: isFile ? null : (comment.line ?? place?.right ?? place?.left ?? null),
    side,
    startLine: comment.start_line ?? null,
    startSide,
    subject: isFile ? 'file' : 'line',
    commit: review.commit,
    replyTo: comment.in_reply_to,
    isOutdated: false,
    isResolved: false,
    resolvedBy: undefined,
    createdAt: at,
    updatedAt: at,
  };
  repo.reviewComments.set(added.id, added);
  return added;
}

export async function announceReviewComment(
  world: World,
  repo: Repo,
  comment: ReviewComment,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = {
    comment: viewReviewComment(world, repo, comment),
    pull_request: await viewPull(world, repo, comment.pull),
    ...more,
  };
  await world.emit({ name: 'pull_request_review_comment', action, repo, sender, payload });
}
