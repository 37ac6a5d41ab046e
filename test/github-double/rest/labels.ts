import { GitHubError, refuseInput } from '../errors.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import type { Label, Repo } from '../state.ts';
import { viewLabel } from '../views/repo.ts';
import { findIssue, findOrMakeLabel, setLabels } from '../issue-changes.ts';

const both = ['issues:write', 'pull_requests:write'];

export const labels: Operations = {
  'issues/list-labels-for-repo': {
    app: ['issues:read', 'pull_requests:read'],
    handle: ({ world, repo }) => list([...repo.labels.values()].map((label) => viewLabel(world, repo, label))),
  },
  'issues/get-label': {
    app: ['issues:read', 'pull_requests:read'],
    handle: ({ world, repo, params }) => ok(viewLabel(world, repo, findLabel(repo, params.name))),
  },
  'issues/create-label': {
    app: both,
    role: 'triage',
    async handle({ world, repo, account, body }) {
      if (repo.labels.has(body.name.toLowerCase()))
        throw refuseInput('Label', 'already exists', 'name', 'already_exists');
      if (!/^#?[0-9a-f]{6}$/i.test(body.color ?? 'ededed'))
        throw new GitHubError(422, 'Validation Failed', [{ resource: 'Label', code: 'invalid', field: 'color' }]);
      const label = findOrMakeLabel(world, repo, body.name);
      label.color = body.color?.replace('#', '') ?? label.color;
      label.description = body.description ?? null;
      await world.emit({
        name: 'label',
        action: 'created',
        repo,
        sender: account,
        payload: { label: viewLabel(world, repo, label) },
      });
      return ok(viewLabel(world, repo, label), 201);
    },
  },
  'issues/update-label': {
    app: both,
    role: 'triage',
    handle({ world, repo, params, body }) {
      const label = findLabel(repo, params.name);
      repo.labels.delete(label.name.toLowerCase());
      label.name = body?.new_name ?? label.name;
      label.color = body?.color?.replace('#', '') ?? label.color;
      label.description = body?.description ?? label.description;
      repo.labels.set(label.name.toLowerCase(), label);
      return ok(viewLabel(world, repo, label));
    },
  },
  'issues/delete-label': {
    app: both,
    role: 'triage',
    handle({ repo, params }) {
      const label = findLabel(repo, params.name);
      repo.labels.delete(label.name.toLowerCase());
      for (const issue of repo.issues.values()) issue.labels = issue.labels.filter((each) => each !== label);
      return nothing;
    },
  },
  'issues/list-labels-on-issue': {
    app: ['issues:read', 'pull_requests:read'],
    handle: ({ world, repo, params }) =>
      list(findIssue(repo, params.issue_number).labels.map((label) => viewLabel(world, repo, label))),
  },
  'issues/add-labels': {
    app: both,
    role: 'triage',
    async handle({ world, repo, account, params, body }) {
      const issue = findIssue(repo, params.issue_number);
      await setLabels(world, repo, issue, account, [...issue.labels.map((label) => label.name), ...readNames(body)]);
      return ok(issue.labels.map((label) => viewLabel(world, repo, label)));
    },
  },
  'issues/set-labels': {
    app: both,
    role: 'triage',
    async handle({ world, repo, account, params, body }) {
      const issue = findIssue(repo, params.issue_number);
      await setLabels(world, repo, issue, account, readNames(body));
      return ok(issue.labels.map((label) => viewLabel(world, repo, label)));
    },
  },
  'issues/remove-label': {
    app: both,
    role: 'triage',
    async handle({ world, repo, account, params }) {
      const issue = findIssue(repo, params.issue_number);
      if (!issue.labels.some((label) => label.name === params.name)) throw new GitHubError(404, 'Label does not exist');
      await setLabels(
        world,
        repo,
        issue,
        account,
        issue.labels.map((label) => label.name).filter((name) => name !== params.name),
      );
      return ok(issue.labels.map((label) => viewLabel(world, repo, label)));
    },
  },
  'issues/remove-all-labels': {
    app: both,
    role: 'triage',
    async handle({ world, repo, account, params }) {
      await setLabels(world, repo, findIssue(repo, params.issue_number), account, []);
      return nothing;
    },
  },
};

type Named = string | { readonly name?: string };
function readNames(body: { readonly labels?: readonly Named[] } | readonly Named[] | string | undefined): string[] {
  if (typeof body === 'string') return [body];
  const named: readonly Named[] =
    body === undefined ? [] : 'labels' in body ? (body.labels ?? []) : Array.isArray(body) ? body : [];
  return named.map((each) => (typeof each === 'string' ? each : (each.name ?? '')));
}

function findLabel(repo: Repo, name: string): Label {
  const label = repo.labels.get(name.toLowerCase());
  if (!label) throw new GitHubError(404, 'Not Found');
  return label;
}
