import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type GitHubDouble, type Person, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
let ada: Person;
beforeEach(async () => {
  double = await startDouble();
  repo = await double.createRepo('ada/shop', {
    files: { 'a.py': 'import os\nprint(1)\n', 'b.py': 'x = 1\n' },
    roles: { grace: 'write', tom: 'triage' },
  });
  ada = double.as('ada');
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  expect(double.violations).toEqual([]);
  await double.close();
});

const open = async (files: Record<string, string>, branch = 'fix') => {
  const sha = await ada.push({ repo, branch, files });
  return { sha, number: await ada.openPull(repo, { head: branch }) };
};
const read = async (number: number) => (await ada.rest.pulls.get({ ...nameOf(repo), pull_number: number })).data;
const heard = () =>
  double.webhooks.events.map(({ name, action }) => (action === undefined ? name : `${name}.${action}`));

test('a pull request is what git says it is', async () => {
  const { number } = await open({ 'a.py': 'print(1)\nprint(2)\n' });
  expect(await read(number)).toMatchObject({
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
    mergeable: true,
    mergeable_state: 'clean',
  });
  const { data } = await ada.rest.pulls.listFiles({ ...nameOf(repo), pull_number: number });
  expect(data).toMatchObject([
    { filename: 'a.py', status: 'modified', patch: '@@ -1,2 +1,2 @@\n-import os\n print(1)\n+print(2)' },
  ]);
});

test('a renamed file is shown as one, with its old name', async () => {
  const text = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n');
  await ada.push({ repo, files: { 'long.txt': text } });
  await ada.push({ repo, branch: 'move', files: { 'long.txt': null, 'lang.txt': `${text}\nmore\n` } });
  const { data } = await ada.rest.repos.compareCommitsWithBasehead({ ...nameOf(repo), basehead: 'main...move' });
  expect(data).toMatchObject({
    status: 'ahead',
    ahead_by: 1,
    files: [{ filename: 'lang.txt', status: 'renamed', previous_filename: 'long.txt' }],
  });
});

test('a push to its branch makes the pull request another', async () => {
  const { number, sha } = await open({ 'a.py': 'print(1)\n' });
  const next = await ada.push({ repo, branch: 'fix', files: { 'b.py': 'x = 2\n' } });
  expect(await read(number)).toMatchObject({ head: { sha: next }, commits: 2, changed_files: 2 });
  const event = double.webhooks.events.find(({ action }) => action === 'synchronize');
  expect(event?.payload).toMatchObject({ before: sha, after: next, sender: { login: 'ada' } });
});

test('one open pull request for a branch, and only with something new', async () => {
  await open({ 'a.py': 'print(1)\n' });
  await expect(ada.openPull(repo, { head: 'fix' })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('A pull request already exists for ada:fix'),
  });
  await ada.rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/same', sha: (await read(1)).base.sha });
  await expect(ada.openPull(repo, { head: 'same' })).rejects.toThrow('No commits between main and same');
  await expect(ada.openPull(repo, { head: 'nowhere' })).rejects.toMatchObject({ status: 422 });
});

test('a merge of a head that is no longer the head is refused', async () => {
  const { number, sha } = await open({ 'a.py': 'print(1)\n' });
  await ada.push({ repo, branch: 'fix', files: { 'b.py': 'x = 2\n' } });
  await expect(ada.rest.pulls.merge({ ...nameOf(repo), pull_number: number, sha })).rejects.toMatchObject({
    status: 409,
  });
  expect(await read(number)).toMatchObject({ merged: false, state: 'open' });
});

test.each(['merge', 'squash', 'rebase'] as const)('a merge by %s brings the change to the base', async (method) => {
  const { number } = await open({ 'a.py': 'print(1)\n' });
  const merged = await ada.merge(repo, number, method);
  expect(await read(number)).toMatchObject({
    merged: true,
    state: 'closed',
    merge_commit_sha: merged,
    merged_by: { login: 'ada' },
  });
  const { data } = await ada.rest.repos.getContent({ ...nameOf(repo), path: 'a.py' });
  expect(data).toMatchObject({ content: `${Buffer.from('print(1)\n').toString('base64')}\n` });
  expect(heard().slice(-2)).toEqual(['pull_request.closed', 'push']);
});

