import { afterEach, beforeEach, expect, test } from 'vitest';
import { Octokit } from '@octokit/rest';
import { nameOf, startDouble, type GitHubDouble, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
let now = Date.parse('2026-01-01T00:00:00Z');
const silent = { debug() {}, info() {}, warn() {}, error() {} };
beforeEach(async () => {
  double = await startDouble({ now: () => now });
  repo = await double.createRepo('ada/shop', {
    files: { 'a.py': 'x = 1\n' },
    roles: { max: 'maintain', grace: 'write', tom: 'triage', rita: 'read' },
  });
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
});

test('what each role may do', async () => {
  const issue = (await double.as('ada').rest.issues.create({ ...nameOf(repo), title: 'x' })).data.number;
  const may = async (login: string) => {
    const { rest } = double.as(login);
    const at = nameOf(repo);
    const tried: Record<string, Promise<unknown>> = {
      comment: rest.issues.createComment({ ...at, issue_number: issue, body: 'x' }),
      label: rest.issues.addLabels({ ...at, issue_number: issue, labels: [login] }),
      blob: rest.git.createBlob({ ...at, content: 'x' }),
      rules: rest.repos.createRepoRuleset({ ...at, name: login, enforcement: 'disabled' }),
    };
    const done = await Promise.all(
      Object.entries(tried).map(async ([name, work]) =>
        (await work.then(
          () => true,
          () => false,
        ))
          ? name
          : '',
      ),
    );
    return done.filter(Boolean);
  };
  expect(await may('ada')).toEqual(['comment', 'label', 'blob', 'rules']);
  expect(await may('max')).toEqual(['comment', 'label', 'blob']);
  expect(await may('grace')).toEqual(['comment', 'label', 'blob']);
  expect(await may('tom')).toEqual(['comment', 'label']);
  expect(await may('rita')).toEqual(['comment']);
  expect(await may('stranger')).toEqual(['comment']);
});

test.each([
  ['ada', 'admin', 'admin'],
  ['max', 'write', 'maintain'],
  ['grace', 'write', 'write'],
  ['tom', 'read', 'triage'],
  ['stranger', 'read', 'read'],
])('the permission of %s is told in both words', async (login, permission, role) => {
  double.createUser(login);
  const { data } = await double
    .as('grace')
    .rest.repos.getCollaboratorPermissionLevel({ ...nameOf(repo), username: login });
  expect(data).toMatchObject({ permission, role_name: role });
});

test('a lost permission is felt at once', async () => {
  const grace = double.as('grace');
  await grace.rest.git.createBlob({ ...nameOf(repo), content: 'x' });
  double.setRole(repo, 'grace', 'none');
  await expect(grace.rest.git.createBlob({ ...nameOf(repo), content: 'x' })).rejects.toMatchObject({ status: 403 });
});

test('what is private does not exist for strangers', async () => {
  const hidden = await double.createRepo('ada/hidden', { isPrivate: true, files: { a: '' } });
  await expect(double.as('rita').rest.repos.get(nameOf(hidden))).rejects.toMatchObject({ status: 404 });
  await expect(
    new Octokit({ baseUrl: double.baseUrl, log: silent }).rest.repos.get(nameOf(hidden)),
  ).rejects.toMatchObject({ status: 404 });
  await double.as('ada').rest.repos.get(nameOf(hidden));
});

test('without a token: reading what is public, and nothing else', async () => {
  const { rest } = new Octokit({ baseUrl: double.baseUrl, log: silent });
  await rest.repos.get(nameOf(repo));
  await expect(rest.issues.create({ ...nameOf(repo), title: 'x' })).rejects.toMatchObject({ status: 401 });
});

test('GITHUB_TOKEN does what its workflow was given', async () => {
  const sha = (await double.as('ada').rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;
  const { rest } = double.asToken(double.workflowToken(repo, { contents: 'write' }));
  await rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/x', sha });
  await expect(rest.checks.create({ ...nameOf(repo), name: 'x', head_sha: sha })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  });
  const fork = double.asToken(double.workflowToken(repo, 'fork'));
  await expect(fork.rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/y', sha })).rejects.toMatchObject({
    status: 403,
  });
  await expect(rest.users.getAuthenticated()).rejects.toMatchObject({ status: 403 });
});

test('what an App may do to issues, where it may touch pull requests alone', async () => {
  const ada = double.as('ada');
  await ada.rest.issues.create({ ...nameOf(repo), title: 'x' });
  await ada.push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await ada.openPull(repo, { head: 'fix' });
  const { rest } = double.asToken(double.workflowToken(repo, { pull_requests: 'write' }));
  const refused = { status: 403, message: expect.stringContaining('Resource not accessible by integration') };
  const comment = (await rest.issues.createComment({ ...nameOf(repo), issue_number: number, body: 'x' })).data;
  await expect(rest.issues.createComment({ ...nameOf(repo), issue_number: 1, body: 'x' })).rejects.toMatchObject(
    refused,
  );
  await rest.issues.createLabel({ ...nameOf(repo), name: 'heal' });
  await rest.issues.addLabels({ ...nameOf(repo), issue_number: number, labels: ['heal'] });
  const reaction = rest.reactions.createForIssueComment({ ...nameOf(repo), comment_id: comment.id, content: 'eyes' });
  await expect(reaction).rejects.toMatchObject(refused);
});

