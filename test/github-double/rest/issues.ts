import { list, ok, type Operations } from '../operation.ts';
import { viewAccount } from '../views/account.ts';
import { viewIssue } from '../views/issue.ts';
import {
  announceIssue,
  demandTexts,
  findIssue,
  findOrMakeLabel,
  mayTriage,
  openIssue,
  setLabels,
  setState,
} from '../issue-changes.ts';
import { viewLabel } from '../views/repo.ts';
import { demandAuthor } from '../pull-changes.ts';

const both = ['issues:write', 'pull_requests:write'];

export const issues: Operations = {
  'issues/list-for-repo': {
    app: 'issues:read',
    handle({ world, repo, query }) {
      const { state = 'open', labels, creator, assignee } = query;
      const wanted = labels?.split(',').filter(Boolean) ?? [];
      const found = [...repo.issues.values()]
        .filter((issue) => state === 'all' || issue.state === state)
        .filter((issue) => wanted.every((name) => issue.labels.some((label) => label.name === name)))
        .filter((issue) => creator === undefined || issue.author.login === creator)
        .filter((issue) => assignee === undefined || issue.assignees.some((each) => each.login === assignee))
        .sort((a, b) => (query.direction === 'asc' ? a.number - b.number : b.number - a.number));
      return list(found.map((issue) => viewIssue(world, repo, issue)));
    },
  },
  'issues/get': {
    app: 'issues:read',
    handle: ({ world, repo, params }) => ok(viewIssue(world, repo, findIssue(repo, params.issue_number))),
  },
  'issues/create': {
    app: 'issues:write',
    async handle({ world, repo, actor, account, body }) {
      demandTexts('Issue', String(body.title), body.body);
      const issue = openIssue(world, repo, actor, account, String(body.title), body.body ?? null);
      // Labels and assignees of those who may not set them are dropped without a word.
      if (mayTriage(world, repo, actor, account)) {
        for (const each of body.labels ?? [])
          issue.labels.push(findOrMakeLabel(world, repo, typeof each === 'string' ? each : (each.name ?? '')));
        issue.assignees = (body.assignees ?? []).map((each) => world.findAccount(readLogin(each)));
      }
      await announceIssue(world, repo, issue, 'opened', account);
      for (const label of issue.labels)
        await announceIssue(world, repo, issue, 'labeled', account, { label: viewLabel(world, repo, label) });
      return ok(viewIssue(world, repo, issue), 201);
    },
  },
  'issues/update': {
    app: both,
    async handle({ world, repo, actor, account, params, body }) {
      const issue = findIssue(repo, params.issue_number);
      demandAuthor(world, repo, account, issue, actor.token?.kind === 'installation');
      demandTexts(
        'Issue',
        body?.title === undefined || body.title === null ? undefined : String(body.title),
        body?.body,
      );
      const changes: Record<string, unknown> = {};
      if (body?.title !== undefined && body.title !== null && String(body.title) !== issue.title) {
        changes['title'] = { from: issue.title };
        issue.title = String(body.title);
      }
      if (body?.body !== undefined && body.body !== issue.body) {
        changes['body'] = { from: issue.body ?? '' };
        issue.body = body.body;
      }
      issue.updatedAt = world.stamp();
      if (Object.keys(changes).length > 0) await announceIssue(world, repo, issue, 'edited', account, { changes });
      if (body?.labels !== undefined)
        await setLabels(
          world,
          repo,
          issue,
          account,
          body.labels.map((each) => (typeof each === 'string' ? each : (each.name ?? ''))),
        );
      if (body?.assignees !== undefined)
        issue.assignees = body.assignees.map((each) => world.findAccount(readLogin(each)));
      if (body?.state !== undefined && body.state !== issue.state)
        await setState(world, repo, issue, account, body.state, body.state_reason ?? null);
      return ok(viewIssue(world, repo, issue));
    },
  },
  'issues/lock': {
    app: both,
    role: 'write',
    handle({ repo, params }) {
      findIssue(repo, params.issue_number).isLocked = true;
      return { status: 204 };
    },
  },
  'issues/unlock': {
    app: both,
    role: 'write',
    handle({ repo, params }) {
      findIssue(repo, params.issue_number).isLocked = false;
      return { status: 204 };
    },
  },
  'issues/add-assignees': {
    app: both,
    role: 'write',
    async handle({ world, repo, account, params, body }) {
      const issue = findIssue(repo, params.issue_number);
      for (const each of body?.assignees ?? []) {
        const assignee = world.findAccount(readLogin(each));
        if (!world.hasRole(repo, assignee) || issue.assignees.includes(assignee)) continue;
        issue.assignees.push(assignee);
        await announceIssue(world, repo, issue, 'assigned', account, { assignee: viewAccount(world, assignee) });
      }
      return ok(viewIssue(world, repo, issue), 201);
    },
  },
};

function readLogin(assignee: string | { readonly login?: string }): string {
  return typeof assignee === 'string' ? assignee : (assignee.login ?? '');
}
