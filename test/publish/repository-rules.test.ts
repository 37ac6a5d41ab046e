import { afterEach, describe, expect, it } from 'vitest';
import { publishBundle } from '#app/github/publish/publish-bundle.ts';
import { cures, makeSetting, propose, type Setting } from './setting.ts';

let setting: Setting;
afterEach(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});

describe('a repository with habits of its own', () => {
  it.each([
    [['fix(api): one', 'feat: two', 'chore(deps): three'], 'fix(imports): remove the unused import in orders.py'],
    [['fix: One', 'feat: Two', 'docs: Three'], 'fix: Remove the unused import in orders.py'],
    [['Add orders', 'Speed up prices'], 'Remove the unused import in orders.py'],
    [['🐛 Fix it', '✨ Add it'], '🎨 Remove the unused import in orders.py'],
    [['shop: add orders', 'web: fix it'], 'shop: remove the unused import in orders.py'],
  ])('%j → %s', async (subjects, title) => {
    setting = await makeSetting({ subjects });
    await setting.publish(await setting.bundle([propose([cures.orders])]));
    expect(setting.pulls()[0]?.title).toBe(title);
  });

  it('gets its own labels and reviewers, and keeps its own colours', async () => {
    setting = await makeSetting();
    const { repo, double, settings } = setting;
    await double.as('ann').rest.issues.createLabel({ owner: 'acme', repo: 'shop', name: 'heal', color: '000000' });
    const pullRequests = {
      ...settings.pullRequests,
      labels: ['bot'],
      reviewers: ['bob', 'nobody-here'],
      titlePrefix: '[heal]',
      draft: 'always' as const,
    };
    const report = await setting.publish(await setting.bundle([propose([cures.orders])]), { pullRequests });
    expect(report.proposals).toMatchObject([{ state: 'opened', isDraft: true }]);
    expect(setting.pulls()[0]).toMatchObject({
      title: '[heal] remove the unused import in orders.py',
      labels: ['heal', 'heal:import', 'bot'],
    });
    expect(repo.issues.get(1)?.pull?.reviewers.map(({ login }) => login)).toEqual(['bob']);
    expect(repo.labels.get('heal')?.color).toBe('000000');
    expect(setting.log.join('\n')).toContain('nobody-here could not be asked');
  });
});

describe('where GitHub signs nothing that is made of parts', () => {
  it('the commit is made the other way, and nothing is left of it', async () => {
    setting = await makeSetting();
    const { double, repo } = setting;
    // A token of a person: what it commits through the objects of Git is not signed.
    const ann = double.as('ann').account;
    const settings = { ...setting.settings, self: { id: ann.id, login: ann.login } };
    const publish = (bundle: object) =>
      publishBundle({
        bundle,
        repository: setting.connect(double.token('ann')),
        settings,
        now: () => new Date(setting.clock.at),
        signal: new AbortController().signal,
        say: () => {},
      });
    expect(await publish(await setting.bundle([propose([cures.orders])]))).toMatchObject({
      proposals: [{ state: 'opened' }],
    });
    const grown = await setting.bundle([propose([{ ...cures.orders, to: '\n' }])]);
    expect(await publish(grown)).toMatchObject({ proposals: [{ state: 'updated' }] });
    // Executable: a mode is worth more than a signature, and the body says so.
    expect(await publish(await setting.bundle([...grown.proposals, propose([cures.run])]))).toMatchObject({
      proposals: [{ state: 'left' }, { state: 'opened' }],
    });
    const { rest } = setting.github.client;
    const verified = async (number: number) =>
      (await rest.pulls.listCommits({ owner: 'acme', repo: 'shop', pull_number: number })).data[0]?.commit.verification
        ?.verified;
    const [signed, plain] = [...repo.issues.values()].filter(({ pull }) => pull).map(({ number }) => number);
    expect(await verified(signed ?? 0)).toBe(true);
    expect(await verified(plain ?? 0)).toBe(false);
    expect(repo.issues.get(plain ?? 0)?.body).toContain('did not sign the commit');
    const { data } = await rest.repos.listBranches({ owner: 'acme', repo: 'shop' });
    expect(data.filter(({ name }) => name.startsWith('heal/tmp'))).toEqual([]);
  });
});

