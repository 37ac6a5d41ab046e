import { GitHubError } from '../errors.ts';
import { list, nothing, ok, type Actor, type Operations } from '../operation.ts';
import { roles, type Account, type Comment, type Repo } from '../state.ts';
import { listComments, viewComment, viewIssue } from '../views/issue.ts';
import type { World } from '../world.ts';
import { findIssue } from '../issue-changes.ts';

const read = ['issues:read', 'pull_requests:read'];
const write = ['issues:write', 'pull_requests:write'];
const longest = 65_536;

export const comments: Operations = {
  'issues/list-comments': {
    app: read,
    handle: ({ world, repo, params, query }) => {
      const all = listComments(repo, findIssue(repo, params.issue_number));
      return list(
        all
          .filter((each) => query.since === undefined || each.updatedAt >= query.since)
          .map((each) => viewComment(world, repo, each)),
      );
    },
  },
  'issues/list-comments-for-repo': {
    app: read,
    handle: ({ world, repo }) => list([...repo.comments.values()].map((each) => viewComment(world, repo, each))),
  },
  'issues/get-comment': {
    app: read,
    handle: ({ world, repo, params }) => ok(viewComment(world, repo, findComment(repo, params.comment_id))),
  },
  'issues/create-comment': {
    app: write,
    async handle({ world, repo, actor, account, params, body }) {
      const issue = findIssue(repo, params.issue_number);
      if (issue.isLocked && roles.indexOf(world.roleOf(repo, account)) < 3)
        throw new GitHubError(403, 'Unable to create comment because issue is locked.');
      demandLength(body.body);
      const at = world.stamp();
      const comment: Comment = {
        id: world.nextId(),
        issue,
        author: account,
        viaApp: actor.token?.installation?.app,
        body: body.body,
        minimized: undefined,
        createdAt: at,
        updatedAt: at,
      };
      repo.comments.set(comment.id, comment);
      issue.updatedAt = at;
      await announceComment(world, repo, comment, 'created', account);
      return ok(viewComment(world, repo, comment), 201);
    },
  },
  'issues/update-comment': {
    app: write,
    async handle({ world, repo, actor, account, params, body }) {
      const comment = findComment(repo, params.comment_id);
      demandOwner(world, repo, actor, account, comment);
      demandLength(body.body);
      const changes = { body: { from: comment.body } };
      comment.body = body.body;
      comment.updatedAt = world.stamp();
      await announceComment(world, repo, comment, 'edited', account, { changes });
      return ok(viewComment(world, repo, comment));
    },
  },
  'issues/delete-comment': {
    app: write,
    async handle({ world, repo, actor, account, params }) {
      const comment = findComment(repo, params.comment_id);
      demandOwner(world, repo, actor, account, comment);
      repo.comments.delete(comment.id);
      await announceComment(world, repo, comment, 'deleted', account);
      return nothing;
    },
  },
};

function findComment(repo: Repo, id: number): Comment {
  const comment = repo.comments.get(id);
  if (!comment) throw new GitHubError(404, 'Not Found');
  return comment;
}

function demandLength(body: string): void {
  if (body.trim() === '')
    throw new GitHubError(422, 'Validation Failed', [
      { resource: 'IssueComment', code: 'missing_field', field: 'body' },
    ]);
  if (body.length > longest)
    throw new GitHubError(422, 'Validation Failed', [
      { resource: 'IssueComment', code: 'custom', message: `body is too long (maximum is ${longest} characters)` },
    ]);
}

/** Writers may edit what others wrote: no comment proves who wrote its text. */
function demandOwner(world: World, repo: Repo, actor: Actor, account: Account, comment: Comment): void {
  if (comment.author === account || actor.token?.kind === 'installation') return;
  if (roles.indexOf(world.roleOf(repo, account)) < roles.indexOf('write'))
    throw new GitHubError(403, 'Resource not accessible by personal access token');
}

async function announceComment(
  world: World,
  repo: Repo,
  comment: Comment,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = { issue: viewIssue(world, repo, comment.issue), comment: viewComment(world, repo, comment), ...more };
  await world.emit({ name: 'issue_comment', action, repo, sender, payload });
}
