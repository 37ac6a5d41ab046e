import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { openPlace } from '#app/place.ts';
import { makeHeal } from '#app/wire.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';

describe('a heal that was verified and waits', { timeout: 60_000 }, () => {
  let repository: TestRepository;
  const { signal } = new AbortController();
  let today = new Date('2025-03-01T12:00:00Z');
  const configuration = { version: 1, scan: { scanners: { pyright: 'off', mypy: 'off', bandit: 'off' } } };
  beforeAll(async () => {
    repository = await makeRepository();
    await repository.commit('first', {
      'a.py': "hello = f'hello'\n",
      'b.py': 'answer = 42\n',
      'heal.config.json': JSON.stringify(configuration),
    });
    const settings = { cwd: repository.root, env: process.env, now: () => today };
    const store = await (await openPlace(repository.root, settings)).openStore();
    // So many failures that it asks.
    const failures = ['h1', 'h2', 'h3', 'h4'].flatMap((caseId) =>
      [['code/plain-f-string', 'healer'] as const, ['ruff/F541', 'tool'] as const].map(([remedy, origin]) => {
        return { remedy, origin, rule: 'ruff/F541', kind: 'rolled-back', at: '2025-02-01T00:00:00Z', caseId } as const;
      }),
    );
    await store.records.add(failures);
    await store.close();
  });
  afterAll(() => repository.remove());

  /** How many gates were asked of the one heal, and what is said of those that wait. */
  async function fix(again = false) {
    const heal = makeHeal({ cwd: repository.root, env: process.env, now: () => today });
    const report = await heal.fix({ path: '.', dryRun: false, commit: false, tests: true, again, signal });
    const [one] = report.cases;
    if (!one || report.cases.length > 1) expect.fail(`${report.cases.length} cases`);
    expect(one.outcome).toEqual({ status: 'skipped', reason: 'needs-approval' });
    expect(one.remedy?.diff).toContain("+hello = 'hello'");
    return { isTried: one.gates.length > 0, waiting: report.notes.waiting, detail: report.notes.details[one.id] };
  }

  it('is tried once, while nothing changes', async () => {
    expect(await fix()).toMatchObject({ isTried: true, waiting: '' });
    today = new Date('2025-03-03T12:00:00Z');
    const second = await fix();
    expect(second).toMatchObject({
      isTried: false,
      waiting: '1 heal waits since 2025-03-01, verified then; nothing has changed. Verify again: heal fix --again',
    });
    expect(second.detail).toContain('Verified on 2025-03-01');
    expect(second.detail).toContain('heal apply');
  });

  it('is tried again when somebody asks for it', async () => {
    expect(await fix(true)).toMatchObject({ isTried: true, waiting: '' });
    expect(await fix()).toMatchObject({ isTried: false, waiting: expect.stringContaining('since 2025-03-03') });
  });

  it('is tried again when any file changed, committed or not', async () => {
    await repository.commit('another answer', { 'b.py': 'answer = 43\n' });
    expect(await fix()).toMatchObject({ isTried: true });
    await writeFile(join(repository.root, 'data.json'), '{}');
    expect(await fix()).toMatchObject({ isTried: true });
    await writeFile(join(repository.root, 'data.json'), '[]');
    expect(await fix()).toMatchObject({ isTried: true });
    expect(await fix()).toMatchObject({ isTried: false });
  });

  it('is tried again when the configuration changed, and after a week', async () => {
    const other = { ...configuration, limits: { maxHeals: 7 } };
    await repository.commit('at most seven', { 'heal.config.json': JSON.stringify(other) });
    expect(await fix()).toMatchObject({ isTried: true });
    today = new Date('2025-03-11T12:00:00Z');
    expect(await fix()).toMatchObject({ isTried: true });
  });
});
