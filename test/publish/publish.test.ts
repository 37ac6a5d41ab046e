import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cures, makeSetting, openFindingOf, propose, readFiles, type Setting } from './setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = await makeSetting();
});
afterEach(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});
const statesOf = (report: { readonly proposals: readonly { readonly state: string }[] }) =>
  report.proposals.map(({ state }) => state);

describe('publishBundle', () => {
  it('opens a signed pull request with exactly these changes, and leaves it alone the next time', async () => {
    const bundle = await setting.bundle([propose([cures.orders, cures.run])]);
    const report = await setting.publish(bundle);
    expect(report).toMatchObject({ ended: undefined, warnings: [], proposals: [{ state: 'opened', isDraft: false }] });
    const [pull] = setting.pulls();
    expect(pull).toMatchObject({
      title: 'fix(imports): remove the unused import (2 places)',
      labels: ['heal', 'heal:import'],
      branch: `heal/${bundle.proposals[0]?.key}`,
    });
    const { rest } = setting.github.client;
    const where = { owner: 'acme', repo: 'shop' };
    const { data: changed } = await rest.pulls.listFiles({ ...where, pull_number: pull?.number ?? 0 });
    expect(changed.map(({ filename, additions, deletions }) => [filename, additions, deletions])).toEqual([
      ['shop/orders.py', 0, 1],
      ['shop/run.py', 0, 2],
    ]);
    const { data: commits } = await rest.pulls.listCommits({ ...where, pull_number: pull?.number ?? 0 });
    expect(commits).toHaveLength(1);
    expect(commits[0]).toMatchObject({ commit: { verification: { verified: true } }, author: { id: setting.self.id } });
    expect(commits[0]?.commit.message).toMatch(/^Heal-Fingerprint: v1:[0-9a-f]{32}$[\s\S]*^Heal-Run: run-/m);
    const { data: tree } = await rest.git.getTree({ ...where, tree_sha: commits[0]?.sha ?? '', recursive: '1' });
    expect(tree.tree.find(({ path }) => path === 'shop/run.py')?.mode).toBe('100755');

    const writes = () =>
      setting.double.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/issues/')).length;
    const before = writes();
    expect(statesOf(await setting.publish(bundle))).toEqual(['left']);
    expect(statesOf(await setting.publish(bundle))).toEqual(['left']);
    expect(writes()).toBe(before);
    expect(setting.pulls()).toHaveLength(1);
  });

  it('updates in place when findings come and go, without another branch', async () => {
    await setting.publish(await setting.bundle([propose([cures.orders])]));
    const [first] = setting.pulls();
    const report = await setting.publish(await setting.bundle([propose([cures.orders, cures.prices])]));
    expect(report.proposals).toMatchObject([{ state: 'updated', number: first?.number, branch: first?.branch }]);
    const [pull] = setting.pulls();
    expect(pull?.body).toContain('shop/prices.py');
    expect(setting.pulls()).toHaveLength(1);
    // The base moved in one of the files: made anew from there, by force and only from what it was.
    const files = { ...readFiles(), 'shop/orders.py': `"""Orders."""\n\n${readFiles()['shop/orders.py']}` };
    await setting.double.as('ann').push({ repo: setting.repo, files: { 'shop/orders.py': files['shop/orders.py'] } });
    const next = await setting.publish(await setting.bundle([propose([cures.orders, cures.prices], {}, files)]));
    expect(statesOf(next)).toEqual(['updated']);
    const { data: commits } = await setting.github.client.rest.pulls.listCommits({
      owner: 'acme',
      repo: 'shop',
      pull_number: pull?.number ?? 0,
    });
    expect(commits).toHaveLength(1);
    expect(commits[0]?.parents[0]?.sha).toBe(await setting.head());
  });

  it('keeps to its limits by the times on GitHub, and lets nothing starve', async () => {
    const limits = { pullRequests: { ...setting.settings.pullRequests, maxNewPerHour: 1, maxOpen: 3 } };
    const [style, sql] = [propose([cures.stock]), propose([cures.sql])];
    const bundle = await setting.bundle([style, propose([cures.orders]), sql]);
    const report = await setting.publish(bundle, limits);
    expect(statesOf(report)).toEqual(['held-back', 'held-back', 'opened']);
    expect(report.proposals[0]).toMatchObject({
      nextAt: '2026-11-20T13:00:00.000Z',
      why: expect.stringContaining('within an hour'),
    });
    setting.clock.at += 59 * 60_000;
    expect(statesOf(await setting.publish(bundle, limits))).toEqual(['held-back', 'held-back', 'left']);
    // Having waited for days, the style finding goes before an import that was found just now.
    setting.clock.at += 72 * 3_600_000;
    const later = await setting.bundle([style, propose([cures.prices]), sql]);
    expect(statesOf(await setting.publish(later, limits))).toEqual(['opened', 'held-back', 'left']);
    setting.clock.at += 3_600_000;
    expect(statesOf(await setting.publish(later, { pullRequests: { ...limits.pullRequests, maxOpen: 2 } }))).toEqual([
      'left',
      'held-back',
      'left',
    ]);
    setting.clock.at += 3_600_000;
    expect(statesOf(await setting.publish(later, limits))).toEqual(['left', 'opened', 'left']);
  });

  it('takes a closed pull request as a no, for these findings and for good', async () => {
    const bundle = await setting.bundle([propose([cures.orders])]);
    await setting.publish(bundle);
    const [pull] = setting.pulls();
    await setting.double.as('bob').close(setting.repo, pull?.number ?? 0);
    await setting.double.as('bob').deleteBranch(setting.repo, pull?.branch ?? '');
    expect(await setting.publish(bundle)).toMatchObject({ proposals: [{ state: 'rejected', number: pull?.number }] });
    const more = await setting.publish(await setting.bundle([propose([cures.orders, cures.prices])]));
    expect(more.proposals).toMatchObject([{ state: 'rejected', why: expect.stringContaining('1 of these 2') }]);
    expect(statesOf(await setting.publish(await setting.bundle([propose([cures.prices])])))).toEqual(['opened']);
    // The box in the dashboard takes it back.
    const dashboard = more.dashboard?.number ?? 0;
    await setting.double.as('bob').tick(setting.repo, dashboard, 'heal:unreject');
    expect(statesOf(await setting.publish(bundle))).toEqual(['opened']);
  });

  it('knows its own pull requests by who opened them, whatever others write', async () => {
    const bundle = await setting.bundle([propose([cures.orders])]);
    await setting.publish(bundle);
    const [own] = setting.pulls();
    await setting.double.as('bob').push({ repo: setting.repo, branch: 'mine', files: { 'a.md': 'x' } });
    const forged = await setting.double.as('bob').openPull(setting.repo, { head: 'mine', body: own?.body ?? '' });
    await setting.double.as('bob').close(setting.repo, forged);
    expect(statesOf(await setting.publish(bundle))).toEqual(['left']);
    // Open, on a branch that is named like one of ours, and older than ours.
    const other = await setting.bundle([propose([cures.stock])]);
    await setting.double.as('bob').push({ repo: setting.repo, branch: 'heal/mine', files: { 'b.md': 'x' } });
    const body = own?.body.replace(bundle.proposals[0]?.key ?? '', other.proposals[0]?.key ?? '');
    await setting.double.as('bob').openPull(setting.repo, { head: 'heal/mine', body: body ?? '' });
    const oneMore = { pullRequests: { ...setting.settings.pullRequests, maxOpen: 2 } };
    expect(
      statesOf(await setting.publish({ ...other, proposals: [...bundle.proposals, ...other.proposals] }, oneMore)),
    ).toEqual(['left', 'opened']);
  });

  it('keeps its hands off when a person pushed, or said stop', async () => {
    await setting.publish(await setting.bundle([propose([cures.orders])]));
    const [pull] = setting.pulls();
    const { repo, double } = setting;
    await double.as('bob').label(repo, pull?.number ?? 0, 'heal:stop');
    const next = await setting.bundle([propose([cures.orders, cures.prices])]);
    expect(await setting.publish(next)).toMatchObject({
      proposals: [{ state: 'stopped', why: expect.stringContaining('heal:stop') }],
    });
    await double.as('bob').unlabel(repo, pull?.number ?? 0, 'heal:stop');
    // Even with our trailers in it.
    await double.as('bob').push({
      repo,
      branch: pull?.branch ?? '',
      files: { 'shop/prices.py': 'x = 1\n' },
      message: 'More\n\nHeal-Run: run-1',
    });
    expect(await setting.publish(next)).toMatchObject({
      proposals: [{ state: 'stopped', why: expect.stringContaining('person') }],
    });
    // Nor when GitHub itself committed what a person wrote in its editor.
    await double.as('ann').rest.git.updateRef({
      owner: 'acme',
      repo: 'shop',
      ref: `heads/${pull?.branch}`,
      sha: await setting.head(),
      force: true,
    });
    const editor = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { clientMutationId } }`;
    await double.as('bob').octokit.graphql(editor, {
      input: {
        branch: { repositoryNameWithOwner: 'acme/shop', branchName: pull?.branch },
        expectedHeadOid: await setting.head(),
        message: { headline: 'More', body: 'Heal-Run: run-1' },
        fileChanges: { additions: [{ path: 'shop/prices.py', contents: Buffer.from('x = 2\n').toString('base64') }] },
      },
    });
    if (setting.pulls().length === 0) await double.as('bob').reopen(repo, pull?.number ?? 0);
    expect(await setting.publish(next)).toMatchObject({
      proposals: [{ state: 'stopped', why: expect.stringContaining('person') }],
    });
    // Not even when what it healed is gone.
    expect(await setting.publish(await setting.bundle([]))).toMatchObject({ closed: [] });
    expect(setting.pulls()).toHaveLength(1);
  });

  it('stops altogether while the dashboard says so', async () => {
    const first = await setting.publish(await setting.bundle([propose([cures.orders])]));
    await setting.double.as('bob').label(setting.repo, first.dashboard?.number ?? 0, 'heal:stop');
    const report = await setting.publish(await setting.bundle([propose([cures.orders]), propose([cures.stock])]));
    expect(report.ended).toContain('heal:stop');
    expect(setting.pulls()).toHaveLength(1);
  });

  it('closes what nobody needs any more with a reason, which is nobody’s no', async () => {
    const bundle = await setting.bundle([propose([cures.orders]), propose([cures.stock])]);
    await setting.publish(bundle);
    const { rest } = setting.github.client;
    // A look at a part, and a list that was cut short, prove nothing.
    expect(await setting.publish(await setting.bundle([], { isComplete: false }))).toMatchObject({ closed: [] });
    const short = await setting.bundle([], { summary: { ...bundle.summary, found: 600 } });
    expect(await setting.publish(short)).toMatchObject({ closed: [] });
    const report = await setting.publish(await setting.bundle([], { open: [openFindingOf(cures.stock)] }));
    expect(report.closed).toMatchObject([{ why: 'What it heals is not there any more.' }]);
    const number = report.closed[0]?.number ?? 0;
    const { data: pull } = await rest.pulls.get({ owner: 'acme', repo: 'shop', pull_number: number });
    expect(pull.state).toBe('closed');
    expect(pull.body).toContain('Closed by Heal. What it heals is not there any more.');
    await expect(rest.git.getRef({ owner: 'acme', repo: 'shop', ref: `heads/${pull.head.ref}` })).rejects.toMatchObject(
      { status: 404 },
    );
    expect(statesOf(await setting.publish(bundle))).toEqual(['opened', 'left']);
  });

  it('makes it anew when somebody asks for it', async () => {
    const proposal = propose([cures.orders]);
    await setting.publish(await setting.bundle([proposal]));
    const [pull] = setting.pulls();
    await setting.double.as('ann').push({ repo: setting.repo, files: { 'README.md': '# New\n' } });
    expect(statesOf(await setting.publish(await setting.bundle([proposal])))).toEqual(['left']);
    await setting.double.as('bob').tick(setting.repo, pull?.number ?? 0, 'heal:retry');
    expect(statesOf(await setting.publish(await setting.bundle([proposal])))).toEqual(['updated']);
    expect(setting.pulls()[0]?.body).toContain('- [ ] <!-- heal:retry -->');
    await setting.double.as('ann').push({ repo: setting.repo, files: { 'README.md': '# Newer\n' } });
    await setting.double.as('bob').label(setting.repo, pull?.number ?? 0, 'heal:rebase');
    expect(statesOf(await setting.publish(await setting.bundle([proposal])))).toEqual(['updated']);
    expect(setting.pulls()[0]?.labels).not.toContain('heal:rebase');
    const { data: commits } = await setting.github.client.rest.pulls.listCommits({
      owner: 'acme',
      repo: 'shop',
      pull_number: pull?.number ?? 0,
    });
    expect(commits.map(({ parents }) => parents[0]?.sha)).toEqual([await setting.head()]);
  });

  it('opens drafts where a person must approve, or no tests stood behind it', async () => {
    const untested = propose([cures.stock], { testedBySuite: false });
    const claimed = propose([cures.orders]);
    const noSuite = { ...claimed, gates: claimed.gates.filter(({ name }) => name !== 'suite') };
    const lied = { ...propose([cures.sql]), approval: { needed: false, why: 'trust me' } };
    const report = await setting.publish(await setting.bundle([lied, noSuite, untested]));
    expect(report.proposals).toMatchObject([
      { state: 'opened', isDraft: true, need: { needed: true, why: expect.stringContaining('HIGH') } },
      { state: 'opened', isDraft: true },
      { state: 'opened', isDraft: true },
    ]);
    expect(setting.pulls().every(({ labels }) => labels.includes('heal:needs-human'))).toBe(true);
    expect(setting.pulls()[0]?.body).not.toContain('trust me');
  });
});