test('an App touches no workflow files unless it may', async () => {
  const change = (token: Parameters<GitHubDouble['asToken']>[0], path: string) =>
    double
      .asToken(token)
      .rest.repos.createOrUpdateFileContents({ ...nameOf(repo), path, message: 'm', content: '', branch: 'main' });
  await change(double.workflowToken(repo, { contents: 'write' }), 'b.py');
  await expect(change(double.workflowToken(repo, { contents: 'write' }), '.github/workflows/x.yml')).rejects.toThrow(
    '`workflows` permission',
  );
  await change(double.workflowToken(repo, { contents: 'write', workflows: 'write' }), '.github/workflows/x.yml');
});

test('workflows open no pull requests where the repository does not let them', async () => {
  await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': '' } });
  repo.letsActionsOpenPulls = false;
  const actions = double.asToken(double.workflowToken(repo, { contents: 'write', pull_requests: 'write' }));
  await expect(actions.openPull(repo, { head: 'fix' })).rejects.toThrow('GitHub Actions is not permitted');
});

test('only Apps make check runs, and each changes its own alone', async () => {
  const sha = (await double.as('ada').rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;
  const run = { ...nameOf(repo), name: 'heal', head_sha: sha };
  await expect(double.as('ada').rest.checks.create(run)).rejects.toThrow('You must authenticate via a GitHub App');
  const { app } = double.createApp({ slug: 'heal', permissions: { checks: 'write' }, events: [] });
  const heal = double.asToken(double.installationToken(await double.install(app, 'ada')));
  const { data } = await heal.rest.checks.create(run);
  const actions = double.asToken(double.workflowToken(repo, { checks: 'write' }));
  await expect(
    actions.rest.checks.update({ ...nameOf(repo), check_run_id: data.id, conclusion: 'success' }),
  ).rejects.toMatchObject({ status: 403 });
  const annotations = Array.from(
    { length: 51 },
    () => ({ path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }) as const,
  );
  await expect(
    heal.rest.checks.create({ ...run, output: { title: 't', summary: 's', annotations } }),
  ).rejects.toMatchObject({ status: 422 });
});

test('tokens end: by time, by revocation, by suspension', async () => {
  const { app } = double.createApp({ slug: 'heal', permissions: { contents: 'read' }, events: [] });
  const installation = await double.install(app, 'ada');
  const { rest } = double.asToken(double.installationToken(installation));
  await rest.repos.get(nameOf(repo));
  now += 3_600_001;
  await expect(rest.repos.get(nameOf(repo))).rejects.toMatchObject({ status: 401 });
  const second = double.installationToken(installation);
  second.isRevoked = true;
  await expect(double.asToken(second).rest.repos.get(nameOf(repo))).rejects.toMatchObject({ status: 401 });
  installation.suspendedAt = double.world.stamp();
  await expect(
    double.asToken(double.installationToken(installation)).rest.repos.get(nameOf(repo)),
  ).rejects.toMatchObject({ status: 403 });
});

test('who is gone has no say any more, and what they said has nobody behind it', async () => {
  await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await double.as('ada').openPull(repo, { head: 'fix' });
  const { token } = double.as('grace');
  await double.as('grace').review(repo, number, 'APPROVE');
  await double.as('grace').rest.issues.create({ ...nameOf(repo), title: 'x' });
  double.deleteUser('grace');
  const { rest } = double.as('ada');
  expect((await rest.pulls.listReviews({ ...nameOf(repo), pull_number: number })).data[0]).toMatchObject({
    user: null,
    state: 'APPROVED',
  });
  expect((await rest.issues.get({ ...nameOf(repo), issue_number: 2 })).data.user?.login).toBe('ghost');
  await expect(rest.repos.getCollaboratorPermissionLevel({ ...nameOf(repo), username: 'grace' })).rejects.toMatchObject(
    { status: 404 },
  );
  await expect(double.asToken(token).rest.repos.get(nameOf(repo))).rejects.toMatchObject({ status: 401 });
});

test('GitHub signs what an App commits in its own name, and nothing else', async () => {
  const { app } = double.createApp({ slug: 'heal', permissions: { contents: 'write' }, events: [] });
  const heal = double.asToken(double.installationToken(await double.install(app, 'ada')));
  const tip = (await heal.rest.repos.getBranch({ ...nameOf(repo), branch: 'main' })).data.commit;
  const commit = { ...nameOf(repo), message: 'm', tree: tip.commit.tree.sha, parents: [tip.sha] };
  const author = { name: 'Ada', email: 'ada@example.com' };
  const isVerified = async (person: typeof heal, more = {}) =>
    (await person.rest.git.createCommit({ ...commit, ...more })).data.verification.verified;
  expect(await isVerified(heal)).toBe(true);
  now += 5000;
  expect(await isVerified(heal, { author })).toBe(false);
  now += 5000;
  expect(await isVerified(double.as('ada'))).toBe(false);
});

test('what GitHub signs, it commits as well: the author alone says who it was', async () => {
  const { app } = double.createApp({ slug: 'heal', permissions: { contents: 'write' }, events: [] });
  const heal = double.asToken(double.installationToken(await double.install(app, 'ada')));
  await heal.rest.repos.createOrUpdateFileContents({ ...nameOf(repo), path: 'b.py', message: 'm', content: '' });
  const { data } = await heal.rest.repos.getCommit({ ...nameOf(repo), ref: 'main' });
  expect(data).toMatchObject({ author: { login: 'heal[bot]' }, committer: { login: 'web-flow', id: 19_864_447 } });
});
