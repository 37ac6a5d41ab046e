import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FixReport } from '#app/contract.ts';
import { makeHeal } from '#app/wire.ts';
import type { RecordEntry } from '#core/record.ts';
import type { Origin } from '#core/remedy.ts';
import { openStore, type Store } from '#drivers/store/store.ts';

/** One repository from its first heal to the last: each example goes on where the one before ended. */
describe('the record of a remedy', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-records-'));
  const heal = makeHeal({ cwd: folder, env: process.env, now: () => new Date() });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.z', ...args], { cwd: folder, encoding: 'utf8' });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  const { signal } = new AbortController();
  const fix = () => heal.fix({ path: '.', dryRun: false, commit: false, tests: true, signal });
  const outcomes = ({ cases }: FixReport) => cases.map(({ outcome }) => `${outcome.status} ${outcome.reason}`);
  async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(join(folder, '.heal', 'ledger.sqlite'));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
  const record = () =>
    withStore(async ({ records }) => (await records.all()).map(({ kind, remedy }) => `${kind} ${remedy}`));
  const name = 'code/plain-f-string';
  const ill = "hello = f'hello'\nanswer = 42\n";
  let waiting = '';

  beforeAll(() => {
    git('init', '-q');
    // No suite and only quick scanners: what is tried out here is what comes after the gates.
    write(
      'pyproject.toml',
      '[tool.heal]\nversion = 1\nscan.scanners = { pyright = "off", mypy = "off", bandit = "off" }\n',
    );
    write('a.py', ill);
    commit('first');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('begins with a verified heal', async () => {
    expect(outcomes(await fix())).toEqual(['healed not-verified-by-tests']);
    expect(await record()).toEqual([`verified ${name}`]);
  });

  it('goes on when the heal is committed', async () => {
    commit('take the heal');
    await fix();
    expect(await record()).toEqual([`verified ${name}`, `kept ${name}`]);
  });

  it('can be made again from the ledger and from Git', async () => {
    await withStore(async ({ memo }) => {
      await memo.write('records.seq', '0');
      await memo.write('outcomes.head', '');
    });
    const before = await record();
    await fix();
    expect(await record()).toEqual(before);
  });

  it('makes a remedy ask that failed too often', async () => {
    const failure = (remedy: string, origin: Origin, caseId: string): RecordEntry => ({
      remedy,
      origin,
      rule: 'ruff/F541',
      kind: 'rolled-back',
      at: new Date().toISOString(),
      caseId,
    });
    const cases = ['h1', 'h2', 'h3', 'h4'];
    // Else the fix of the tool, which is trusted, would come before it.
    await withStore(({ records }) =>
      records.add(cases.flatMap((id) => [failure(name, 'healer', id), failure('ruff/F541', 'tool', id)])),
    );
    write('b.py', ill);
    commit('more');
    const report = await fix();
    expect(outcomes(report)).toEqual(['skipped needs-approval']);
    expect(read('b.py')).toBe(ill);
    waiting = report.cases[0]?.id ?? '';
    const { why, standing, record: told } = await heal.explain({ path: '.', caseId: waiting });
    expect(told).toEqual([]);
    expect(why).toMatch(/record is not good enough .* held 1 of 5 tries/);
    expect(standing).toMatchObject({ remedy: name, state: 'asks' });
  });

  it('shows the same in a dry run', async () => {
    const report = await heal.fix({ path: '.', dryRun: true, commit: false, tests: true, signal });
    expect(outcomes(report)).toEqual(['skipped needs-approval']);
  });

  it('lets a person say yes to what was shown, not to something else', async () => {
    write('b.py', ill.replace('42', '43'));
    commit('change the line beside it');
    const refused = await heal.apply({ path: '.', caseId: waiting, signal });
    expect(refused).toMatchObject({ applied: false, why: expect.stringContaining('other lines') });
    expect(read('b.py')).toContain("f'hello'");
    await expect(heal.apply({ path: '.', caseId: waiting, signal })).rejects.toThrow('no verified heal');

    expect(outcomes(await fix())).toEqual(['skipped needs-approval']);
    const applied = await heal.apply({ path: '.', caseId: waiting.slice(0, 6), signal });
    expect(applied).toMatchObject({ applied: true, id: waiting, files: ['b.py'] });
    expect(read('b.py')).not.toContain("f'hello'");
    await expect(heal.apply({ path: '.', caseId: waiting, signal })).rejects.toThrow('healed already');
  });

  it('hears a no', async () => {
    await heal.undo({ path: '.', caseId: waiting });
    expect(read('b.py')).toContain("f'hello'");
    expect((await record()).filter((one) => one.startsWith('rejected'))).toEqual([`rejected ${name}`]);
    const { record: told } = await heal.explain({ path: '.', caseId: waiting });
    expect(told.map(({ kind }) => kind)).toEqual(['verified', 'rejected']);
  });

  it('leaves a finding alone that a person set aside, until it is taken back', async () => {
    await heal.ignore({ path: '.', finding: waiting, reason: 'they like it so' });
    expect(await heal.scan({ path: '.', signal })).toMatchObject({ findings: [], ignored: 1 });
    expect(outcomes(await fix())).toEqual([]);
    expect((await heal.explain({ path: '.', caseId: waiting })).why).toContain('they like it so');
    const { ignored } = await heal.listIgnored({ path: '.' });
    expect(ignored).toMatchObject([{ rule: 'ruff/F541', path: 'b.py' }]);
    await heal.heed({ path: '.', finding: ignored[0]?.fingerprint ?? '' });
    expect(await heal.scan({ path: '.', signal })).toMatchObject({ findings: [{ path: 'b.py' }], ignored: 0 });
  });

  it('is wiped clean when a person says so', async () => {
    const { before, after } = await heal.unquarantine({ path: '.', remedy: name });
    expect([before.state, after.state]).toEqual(['asks', 'trusted']);
    await expect(heal.unquarantine({ path: '.', remedy: 'code/unknown' })).rejects.toThrow('no record');
    const back = await heal.unquarantine({ path: '.', remedy: name, takeBack: true });
    expect(back).toMatchObject({ before: { state: 'trusted' }, after: { state: 'asks', because: before.because } });
    await expect(heal.unquarantine({ path: '.', remedy: name, takeBack: true })).rejects.toThrow('was not wiped');
    await heal.unquarantine({ path: '.', remedy: name });
    expect(outcomes(await fix())).toEqual(['healed not-verified-by-tests']);
  });

  it('stands in numbers and in the audit trail, whole', async () => {
    const { spans, remedies } = await heal.metrics({ path: '.' });
    expect(spans.all).toMatchObject({ found: 2, healed: 2, autoFixRate: 1, reuseRate: 1, byOrigin: { healer: 2 } });
    expect(spans['1h']).toEqual(spans.all);
    expect(remedies).toEqual({ trusted: 1, asks: 1, quarantined: 0 });
    expect(await heal.verifyAudit({ path: '.' })).toMatchObject({ valid: true });
    const trail = read('.heal/logs/autonomous_healing/audit.jsonl');
    for (const what of ['"kind":"kept"', '"kind":"released"', '"what":"ignored"', '"what":"no-longer-ignored"']) {
      expect(trail).toContain(what);
    }
  });

  it('stops all heals for a rule when people took some of them back within the hour', async () => {
    write('b.py', "world = f'world'\n");
    commit('ill again');
    const taken = (caseId: string): RecordEntry => {
      const at = new Date().toISOString();
      return { remedy: 'code/another', origin: 'healer', rule: 'ruff/F541', kind: 'rejected', at, caseId };
    };
    await withStore(({ records }) => records.add([taken('breaker-1'), taken('breaker-2')]));
    const report = await fix();
    expect(outcomes(report)).toEqual(['skipped breaker-open']);
    expect(Object.values(report.notes.details)).toEqual([
      expect.stringMatching(
        /^Heals for ruff\/F541 were taken back 2 times within 60 minutes: no more of them for another/,
      ),
    ]);
    write('heal.config.json', '{ "version": 1, "breaker": { "enabled": "off" } }');
    write('pyproject.toml', '');
    commit('no breaker');
    expect(outcomes(await fix())).toEqual(['healed not-verified-by-tests']);
  });
});
