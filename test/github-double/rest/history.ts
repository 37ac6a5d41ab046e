import { resolveRef, findEntry } from '../git.ts';
import { viewIssueEvent } from '../history.ts';
import { findIssue } from '../issue-changes.ts';
import { list, ok, type Operations } from '../operation.ts';
import { nodeId, viewAccount } from '../views/account.ts';
import { GitHubError } from '../errors.ts';

export const history: Operations = {
  'issues/list-events': {
    app: ['issues:read', 'pull_requests:read'],
    handle({ world, repo, params }) {
      const { number } = findIssue(repo, params.issue_number);
      return list(
        repo.history.filter((each) => each.issue === number).map((each) => viewIssueEvent(world, repo, each)),
      );
    },
  },
  'repos/list-activities': {
    app: 'contents:read',
    handle({ world, repo, query }) {
      const wanted = query.ref === undefined || query.ref.startsWith('refs/') ? query.ref : `refs/heads/${query.ref}`;
      const found = repo.activities
        .filter((each) => wanted === undefined || each.ref === wanted)
        .filter((each) => query.actor === undefined || each.actor.login === query.actor)
        .filter((each) => query.activity_type === undefined || each.kind === query.activity_type);
      return list(
        found.toReversed().map((each) => ({
          id: each.id,
          node_id: nodeId('PUSH', each.id),
          before: each.before,
          after: each.after,
          ref: each.ref,
          timestamp: each.at,
          activity_type: each.kind,
          actor: viewAccount(world, each.actor),
        })),
      );
    },
  },
  'repos/codeowners-errors': {
    app: 'contents:read',
    async handle({ repo, query }) {
      const commit = await resolveRef(repo.dir, query.ref ?? repo.defaultBranch);
      for (const path of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'])
        if (commit && (await findEntry(repo.dir, commit, path))) return ok({ errors: [] });
      throw new GitHubError(404, 'Not Found');
    },
  },
};