test('drafts and conflicts are not merged', async () => {
  const { number } = await open({ 'a.py': 'print(1)\n' });
  await ada.push({ repo, files: { 'a.py': 'import sys\nprint(3)\n' } });
  expect(await read(number)).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  await expect(ada.merge(repo, number)).rejects.toMatchObject({ status: 405 });
  await ada.push({ repo, branch: 'draft', files: { 'c.py': '' } });
  const draft = await ada.openPull(repo, { head: 'draft', draft: true });
  await expect(ada.merge(repo, draft)).rejects.toThrow('still a draft');
});

test('what comes to the base by a push counts as merged', async () => {
  const { number, sha } = await open({ 'a.py': 'print(1)\n' });
  await ada.rest.git.updateRef({ ...nameOf(repo), ref: 'heads/main', sha });
  expect(await read(number)).toMatchObject({ merged: true, merge_commit_sha: sha });
});

test('nobody approves what they opened themselves', async () => {
  const { number } = await open({ 'a.py': 'print(1)\n' });
  await expect(ada.review(repo, number, 'APPROVE')).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('approve your own'),
  });
  await double.as('grace').review(repo, number, 'APPROVE');
  const { data } = await ada.rest.pulls.listReviews({ ...nameOf(repo), pull_number: number });
  expect(data).toMatchObject([
    { state: 'APPROVED', commit_id: (await read(number)).head.sha, user: { login: 'grace' } },
  ]);
});

test('a review comment stands on a line of the diff and grows old with it', async () => {
  const { number, sha } = await open({ 'a.py': 'print(1)\n' });
  const grace = double.as('grace');
  const at = { ...nameOf(repo), pull_number: number, commit_id: sha, path: 'a.py', side: 'RIGHT', body: 'x' } as const;
  await expect(grace.rest.pulls.createReviewComment({ ...at, line: 9 })).rejects.toThrow('must be part of the diff');
  const { data } = await grace.rest.pulls.createReviewComment({ ...at, line: 1 });
  expect(data).toMatchObject({ line: 1, diff_hunk: expect.stringContaining('-import os') });
  await ada.push({ repo, branch: 'fix', files: { 'a.py': 'print(7)\n' } });
  expect((await grace.rest.pulls.getReviewComment({ ...nameOf(repo), comment_id: data.id })).data).toMatchObject({
    line: null,
    original_line: 1,
  });
});

test('a required check counts only from the App that is expected', async () => {
  const { app } = double.createApp({ slug: 'heal', permissions: { checks: 'write' }, events: [] });
  const heal = double.asToken(double.installationToken(await double.install(app, 'ada')));
  const actions = double.asToken(double.workflowToken(repo, { checks: 'write', statuses: 'write' }));
  const parameters = {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context: 'heal/approval', integration_id: app.id }],
  };
  const conditions = { ref_name: { include: ['~DEFAULT_BRANCH'] } };
  await ada.rest.repos.createRepoRuleset({
    ...nameOf(repo),
    name: 'gate',
    enforcement: 'active',
    conditions,
    rules: [{ type: 'required_status_checks', parameters }],
  });
  const { number, sha } = await open({ 'a.py': 'print(1)\n' });
  const run = { ...nameOf(repo), name: 'heal/approval', head_sha: sha, conclusion: 'success' } as const;
  await actions.rest.checks.create(run);
  await actions.rest.repos.createCommitStatus({ ...nameOf(repo), sha, state: 'success', context: 'heal/approval' });
  expect(await read(number)).toMatchObject({ mergeable_state: 'blocked' });
  await expect(double.as('grace').merge(repo, number)).rejects.toMatchObject({
    status: 405,
    message: expect.stringContaining('heal/approval'),
  });
  await heal.rest.checks.create(run);
  await double.as('grace').merge(repo, number);
});

