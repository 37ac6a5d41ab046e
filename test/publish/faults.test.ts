import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishBundle } from '#app/github/publish/publish-bundle.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { cures, makeSetting, propose, type Setting } from './setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = await makeSetting();
});
afterEach(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});

async function branches(): Promise<readonly string[]> {
  const { data } = await setting.github.client.rest.repos.listBranches({ owner: 'acme', repo: 'shop' });
  return data.map(({ name }) => name).filter((name) => name.startsWith('heal/'));
}
async function expectExactlyOne(): Promise<void> {
  const pulls = setting.pulls();
  expect(pulls).toHaveLength(1);
  expect(pulls[0]).toMatchObject({ labels: ['heal', 'heal:import'] });
  expect(await branches()).toEqual([pulls[0]?.branch]);
  const issues = [...setting.repo.issues.values()].filter(({ pull, author }) => !pull && author.id === setting.self.id);
  expect(issues.map(({ title }) => title)).toEqual(['Heal Dashboard']);
  const { data } = await setting.github.client.rest.pulls.listFiles({
    owner: 'acme',
    repo: 'shop',
    pull_number: pulls[0]?.number ?? 0,
  });
  expect(data.map(({ filename }) => filename)).toEqual(['shop/orders.py']);
  const commits = await setting.github.client.rest.pulls.listCommits({
    owner: 'acme',
    repo: 'shop',
    pull_number: pulls[0]?.number ?? 0,
  });
  expect(commits.data).toHaveLength(1);
}
/** A client that is dead before its n-th write. A write that was made and not heard of leaves the same behind as death before the next. */
function dieAt(writes: number): { readonly github: GitHubRepository; wasKilled(): boolean } {
  const github = setting.connect(setting.token);
  let [seen, isDead] = [0, false];
  github.client.hook.wrap('request', async (request, options) => {
    if (options.method !== 'GET') seen += 1;
    isDead ||= seen > writes;
    if (isDead) throw new Error('killed');
    return request(options);
  });
  return { github, wasKilled: () => isDead };
}
const publishBy = (github: GitHubRepository, bundle: object) =>
  publishBundle({
    bundle,
    repository: github,
    settings: setting.settings,
    now: () => new Date(setting.clock.at),
    signal: new AbortController().signal,
    say: (line) => setting.log.push(line),
  });

describe('a run that is killed', () => {
  it('between any two of its writes is finished by the next one: one branch, one pull request, one dashboard', async () => {
    for (let writes = 0; ; writes++) {
      const bundle = await setting.bundle([propose([cures.orders])]);
      const { github, wasKilled } = dieAt(writes);
      await publishBy(github, bundle);
      if (wasKilled()) await setting.publish(bundle);
      await expectExactlyOne();
      if (!wasKilled()) {
        expect(writes).toBeGreaterThan(8);
        break;
      }
      await setting.double.close();
      setting = await makeSetting();
    }
  }, 120_000);

  it('in the middle of an update ends in the newest content, in the same pull request', async () => {
    await setting.publish(await setting.bundle([propose([cures.stock])]));
    const next = await setting.bundle([propose([{ ...cures.stock, to: 'None is order' }])]);
    for (let writes = 0; ; writes++) {
      const { github, wasKilled } = dieAt(writes);
      await publishBy(github, next);
      if (!wasKilled()) break;
    }
    const pulls = setting.pulls();
    expect(pulls).toHaveLength(1);
    const { data } = await setting.github.client.rest.pulls.listFiles({
      owner: 'acme',
      repo: 'shop',
      pull_number: pulls[0]?.number ?? 0,
    });
    expect(data[0]?.patch).toContain('+    return None is order');
    expect(pulls[0]?.body).toContain('+    return None is order');
  }, 60_000);

  it('between new content and its draft makes it a draft all the same', async () => {
    const minor = { ...cures.sql, severity: 'medium' } as const;
    for (let writes = 4; ; writes++) {
      await setting.publish(await setting.bundle([propose([minor])]));
      expect(setting.pulls()).toMatchObject([{ isDraft: false }]);
      const graver = await setting.bundle([propose([{ ...cures.sql, to: '"select 1", (name,))' }])]);
      const { github, wasKilled } = dieAt(writes);
      await publishBy(github, graver);
      await setting.publish(graver);
      expect(setting.pulls()).toMatchObject([
        {
          isDraft: true,
          labels: ['heal', 'heal:security', 'heal:needs-human'],
          body: expect.stringContaining('select 1'),
        },
      ]);
      if (!wasKilled()) break;
      await setting.double.close();
      setting = await makeSetting();
    }
  }, 60_000);
});

