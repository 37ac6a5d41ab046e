import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDouble, nameOf, type GitHubDouble, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
beforeAll(async () => {
  double = await startDouble();
  repo = await double.createRepo('ada/shop', {
    files: { 'a.py': 'import os\nprint(1)\n' },
    roles: { grace: 'write', tom: 'triage' },
  });
});
afterAll(async () => {
  await double.close();
});

test('a pull request is what git says it is', async () => {
  const ada = double.as('ada');
  await ada.push({ repo, branch: 'fix', files: { 'a.py': 'print(1)\n' } });
  const number = await ada.openPull(repo, { head: 'fix', title: 'Fix it' });
  const { data } = await ada.rest.pulls.get({ ...nameOf(repo), pull_number: number });
  expect(data).toMatchObject({
    title: 'Fix it',
    commits: 1,
    additions: 0,
    deletions: 1,
    changed_files: 1,
    mergeable: true,
    mergeable_state: 'clean',
  });
  expect(double.ownFaults).toEqual([]);
  expect(double.violations).toEqual([]);
});
