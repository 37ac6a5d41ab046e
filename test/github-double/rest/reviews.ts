import { GitHubError } from '../errors.ts';
import { typeOf } from '../git.ts';
import { list, ok, type Operations } from '../operation.ts';
import type { Account, Pull, Repo, Review } from '../state.ts';
import { addReview, announceReview, submit } from '../reviewing.ts';
import { viewReview } from '../views/pull.ts';
import { demandActionsSetting, findPull } from '../pull-changes.ts';
import { addReviewComment, announceReviewComment } from '../commenting.ts';

export const reviews: Operations = {
  'pulls/list-reviews': {
    app: 'pull_requests:read',
    handle: ({ world, repo, params }) => {
      const pull = findPull(repo, params.pull_number);
      return list(
        [...repo.reviews.values()]
          .filter((review) => review.pull === pull)
          .map((review) => viewReview(world, repo, review)),
      );
    },
  },
  'pulls/get-review': {
    app: 'pull_requests:read',
    handle: ({ world, repo, params }) => ok(viewReview(world, repo, findReview(repo, params.review_id))),
  },
  'pulls/create-review': {
    app: 'pull_requests:write',
    async handle({ world, repo, actor, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      const event = body?.event;
      if (event === 'APPROVE') demandActionsSetting(repo, actor);
      demandStranger(pull, account, event);
      if (event !== 'APPROVE' && event !== undefined && !body?.body && !body?.comments?.length)
        throw new GitHubError(422, 'Unprocessable Entity', ['Review body is required']);
      if (body?.commit_id !== undefined && (await typeOf(repo.dir, body.commit_id)) !== 'commit')
        throw new GitHubError(422, 'Unprocessable Entity', ['commit_id is not part of the pull request']);
      const review = addReview(world, repo, pull, account, body?.commit_id ?? pull.headSha, body?.body ?? '');
      const added = [];
      try {
        for (const comment of body?.comments ?? [])
          added.push(await addReviewComment(world, repo, pull, review, account, { ...comment, subject_type: 'line' }));
      } catch (error) {
        for (const comment of added) repo.reviewComments.delete(comment.id);
        repo.reviews.delete(review.id);
        throw error;
      }
      if (event !== undefined) await submit(world, repo, review, event);
      if (event !== undefined)
        for (const comment of added) await announceReviewComment(world, repo, comment, 'created', account);
      return ok(viewReview(world, repo, review));
    },
  },
  'pulls/submit-review': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params, body }) {
      const review = findReview(repo, params.review_id);
      demandStranger(review.pull, account, body.event);
      if (body.body !== undefined) review.body = body.body;
      await submit(world, repo, review, body.event);
      return ok(viewReview(world, repo, review));
    },
  },
  'pulls/update-review': {
    app: 'pull_requests:write',
    async handle({ world, repo, account, params, body }) {
      const review = findReview(repo, params.review_id);
      const changes = { body: { from: review.body } };
      review.body = body.body;
      await announceReview(world, repo, review, 'edited', account, { changes });
      return ok(viewReview(world, repo, review));
    },
  },
  'pulls/dismiss-review': {
    app: 'pull_requests:write',
    role: 'write',
    async handle({ world, repo, account, params }) {
      const review = findReview(repo, params.review_id);
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
        throw new GitHubError(422, 'Can not dismiss a commented pull request review');
      review.state = 'DISMISSED';
      await announceReview(world, repo, review, 'dismissed', account);
      return ok(viewReview(world, repo, review));
    },
  },
};

/** Nobody judges their own work. */
function demandStranger(pull: Pull, account: Account, event: string | undefined): void {
  if (pull.issue.author !== account) return;
  if (event === 'APPROVE')
    throw new GitHubError(422, 'Unprocessable Entity', ['Review Can not approve your own pull request']);
  if (event === 'REQUEST_CHANGES')
    throw new GitHubError(422, 'Unprocessable Entity', ['Review Can not request changes on your own pull request']);
}

function findReview(repo: Repo, id: number): Review {
  const review = repo.reviews.get(id);
  if (!review) throw new GitHubError(404, 'Not Found');
  return review;
}