describe('several runs at once', () => {
  it('open one pull request between them', async () => {
    const bundle = await setting.bundle([propose([cures.orders])]);
    const reports = await Promise.all(
      Array.from({ length: 5 }, () => publishBy(setting.connect(setting.token), bundle)),
    );
    expect(setting.pulls()).toHaveLength(1);
    expect(await branches()).toHaveLength(1);
    const states = reports.flatMap(({ proposals }) => proposals.map(({ state }) => state));
    expect(states.filter((state) => state === 'opened').length).toBeGreaterThan(0);
    // Each may have made a dashboard: the next run keeps the oldest.
    expect((await setting.publish(bundle)).proposals).toMatchObject([{ state: 'left' }]);
    const boards = [...setting.repo.issues.values()].filter(
      ({ title, state }) => title === 'Heal Dashboard' && state === 'open',
    );
    expect(boards).toHaveLength(1);
  }, 60_000);
});

describe('when GitHub does not answer as it should', () => {
  const kinds = ['lost-answer', 'cut-body', 'cut', 'bad-json'] as const;
  it.each(kinds)(
    '%s: nothing is done twice',
    async (kind) => {
      const bundle = await setting.bundle([propose([cures.orders])]);
      for (const path of [/\/git\/blobs$/, /\/git\/commits$/, /\/git\/refs$/, /\/pulls$/, /\/labels$/, /\/issues$/])
        setting.double.faults.add({ method: 'POST', path, fault: { kind } });
      // What cannot be looked for again within the run, the next one finds.
      for (let run = 0; run < 4; run++) await setting.publish(bundle);
      await expectExactlyOne();
    },
    60_000,
  );

  it('a 5xx on the way is looked after and repeated', async () => {
    for (const path of [/\/git\/trees$/, /\/pulls$/])
      setting.double.faults.add({ method: 'POST', path, fault: { kind: 'status', status: 502 } });
    const report = await setting.publish(await setting.bundle([propose([cures.orders])]));
    expect(report).toMatchObject({ ended: undefined, proposals: [{ state: 'opened' }] });
    await expectExactlyOne();
  });

  it('a token that is revoked ends it cleanly, and a run with a new one goes on', async () => {
    const bundle = await setting.bundle([propose([cures.orders]), propose([cures.stock])]);
    setting.double.faults.add({ method: 'POST', path: /\/pulls$/, fault: { kind: 'revoke-token' } });
    const report = await setting.publish(bundle);
    expect(report.ended).toContain('token');
    expect(report.proposals.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(setting.pulls()).toHaveLength(0);
    const again = await publishBy(setting.connect(setting.issue()), bundle);
    expect(again.proposals.map(({ state }) => state)).toEqual(['opened', 'opened']);
    expect(JSON.stringify([report, setting.log])).not.toContain(setting.token.value);
    expect(setting.pulls()).toHaveLength(2);
  });

  it('a permission that is missing is named', async () => {
    const token = setting.issue({ contents: 'write', issues: 'write' });
    const report = await publishBy(setting.connect(token), await setting.bundle([propose([cures.orders])]));
    expect(report.ended).toContain('pull requests');
  });

  it('rate limits are waited for when they are short, and end the run when they are long', async () => {
    const signal = new AbortController().signal;
    const bundle = await setting.bundle([propose([cures.orders])]);
    setting.double.faults.add({
      method: 'GET',
      path: '/issues',
      fault: { kind: 'secondary-limit', retryAfterSeconds: 1 },
    });
    setting.double.faults.add({
      method: 'POST',
      path: /\/git\/trees$/,
      fault: { kind: 'primary-limit', resetInSeconds: 1e6 },
    });
    const report = await publishBy(setting.connectPatiently(setting.token, signal), bundle);
    expect(report).toMatchObject({ ended: expect.stringContaining('rate limit'), proposals: [{ state: 'failed' }] });
    expect(setting.log.join('\n')).toMatch(/waits 1 s[\s\S]*gave up/);
    expect((await setting.publish(bundle)).proposals).toMatchObject([{ state: 'opened' }]);
  }, 30_000);

  it('stops within a moment when it is told to, in the middle of a wait', async () => {
    const stop = new AbortController();
    setting.double.faults.add({
      method: 'POST',
      path: /\/git\/commits$/,
      times: 9,
      fault: { kind: 'slow', milliseconds: 5_000 },
    });
    const github = setting.connectPatiently(setting.token, stop.signal);
    const bundle = await setting.bundle([propose([cures.orders])]);
    const work = publishBundle({
      bundle,
      repository: github,
      settings: setting.settings,
      now: () => new Date(setting.clock.at),
      signal: stop.signal,
      say: () => {},
    });
    setTimeout(() => stop.abort(), 2_500);
    const started = performance.now();
    expect(await work).toMatchObject({ ended: 'This run was stopped.' });
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(await branches()).toEqual([]);
  }, 30_000);
});