test('protection wants approvals of writers, and a push takes them back', async () => {
  const reviews = { required_approving_review_count: 1, dismiss_stale_reviews: true };
  await ada.rest.repos.updateBranchProtection({
    ...nameOf(repo),
    branch: 'main',
    required_status_checks: null,
    enforce_admins: true,
    required_pull_request_reviews: reviews,
    restrictions: null,
  });
  await expect(ada.push({ repo, files: { 'b.py': '' } })).rejects.toThrow('through a pull request');
  const { number } = await open({ 'a.py': 'print(1)\n' });
  await double.as('eve').review(repo, number, 'APPROVE');
  await expect(ada.merge(repo, number)).rejects.toMatchObject({ status: 405 });
  await double.as('grace').review(repo, number, 'APPROVE');
  await ada.push({ repo, branch: 'fix', files: { 'b.py': 'x = 3\n' } });
  expect(heard()).toContain('pull_request_review.dismissed');
  await expect(ada.merge(repo, number)).rejects.toMatchObject({ status: 405 });
  await double.as('grace').review(repo, number, 'APPROVE');
  double.setRole(repo, 'grace', 'read');
  await expect(ada.merge(repo, number)).rejects.toMatchObject({ status: 405 });
  double.setRole(repo, 'grace', 'write');
  await ada.merge(repo, number);
});

test('a pull request comes from a fork, and goes on being the fork’s', async () => {
  const fork = await double.fork(repo, 'eve');
  const eve = double.as('eve');
  const sha = await eve.push({ repo: fork, branch: 'patch', files: { 'a.py': 'print(1)\n' } });
  const number = await eve.openPull(repo, { head: 'eve:patch' });
  expect(await read(number)).toMatchObject({
    head: { label: 'eve:patch', sha, repo: { full_name: 'eve/shop', fork: true } },
    changed_files: 1,
  });
  await eve.push({ repo: fork, branch: 'patch', files: { 'b.py': 'x = 5\n' } });
  expect(await read(number)).toMatchObject({ commits: 2 });
  await ada.merge(repo, number);
});

test('a closed pull request is opened again only while its branch is there', async () => {
  const { number } = await open({ 'a.py': 'print(1)\n' });
  await ada.close(repo, number);
  await ada.reopen(repo, number);
  await ada.deleteBranch(repo, 'fix');
  expect(await read(number)).toMatchObject({ state: 'closed', merged: false });
  await expect(ada.reopen(repo, number)).rejects.toMatchObject({ status: 422 });
});

test('references move forward, or by force, or not at all', async () => {
  const base = (await ada.rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;
  const next = await ada.push({ repo, files: { 'b.py': 'x = 2\n' } });
  const update = { ...nameOf(repo), ref: 'heads/main', sha: base };
  await expect(ada.rest.git.updateRef(update)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('not a fast forward'),
  });
  await ada.rest.git.updateRef({ ...update, force: true });
  expect(double.webhooks.events.at(-1)).toMatchObject({
    name: 'push',
    payload: { forced: true, before: next, after: base },
  });
  await expect(ada.rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/main', sha: base })).rejects.toThrow(
    'Reference already exists',
  );
  await expect(ada.rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/x', sha: 'f'.repeat(40) })).rejects.toThrow(
    'Object does not exist',
  );
  const { data } = await ada.rest.repos.listActivities({ ...nameOf(repo), ref: 'refs/heads/main' });
  expect(data.map((each) => each.activity_type)).toEqual(['force_push', 'push', 'branch_creation']);
});

test('a file is not overwritten by somebody who knew another one', async () => {
  const at = { ...nameOf(repo), path: 'b.py', message: 'm', content: Buffer.from('x = 9\n').toString('base64') };
  await expect(ada.rest.repos.createOrUpdateFileContents(at)).rejects.toMatchObject({ status: 422 });
  await expect(ada.rest.repos.createOrUpdateFileContents({ ...at, sha: 'a'.repeat(40) })).rejects.toMatchObject({
    status: 409,
  });
});

test('lists come in pages', async () => {
  for (let at = 0; at < 5; at++) await ada.rest.issues.create({ ...nameOf(repo), title: `issue ${at}` });
  const { data, headers } = await ada.rest.issues.listForRepo({ ...nameOf(repo), per_page: 2 });
  expect(data.map((issue) => issue.title)).toEqual(['issue 4', 'issue 3']);
  expect(headers.link).toContain('rel="next"');
  expect(await ada.octokit.paginate(ada.rest.issues.listForRepo, { ...nameOf(repo), per_page: 2 })).toHaveLength(5);
});
