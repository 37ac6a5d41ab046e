import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type GitHubDouble, type Person, type Repo } from './index.ts';

/** What GitHub does and a simpler double would not. */
let double: GitHubDouble;
let repo: Repo;
let ada: Person;
beforeEach(async () => {
  double = await startDouble();
  const workflow = 'name: Heal\non:\n  workflow_dispatch:\n    inputs:\n      job:\n        required: true\njobs: {}\n';
  repo = await double.createRepo('ada/shop', {
    files: {
      'a.py': 'import os\n',
      '.github/workflows/heal.yml': workflow,
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    },
  });
  ada = double.as('ada');
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
});

test('texts that are too long are refused', async () => {
  const at = nameOf(repo);
  await ada.rest.issues.create({ ...at, title: 'x', body: 'b'.repeat(65_536) });
  const long = 'b'.repeat(65_537);
  await expect(ada.rest.issues.create({ ...at, title: 'x', body: long })).rejects.toThrow('body is too long');
  await expect(ada.rest.issues.update({ ...at, issue_number: 1, body: long })).rejects.toThrow('body is too long');
  await expect(ada.comment(repo, 1, long)).rejects.toThrow('body is too long');
  await expect(ada.rest.issues.create({ ...at, title: 't'.repeat(257) })).rejects.toThrow('title is too long');
  const sha = await ada.push({ repo, branch: 'fix', files: { 'a.py': '' } });
  await expect(ada.openPull(repo, { head: 'fix', body: long })).rejects.toThrow('body is too long');
  const status = { ...at, sha, state: 'success', description: 'd'.repeat(141) } as const;
  await expect(ada.rest.repos.createCommitStatus(status)).rejects.toThrow('description is too long');
});

test('whether it can be merged is not known at once, where that is asked for', async () => {
  await ada.push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await ada.openPull(repo, { head: 'fix' });
  double.world.mergeabilityTakes = 1;
  const read = async () => (await ada.rest.pulls.get({ ...nameOf(repo), pull_number: number })).data.mergeable;
  expect([await read(), await read()]).toEqual([null, true]);
  await ada.push({ repo, branch: 'fix', files: { 'a.py': 'x = 1\n' } });
  expect([await read(), await read()]).toEqual([null, true]);
});

test('a merge into the default branch closes what its words name', async () => {
  for (const title of ['one', 'two', 'three']) await ada.rest.issues.create({ ...nameOf(repo), title });
  await ada.push({ repo, branch: 'fix', files: { 'a.py': '' }, message: 'fix: import\n\nCloses #2' });
  const number = await ada.openPull(repo, { head: 'fix', body: 'Fixes #1, but not `#3`' });
  await ada.merge(repo, number);
  expect([1, 2, 3].map((issue) => repo.issues.get(issue)?.state)).toEqual(['closed', 'closed', 'open']);
});

test('the default branch is not deleted, a folder of branches is no branch', async () => {
  await expect(ada.deleteBranch(repo, 'main')).rejects.toThrow('Cannot delete the default branch');
  const sha = await ada.push({ repo, branch: 'heal/style', files: { 'a.py': '' } });
  const nested = { ...nameOf(repo), ref: 'refs/heads/heal/style/x', sha };
  await expect(ada.rest.git.createRef(nested)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Reference update failed'),
  });
});

test('a workflow is dispatched with what it asks for', async () => {
  const dispatch = (workflow: string, inputs: Record<string, string>) =>
    ada.rest.actions.createWorkflowDispatch({ ...nameOf(repo), workflow_id: workflow, ref: 'main', inputs });
  await dispatch('heal.yml', { job: '1' });
  await expect(dispatch('heal.yml', {})).rejects.toThrow("Required input 'job' not provided");
  await expect(dispatch('heal.yml', { job: '1', jop: '2' })).rejects.toThrow('Unexpected inputs provided: ["jop"]');
  await expect(dispatch('ci.yml', {})).rejects.toThrow("does not have 'workflow_dispatch' trigger");
  await expect(dispatch('none.yml', {})).rejects.toMatchObject({ status: 404 });
  expect(double.workflows.list(repo)).toHaveLength(1);
});

test('what became of a pull request stands in its history', async () => {
  await ada.push({ repo, branch: 'next', files: { 'b.py': '' } });
  await ada.push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await ada.openPull(repo, { head: 'fix' });
  await ada.push({
    repo,
    branch: 'fix',
    files: { 'a.py': 'x = 1\n' },
    from: (await ada.rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha,
  });
  await ada.rest.pulls.update({ ...nameOf(repo), pull_number: number, base: 'next', title: 'Another' });
  await ada.deleteBranch(repo, 'fix');
  const { data } = await ada.rest.issues.listEvents({ ...nameOf(repo), issue_number: number });
  expect(data.map(({ event }) => event)).toEqual([
    'head_ref_force_pushed',
    'renamed',
    'base_ref_changed',
    'head_ref_deleted',
    'closed',
  ]);
});

test('a branch that is set back to its base closes its pull request', async () => {
  await ada.push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await ada.openPull(repo, { head: 'fix' });
  const base = (await ada.rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;
  await ada.rest.git.updateRef({ ...nameOf(repo), ref: 'heads/fix', sha: base, force: true });
  const { data } = await ada.rest.pulls.get({ ...nameOf(repo), pull_number: number });
  expect(data).toMatchObject({ state: 'closed', merged: false });
});

test('a comparison comes in pages, and only the first one has files', async () => {
  for (const name of ['one', 'two', 'three']) await ada.push({ repo, branch: 'fix', files: { [name]: name } });
  const page = async (at: number) => {
    const where = { ...nameOf(repo), basehead: 'main...fix', per_page: 2, page: at };
    const { data } = await ada.rest.repos.compareCommitsWithBasehead(where);
    return [data.total_commits, data.commits.length, data.files?.length];
  };
  expect([await page(1), await page(2)]).toEqual([
    [3, 2, 3],
    [3, 1, 0],
  ]);
});

test('a refused pull request takes no number', async () => {
  await expect(ada.openPull(repo, { head: 'main', base: 'main' })).rejects.toThrow('No commits between');
  expect((await ada.rest.issues.create({ ...nameOf(repo), title: 'x' })).data.number).toBe(1);
});

test('labels that come with an issue are told one by one', async () => {
  await ada.rest.issues.create({ ...nameOf(repo), title: 'x', labels: ['heal', 'bug'] });
  expect(double.webhooks.events.slice(-3).map(({ action }) => action)).toEqual(['opened', 'labeled', 'labeled']);
});

test('a field of GraphQL that is not built is no null', async () => {
  await expect(ada.octokit.graphql('query { viewer { bio } }')).rejects.toThrow('has not built User.bio');
  expect(double.ownFaults).toHaveLength(1);
  double.api.ownFaults.length = 0;
});