describe('a server whose filter knows no bots', () => {
  it('is asked by label, and nothing is opened twice', async () => {
    setting = await makeSetting();
    const github = setting.connect(setting.token);
    github.client.hook.wrap('request', async (request, options) => {
      const answer = await request(options);
      return 'creator' in options && options.url.endsWith('/issues') ? { ...answer, data: [] } : answer;
    });
    const bundle = await setting.bundle([propose([cures.orders])]);
    // Somebody writes what Heal would write, with its label.
    const { double, repo } = setting;
    const where = { owner: 'acme', repo: 'shop', labels: ['heal'] };
    await double.as('bob').rest.issues.create({
      ...where,
      title: 'Heal Dashboard',
      body: `<!-- heal-dashboard:{"v":1,"waiting":[]} -->\n\n- [x] <!-- heal:open=${bundle.proposals[0]?.key} -->`,
    });
    await double.as('bob').push({ repo, branch: 'mine', files: { 'a.md': 'x' } });
    const fp = JSON.stringify(bundle.proposals[0]?.cases.map(({ fingerprint }) => fingerprint));
    const zeros = '0'.repeat(64);
    const body = `<!-- heal:{"v":1,"fp":${fp},"digest":"${zeros}","from":"${zeros}","key":"${bundle.proposals[0]?.key}"} -->`;
    const forged = await double.as('bob').openPull(repo, { head: 'mine', body });
    await double.as('bob').label(repo, forged, 'heal');
    await double.as('bob').close(repo, forged);
    const publish = () =>
      publishBundle({
        bundle,
        repository: github,
        settings: setting.settings,
        now: () => new Date(setting.clock.at),
        signal: new AbortController().signal,
        say: () => {},
      });
    const first = await publish();
    expect(first).toMatchObject({ proposals: [{ state: 'opened' }] });
    expect(repo.issues.get(first.dashboard?.number ?? 0)?.author.id).toBe(setting.self.id);
    expect(await publish()).toMatchObject({ proposals: [{ state: 'left' }], dashboard: first.dashboard });
    await setting.double.as('bob').close(setting.repo, setting.pulls()[0]?.number ?? 0);
    expect(await publish()).toMatchObject({ proposals: [{ state: 'rejected' }], dashboard: first.dashboard });
  });
});

describe('another branch than the default one', () => {
  it('has pull requests of its own, and leaves the others and the dashboard alone', async () => {
    setting = await makeSetting();
    const { double, repo } = setting;
    await double.as('ann').push({ repo, branch: 'release', files: { 'NEWS.md': 'x' } });
    const { data } = await setting.github.client.rest.repos.getBranch({
      owner: 'acme',
      repo: 'shop',
      branch: 'release',
    });
    const proposal = propose([cures.orders]);
    await setting.publish(await setting.bundle([proposal]));
    const board = () => [...repo.issues.values()].find(({ title }) => title === 'Heal Dashboard')?.body;
    const before = board();
    const release = await setting.bundle([proposal], { branch: 'release', head: data.commit.sha });
    expect(await setting.publish(release)).toMatchObject({ proposals: [{ state: 'opened' }], closed: [] });
    expect(await setting.publish(await setting.bundle([], { branch: 'release', head: data.commit.sha }))).toMatchObject(
      { closed: [{ number: 3 }] },
    );
    expect(setting.pulls().map(({ number }) => number)).toEqual([1]);
    expect(board()).toBe(before);
  });
});

describe('a branch that is not for Heal', () => {
  it('is left alone: a person’s of the same name, and one that is protected', async () => {
    setting = await makeSetting();
    const { double, repo } = setting;
    const [taken, guarded] = [propose([cures.orders]), propose([cures.stock])];
    await double.as('bob').push({ repo, branch: `heal/${taken.key}`, files: { 'mine.py': 'x = 1\n' } });
    const branch = `heal/${guarded.key}`;
    const where = { owner: 'acme', repo: 'shop' };
    await double.as('bob').rest.git.createRef({ ...where, ref: `refs/heads/${branch}`, sha: await setting.head() });
    await double.as('ann').rest.repos.updateBranchProtection({
      ...where,
      branch,
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    const report = await setting.publish(await setting.bundle([taken, guarded]));
    expect(report.proposals[0]).toMatchObject({ state: 'failed', why: expect.stringContaining('not from Heal') });
    expect(report.proposals[1]).toMatchObject({ state: 'failed', why: expect.stringContaining('protected') });
    expect(setting.pulls()).toHaveLength(0);
  });
});
