import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepOutcomes } from '#app/github/outcomes/keep-outcomes.ts';
import { listOwnIssues } from '#drivers/github/issues.ts';
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
const git = (...args: string[]) =>
  execFileSync('git', ['--git-dir', setting.repo.dir, ...args], { encoding: 'utf8' }).trim();
const keep = async () => keepOutcomes(setting.github, await listOwnIssues(setting.github, setting.self));

it('what people merged and closed is kept once, each for the cures behind it', async () => {
  const { double, repo } = setting;
  expect(await keep()).toBe(0);
  await setting.publish(await setting.bundle([propose([cures.orders]), propose([cures.stock])]));
  const [merged, closed] = setting.pulls();
  const bob = double.as('bob');
  await bob.merge(repo, merged?.number ?? 0, 'squash');
  await bob.close(repo, closed?.number ?? 0);
  expect(await keep()).toBe(2);
  const names = git('ls-tree', '-r', '--name-only', 'heal-state').split('\n');
  expect(names).toEqual([`events/pull-${merged?.number}-kept.jsonl`, `events/pull-${closed?.number}-rejected.jsonl`]);
  const told = names.map((name): unknown => JSON.parse(git('show', `heal-state:${name}`)));
  expect(told).toMatchObject([
    { what: 'recorded', entry: { kind: 'kept', rule: 'ruff/F401' } },
    { what: 'recorded', entry: { kind: 'rejected' } },
  ]);

  const tip = git('rev-parse', 'heal-state');
  expect(await keep()).toBe(0);
  expect(git('rev-parse', 'heal-state')).toBe(tip);
});

it('whoever writes the words of Heal into a pull request of their own says nothing', async () => {
  const { double, repo } = setting;
  await setting.publish(await setting.bundle([propose([cures.orders])]));
  const { body = '' } = setting.pulls()[0] ?? {};
  const bob = double.as('bob');
  await bob.push({ repo, branch: 'heal/import/ruff-F401-00000000', files: { 'x.md': 'x' } });
  const number = await bob.openPull(repo, { head: 'heal/import/ruff-F401-00000000', body });
  await bob.merge(repo, number);
  expect(await keep()).toBe(0);
});
