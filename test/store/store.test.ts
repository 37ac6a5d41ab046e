import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordEntry } from '#core/record.ts';
import { openStore, type Store } from '#drivers/store/store.ts';
import { startPostgres } from '../postgres.ts';
import { postgresPlace, removeFolders, sqlitePlace } from './support/stores.ts';

const postgres = await startPostgres();
const places = postgres ? [sqlitePlace, postgresPlace(postgres)] : [sqlitePlace];
if (!postgres) it.skip('PostgreSQL: cannot be started here', () => undefined);
afterAll(async () => {
  await postgres?.stop();
  removeFolders();
});

const entry = (changes: Partial<RecordEntry> = {}): RecordEntry => ({
  remedy: 'code/a',
  origin: 'pattern',
  rule: 'ruff/F401',
  kind: 'verified',
  at: '2026-01-01T00:00:00.000Z',
  caseId: 'h1',
  ...changes,
});

describe.each(places)('records on $kind', ({ make }) => {
  const open = async (): Promise<Store> => openStore(await make());
  it('count once what is told twice, and remember when it happened last', async () => {
    const { records, acts, close } = await open();
    await records.add([entry(), entry(), entry({ kind: 'kept' }), entry({ caseId: 'h2' })]);
    await records.add([entry(), entry({ at: '2026-02-01T00:00:00.000Z' })]);
    await records.add([entry({ at: '2025-02-01T00:00:00.000Z' })]);
    const told = (await records.all()).map(({ kind, caseId, at }) => [kind, caseId, at.slice(0, 7)]);
    expect(told).toEqual([
      ['kept', 'h1', '2026-01'],
      ['verified', 'h2', '2026-01'],
      ['verified', 'h1', '2026-02'],
    ]);
    expect((await acts.list({})).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await close();
  });
});

describe.each(places)('ignores on $kind', ({ make }) => {
  const open = async (): Promise<Store> => openStore(await make());
  const ignored = { fingerprint: 'v1:a', rule: 'r', path: 'a.py', reason: 'test data', at: '2026-01-01T00:00:00.000Z' };
  it('come, change and go, and every change is an act', async () => {
    const { ignores, acts, close } = await open();
    await ignores.add(ignored);
    await ignores.add({ ...ignored, reason: 'generated' });
    expect(await ignores.all()).toEqual([{ ...ignored, reason: 'generated' }]);
    expect(await ignores.remove('v1:a', '2026-01-02T00:00:00.000Z')).toBe(true);
    expect(await ignores.remove('v1:a', '2026-01-02T00:00:00.000Z')).toBe(false);
    expect(await ignores.all()).toEqual([]);
    const told = (await acts.list({ after: 1 })).map(({ at, act }) => [at.slice(0, 10), act.what]);
    expect(told).toEqual([
      ['2026-01-01', 'ignored'],
      ['2026-01-02', 'no-longer-ignored'],
    ]);
    await close();
  });
});

describe.each(places)('memo on $kind', ({ make }) => {
  const open = async (): Promise<Store> => openStore(await make());
  it('remembers the last word', async () => {
    const { memo, close } = await open();
    expect(await memo.read('a')).toBeUndefined();
    await memo.write('a', '1');
    await memo.write('a', '2');
    expect(await memo.read('a')).toBe('2');
    await close();
  });
});

describe.each(places)('spending on $kind', ({ make }) => {
  const open = async (): Promise<Store> => openStore(await make());
  const caps = { perDayUsd: 1, perMonthUsd: 2 };
  const call = (id: string, maxUsd: number, at = '2026-01-31T12:00:00.000Z') => {
    return { id, at, model: 'm', maxUsd, caps };
  };

  it('keeps to the cap of the day, of which what was not settled counts in full', async () => {
    const { spending, close } = await open();
    expect(await spending.reserve(call('a', 0.6))).toBeUndefined();
    expect(await spending.reserve(call('b', 0.6))).toMatch(/could cost \$0\.6000; \$0\.6000 of the \$1\.00 .* day/);
    await spending.settle('a', 0.1);
    expect(await spending.reserve(call('b', 0.6))).toBeUndefined();
    expect(await spending.reserve(call('c', 0.3))).toBeUndefined();
    expect(await spending.reserve(call('d', 0.000001))).toMatch(/day/);
    expect(await spending.byDay()).toEqual([{ day: '2026-01-31', usd: 1, calls: 3 }]);
    await close();
  });

  it('keeps to the cap of the month, in UTC', async () => {
    const { spending, close } = await open();
    // Still January in UTC.
    expect(await spending.reserve(call('a', 1, '2026-02-01T01:00:00.000+02:00'))).toBeUndefined();
    expect(await spending.reserve(call('b', 1, '2026-01-01T00:00:00.000Z'))).toBeUndefined();
    expect(await spending.reserve(call('c', 0.1, '2026-01-15T00:00:00.000Z'))).toMatch(/month/);
    expect(await spending.reserve(call('d', 1, '2026-02-01T00:00:00.000Z'))).toBeUndefined();
    expect((await spending.byDay()).map(({ day }) => day)).toEqual(['2026-01-01', '2026-01-31', '2026-02-01']);
    await close();
  });

  it('adds up without rounding', async () => {
    const { spending, close } = await open();
    for (let i = 0; i < 10; i++) expect(await spending.reserve(call(`a${i}`, 0.1))).toBeUndefined();
    expect(await spending.reserve(call('b', 0.1))).toMatch(/day/);
    await close();
  });

  it('refuses what has no price, and the same call twice', async () => {
    const { spending, close } = await open();
    expect(await spending.reserve(call('a', Number.NaN))).toMatch(/priced/);
    expect(await spending.reserve(call('a', -1))).toMatch(/priced/);
    expect(await spending.reserve(call('a', Infinity))).toMatch(/priced/);
    expect(await spending.reserve({ ...call('a', 1), caps: { perDayUsd: Number.NaN, perMonthUsd: 1 } })).toBeDefined();
    expect(await spending.reserve(call('a', 0.1))).toBeUndefined();
    expect(await spending.reserve(call('a', 0.1))).toMatch(/already/);
    await expect(spending.settle('a', Number.NaN)).rejects.toThrow(RangeError);
    await close();
  });

  it('lets processes at once never pass a cap together', async () => {
    const target = await make();
    await (await openStore(target)).close();
    const script = `
      import { openStore } from ${JSON.stringify(new URL('../../src/drivers/store/store.ts', import.meta.url).href)};
      const { spending, close } = await openStore(${JSON.stringify(target)});
      const call = (i) => ({ id: process.pid + '-' + i, at: '2026-01-31T00:00:00.000Z', model: 'm', maxUsd: 0.01, caps: { perDayUsd: 0.5, perMonthUsd: 9 } });
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => spending.reserve(call(i))));
      console.log(answers.filter((answer) => answer === undefined).length);
      await close();`;
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    const granted = children.map(async (child) => {
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      await once(child, 'close');
      return Number(out);
    });
    expect((await Promise.all(granted)).reduce((sum, count) => sum + count, 0)).toBe(50);
  });
});

describe('migrations', () => {
  it('are done once, though several processes open a new store at the same moment', async () => {
    const module = new URL('../../src/drivers/store/store.ts', import.meta.url).href;
    const files = await Promise.all(Array.from({ length: 5 }, async () => String(await sqlitePlace.make())));
    const start = Date.now() + 2_500;
    const openers = Array.from({ length: 5 }, async () => {
      const child = spawn(process.execPath, [
        '--input-type=module',
        '-e',
        `import { openStore } from '${module}';
         await new Promise((resolve) => setTimeout(resolve, ${start} - Date.now()));
         for (const file of ${JSON.stringify(files)}) {
           const store = await openStore(file);
           await store.memo.write('a', 'b');
           await store.ledger.close();
         }
         console.log('good');`,
      ]);
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
      await once(child, 'close');
      return out.trim();
    });
    expect(await Promise.all(openers)).toEqual(Array(5).fill('good'));
  }, 60_000);

  it('brings a store of the first version up to date and keeps what is in it', async () => {
    const file = String(await sqlitePlace.make());
    const { ledger } = await openStore(file);
    await ledger.startRun({
      id: 'r',
      startedAt: 't',
      finishedAt: undefined,
      pid: 1,
      host: 'a',
      aliveAt: 't',
      command: 'heal fix',
    });
    await ledger.close();
    const old = new DatabaseSync(file);
    old.exec(`drop table remedy_record; drop table ignored; drop table act; drop table spending; drop table memo; drop table run_host;
      delete from kysely_migration where name > '0001-cases';`);
    old.close();
    const store = await openStore(file);
    expect(await store.ledger.runs()).toHaveLength(1);
    expect(await store.records.all()).toEqual([]);
    await store.close();
  });
});
