import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRun } from '#app/healing/heal-run.ts';
import { openPlace } from '#app/place.ts';
import { codePlace, makeCase } from '../loop/fakes.ts';
import { startPostgres } from '../postgres.ts';

const postgres = await startPostgres();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'heal-shared-')));
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function makeRepository(name: string, remote: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'api'), { recursive: true });
  execFileSync('git', ['init', '--quiet', root]);
  execFileSync('git', ['-C', root, 'remote', 'add', 'origin', remote]);
  return root;
}

describe.skipIf(!postgres)('a store in PostgreSQL, which machines share,', () => {
  it('is the repository’s, wherever it was cloned to, and nobody else’s', async () => {
    const env = { PATH: process.env['PATH'], HEAL_DATABASE_URL: await postgres?.makeDatabase() };
    const open = (path: string) => openPlace(path, { cwd: folder, env, now: () => new Date() });
    const here = await open(makeRepository('here', 'git@github.com:acme/shop.git'));
    const there = await open(makeRepository('there', 'https://github.com/acme/shop'));
    const others = [await open(makeRepository('other', 'https://github.com/acme/till')), await open('here/api')];

    expect(await here.hasLedger()).toBe(false);
    expect(await here.glance.ignored()).toEqual([]);
    expect(await here.hasLedger()).toBe(false);
    const store = await here.openStore();
    const ignored = {
      fingerprint: 'v1:a',
      rule: 'r',
      path: 'a.py',
      reason: 'test data',
      at: '2026-01-01T00:00:00.000Z',
    };
    await store.ignores.add(ignored);
    await store.close();

    expect(await there.hasLedger()).toBe(true);
    expect(await there.glance.ignored()).toEqual([ignored]);
    expect(await there.glance.reach()).toMatch(
      /^PostgreSQL, 127\.0\.0\.1:\d+\/heal_1, schema heal_github_com_acme_shop_[0-9a-f]{16}$/,
    );
    for (const other of others) {
      expect(await other.hasLedger()).toBe(false);
      expect(await other.glance.ignored()).toEqual([]);
      const mine = await other.openStore();
      expect(await mine.ignores.all()).toEqual([]);
      await mine.close();
    }
    expect(existsSync(join(folder, 'here', '.heal', 'ledger.sqlite'))).toBe(false);
  });

  it('a run leaves alone what another machine is at, and takes up what nobody is at any more', async () => {
    const env = { PATH: process.env['PATH'], HEAL_DATABASE_URL: await postgres?.makeDatabase() };
    const settings = { cwd: folder, env, now: () => new Date() };
    const place = await openPlace(makeRepository('mine', 'https://github.com/acme/shop'), settings);
    execFileSync('git', ['-C', join(folder, 'mine'), 'commit', '--quiet', '--allow-empty', '-m', 'begin'], {
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@b',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@b',
      },
    });
    const store = await place.openStore();
    const begin = async (id: string, aliveAt: string) => {
      await store.ledger.startRun({
        id,
        startedAt: aliveAt,
        finishedAt: undefined,
        pid: 1,
        host: 'elsewhere',
        aliveAt,
        command: 'heal fix',
      });
      const healCase = makeCase('code', `of-${id}`, codePlace);
      const event = {
        type: 'moved',
        at: aliveAt,
        runId: id,
        caseId: healCase.id,
        from: undefined,
        to: 'detected',
        healCase,
      } as const;
      await store.ledger.save(healCase, event);
      return healCase.id;
    };
    const alive = await begin('alive', new Date().toISOString());
    const gone = await begin('gone', new Date(Date.now() - 3_600_000).toISOString());
    const signal = new AbortController().signal;
    await inRun(place, { command: 'heal fix', isKept: true, signal }, settings, async () => {});
    expect((await store.ledger.load(alive))?.stage).toBe('detected');
    expect((await store.ledger.load(gone))?.stage).toBe('settled');
    await store.close();
  });
});
