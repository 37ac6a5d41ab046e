import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportConfigProblems } from '#app/github/dashboard/config-issue.ts';
import type { ConfigProblem } from '#config/problems.ts';
import { cures, makeSetting, openFindingOf, propose, type Setting } from './setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = await makeSetting();
});
afterEach(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});
const ownIssues = () =>
  [...setting.repo.issues.values()].filter(({ pull, author }) => !pull && author.id === setting.self.id);
const board = () => ownIssues()[0]?.body ?? '';
const onlyOne = { pullRequests: { maxOpen: 3, maxNewPerHour: 1 } };
const limited = () => ({ pullRequests: { ...setting.settings.pullRequests, ...onlyOne.pullRequests } });

describe('the dashboard', () => {
  it('says what is open, what waits and until when, and acts on its boxes', async () => {
    const bundle = await setting.bundle(
      [propose([cures.sql]), propose([cures.prices, cures.run]), propose([cures.stock])],
      {
        open: [
          openFindingOf(cures.orders),
          {
            ...openFindingOf({ ...cures.orders, rule: 'tsc/TS2345', category: 'type' }, 'rolled-back'),
            detail: 'suite: 411 passed, 1 failed',
          },
        ],
      },
    );
    await setting.publish(bundle, limited());
    expect(board()).toMatch(/## Waiting for approval \(1\)\n\n- \[&#35;1 fix\(security\)/);
    expect(board()).toContain('The next goes with the first run after **2026-11-20 13:00 UTC**');
    expect(board()).toMatch(/## Held back \(2\)/);
    expect(board()).toMatch(/\| type \| {2}\| {2}\| 1 \|/);
    expect(ownIssues()).toHaveLength(1);

    const before = ownIssues()[0]?.updatedAt;
    setting.clock.at += 60_000;
    await setting.publish(bundle, limited());
    expect(ownIssues()[0]?.updatedAt).toBe(before);

    await setting.double.as('bob').tick(setting.repo, ownIssues()[0]?.number ?? 0, 'heal:open=style');
    const report = await setting.publish(bundle, limited());
    expect(report.proposals.map(({ state }) => state)).toEqual(['left', 'held-back', 'opened']);
    expect(board()).not.toContain('[x]');
    expect(board()).toContain('## Held back (1)');
  });

  it('believes no box and no first line but those of its own', async () => {
    const bundle = await setting.bundle([propose([cures.prices]), propose([cures.stock])]);
    const forged = board().replace('[ ]', '[x]');
    await setting.double.as('eve').rest.issues.create({
      owner: 'acme',
      repo: 'shop',
      title: 'Heal Dashboard',
      body: `<!-- heal-dashboard:{"v":1,"waiting":[]} -->\n- [x] <!-- heal:open=${bundle.proposals[1]?.key} -->${forged}`,
    });
    const report = await setting.publish(bundle, limited());
    expect(report.proposals.map(({ state }) => state)).toEqual(['opened', 'held-back']);
    expect(ownIssues()).toHaveLength(1);
  });

  it('fits, however much there is', async () => {
    const open = Array.from({ length: 2_000 }, (_, index) => ({
      ...openFindingOf({ ...cures.orders, from: String(index) }),
      message: '`|'.repeat(300),
      detail: '@'.repeat(900),
    }));
    const report = await setting.publish(await setting.bundle([propose([cures.stock])], { open }));
    expect(report.ended).toBeUndefined();
    expect(board().length).toBeLessThan(65_536);
    expect(board()).toContain('Not healed (2000)');
  });
});

describe('a wrong configuration', () => {
  const problem = (message: string): ConfigProblem => ({
    file: '.github/heal.yml',
    line: 3,
    column: 5,
    message,
    hint: 'write one of off, on',
  });
  const report = (...problems: readonly ConfigProblem[]) =>
    reportConfigProblems({
      repository: setting.github,
      self: setting.self,
      file: '.github/heal.yml',
      problems,
      signal: new AbortController().signal,
      pauseMs: 1,
    });

  it('is one issue, never two, and closed when it is right again', async () => {
    await report();
    expect(ownIssues()).toHaveLength(0);
    const first = await report(problem('categories.style is "onn" @everyone'));
    await report(problem('categories.style is "onn" @everyone'));
    await report(problem('categories.type is "x"\n```\n@everyone Fixes #1'));
    expect(ownIssues()).toMatchObject([{ number: first?.number, state: 'open', title: 'Heal: configuration error' }]);
    expect(ownIssues()[0]?.body).toContain('.github/heal.yml:3:5: categories.type is "x"');
    await report();
    expect(ownIssues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    await report(problem('again'));
    expect(ownIssues()).toMatchObject([{ number: first?.number, state: 'open' }]);
    setting.double.faults.add({ method: 'POST', path: /\/issues$/, fault: { kind: 'lost-answer' } });
    await report(problem('again'));
    expect(ownIssues()).toHaveLength(1);
  });
});
