import type { Account, Pull, Repo, Review } from './state.ts';
import { viewPull, viewReview } from './views/pull.ts';
import type { World } from './world.ts';

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

export function addReview(world: World, repo: Repo, pull: Pull, author: Account, commit: string, body: string): Review {
  const review: Review = { id: world.nextId(), pull, author, state: 'PENDING', body, commit, submittedAt: null };
  repo.reviews.set(review.id, review);
  return review;
}

export async function submit(world: World, repo: Repo, review: Review, event: keyof typeof states): Promise<void> {
  review.state = states[event];
  review.submittedAt = world.stamp();
  review.pull.reviewers = review.pull.reviewers.filter((each) => each !== review.author);
  await announceReview(world, repo, review, 'submitted', review.author);
}

export async function announceReview(
  world: World,
  repo: Repo,
  review: Review,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  // In webhooks, unlike in the API, the state is written small.
  const view = { ...viewReview(world, repo, review), state: review.state.toLowerCase() };
  await world.emit({
    name: 'pull_request_review',
    action,
    repo,
    sender,
    payload: { review: view, pull_request: await viewPull(world, repo, review.pull), ...more },
  });
}
