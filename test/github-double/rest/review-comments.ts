import { addReviewComment, announceReviewComment } from '../commenting.ts';
import { GitHubError } from '../errors.ts';
import { typeOf } from '../git.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import { addReview, submit } from '../reviewing.ts';
import type { Repo, ReviewComment } from '../state.ts';
import { viewReviewComment } from '../views/pull.ts';
import { findPull } from '../pull-changes.ts';

export const reviewComments: Operations = {
  'pulls/list-review-comments': {
    app: 'pull_requests:read',
    handle({ world, repo, params }) {
      const pull = findPull(repo, params.pull_number);
      return list(
        [...repo.reviewComments.values()]
          .filter((each) => each.pull === pull)
          .map((each) => viewReviewComment(world, repo, each)),
      );
    },
  },
  'pulls/list-review-comments-for-repo': {
    app: 'pull_requests:read',
    handle: ({ world, repo }) =>
      list([...repo.reviewComments.values()].map((each) => viewReviewComment(world, repo, each))),
  },
  'pulls/list-comments-for-review': {
    app: 'pull_requests:read',
    handle({ world, repo, params }) {
      const inside = [...repo.reviewComments.values()].filter((each) => each.review.id === params.review_id);
      return list(inside.map((each) => viewReviewComment(world, repo, each)));
    },
  },
  'pulls/get-review-comment': {
    app: 'pull_requests:read',
    handle: ({ world, repo, params }) => ok(viewReviewComment(world, repo, findReviewComment(repo, params.comment_id))),
  },
  'pulls/create-review-comment': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      if ((await typeOf(repo.dir, body.commit_id)) !== 'commit')
        throw new GitHubError(422, 'Validation Failed', [
          {
            resource: 'PullRequestReviewComment',
            code: 'custom',
            field: 'commit_id',
            message: 'commit_id is not part of the pull request',
          },
        ]);
      const review = addReview(world, repo, pull, account, body.commit_id, '');
      try {
        const comment = await addReviewComment(world, repo, pull, review, account, body);
        await submit(world, repo, review, 'COMMENT');
        await announceReviewComment(world, repo, comment, 'created', account);
        return ok(viewReviewComment(world, repo, comment), 201);
      } catch (error) {
        repo.reviews.delete(review.id);
        throw error;
      }
    },
  },
  'pulls/create-reply-for-review-comment': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      const first = findReviewComment(repo, params.comment_id);
      const review = addReview(world, repo, pull, account, first.commit, '');
      const at = world.stamp();
      const comment: ReviewComment = {
        ...first,
        id: world.nextId(),
        review,
        author: account,
        body: body.body,
        replyTo: first.replyTo ?? first.id,
        createdAt: at,
        updatedAt: at,
      };
      repo.reviewComments.set(comment.id, comment);
      await submit(world, repo, review, 'COMMENT');
      await announceReviewComment(world, repo, comment, 'created', account);
      return ok(viewReviewComment(world, repo, comment), 201);
    },
  },
  'pulls/update-review-comment': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params, body }) {
      const comment = findReviewComment(repo, params.comment_id);
      const changes = { body: { from: comment.body } };
      comment.body = body.body;
      comment.updatedAt = world.stamp();
      await announceReviewComment(world, repo, comment, 'edited', account, { changes });
      return ok(viewReviewComment(world, repo, comment));
    },
  },
  'pulls/delete-review-comment': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params }) {
      const comment = findReviewComment(repo, params.comment_id);
      repo.reviewComments.delete(comment.id);
      await announceReviewComment(world, repo, comment, 'deleted', account);
      return nothing;
    },
  },
};

function findReviewComment(repo: Repo, id: number): ReviewComment {
  const comment = repo.reviewComments.get(id);
  if (!comment) throw new GitHubError(404, 'Not Found');
  return comment;
}
