import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitProposals } from '#app/action/commit.ts';
import { recommended } from '#config/presets.ts';
import { cures, makeBundle, makeSetting, propose, type Setting } from './setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = await makeSetting();
});
afterEach(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});
const commit = (head: string, options: { readonly isAsked?: boolean; readonly push?: 'off' | 'own-branches' } = {}) =>
  commitProposals({
    repository: setting.github,
    bundle: makeBundle(head, [propose([cures.orders])], { branch: 'topic' }),
    config: { ...recommended, pullRequests: { ...recommended.pullRequests, push: options.push ?? 'own-branches' } },
    defaultBranch: 'main',
    secrets: [],
    isAsked: options.isAsked ?? false,
    say: () => {},
  });
const byPerson = (name: string) =>
  setting.double.as('ann').push({ repo: setting.repo, branch: 'topic', files: { [name]: 'x\n' } });
/** As an App commits: through the API, signed by GitHub, which is then the committer. */
async function byRobot(name: string): Promise<string> {
  const { rest } = setting.github.client;
  const where = { owner: 'acme', repo: 'shop', path: name, branch: 'topic' };
  const content = Buffer.from('x').toString('base64');
  const { data } = await rest.repos.createOrUpdateFileContents({ ...where, message: `Add ${name}`, content });
  return data.commit.sha ?? '';
}

it('commits to a branch of people where the default branch allows it, or where a person asks', async () => {
  await expect(commit(await byPerson('a.md'), { push: 'off' })).rejects.toThrow('does not let Heal commit');
  expect(await commit(await byPerson('b.md'), { push: 'off', isAsked: true })).toEqual({ urls: [], notices: [] });
});

it('does not answer its own commit; who asks is heard', async () => {
  await commit(await byPerson('a.md'));
  const { data } = await setting.github.client.rest.git.getRef({ owner: 'acme', repo: 'shop', ref: 'heads/topic' });
  const { sha } = data.object;
  expect((await commit(sha)).notices).toEqual([expect.stringContaining('The newest commit is a heal')]);
  expect((await commit(sha, { isAsked: true })).notices).not.toEqual([expect.stringContaining('is a heal')]);
});

it('is quiet after four commits of robots', async () => {
  await byPerson('a.md');
  for (const name of ['b.md', 'c.md', 'd.md']) await byRobot(name);
  expect((await commit(await byRobot('e.md'))).notices).toEqual([
    expect.stringContaining('last 4 commits are by robots'),
  ]);
  expect(await commit(await byPerson('f.md'))).toEqual({ urls: [], notices: [] });
});
