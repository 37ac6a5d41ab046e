import { GitHubError } from '../errors.ts';
import { list, nothing, ok, type Answer, type Operations } from '../operation.ts';
import type { Account, Repo } from '../state.ts';
import { viewReaction } from '../views/issue.ts';
import type { World } from '../world.ts';
import { findIssue } from '../issue-changes.ts';

/** Also where the issue is a pull request: of all that can be done there, reacting alone asks for this. */
const write = 'issues:write';
const read = 'issues:read';

export const reactions: Operations = {
  'reactions/create-for-issue': {
    app: write,
    handle: ({ world, repo, account, params, body }) =>
      react(world, repo, account, `issue ${findIssue(repo, params.issue_number).id}`, body.content),
  },
  'reactions/create-for-issue-comment': {
    app: write,
    handle({ world, repo, account, params, body }) {
      if (!repo.comments.has(params.comment_id)) throw new GitHubError(404, 'Not Found');
      return react(world, repo, account, `comment ${params.comment_id}`, body.content);
    },
  },
  'reactions/create-for-pull-request-review-comment': {
    app: 'pull_requests:write',
    handle({ world, repo, account, params, body }) {
      if (!repo.reviewComments.has(params.comment_id)) throw new GitHubError(404, 'Not Found');
      return react(world, repo, account, `review-comment ${params.comment_id}`, body.content);
    },
  },
  'reactions/list-for-issue': {
    app: read,
    handle: ({ world, repo, params }) => show(world, repo, `issue ${findIssue(repo, params.issue_number).id}`),
  },
  'reactions/list-for-issue-comment': {
    app: read,
    handle: ({ world, repo, params }) => show(world, repo, `comment ${params.comment_id}`),
  },
  'reactions/delete-for-issue-comment': {
    app: write,
    handle({ repo, account, params }) {
      if (repo.reactions.get(params.reaction_id)?.author !== account) throw new GitHubError(404, 'Not Found');
      repo.reactions.delete(params.reaction_id);
      return nothing;
    },
  },
};

function show(world: World, repo: Repo, subject: string): Answer {
  return list(
    [...repo.reactions.values()].filter((each) => each.subject === subject).map((each) => viewReaction(world, each)),
  );
}

/** The same once more is answered with 200 and adds nothing. */
function react(world: World, repo: Repo, author: Account, subject: string, content: string): Answer {
  const known = [...repo.reactions.values()].find(
    (each) => each.subject === subject && each.author === author && each.content === content,
  );
  if (known) return ok(viewReaction(world, known));
  const reaction = { id: world.nextId(), subject, author, content, createdAt: world.stamp() };
  repo.reactions.set(reaction.id, reaction);
  return ok(viewReaction(world, reaction), 201);
}
