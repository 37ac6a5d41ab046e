import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import type { HealCase } from '#core/case.ts';
import type { MoveEvent } from '#core/ports/ledger.ts';
import { openStore } from '#drivers/store/store.ts';
import { startPostgres } from '../postgres.ts';
import { postgresPlace, removeFolders, sqlitePlace } from './support/stores.ts';

const postgres = await startPostgres();
const places = postgres ? [sqlitePlace, postgresPlace(postgres)] : [sqlitePlace];
if (!postgres) it.skip('PostgreSQL: cannot be started here', () => undefined);
afterAll(async () => {
  await postgres?.stop();
  removeFolders();
});

function makeMove(id: string, to: 'detected' | 'diagnosed', at = '2026-01-01T00:00:00.000Z'): [HealCase, MoveEvent] {
  const finding = {
    id,
    kind: 'code',
    rule: 'ruff/F401',
    category: 'import',
    priority: 'P2',
    severity: 'low',
    message: 'm',
    fingerprint: id,
    sources: [],
    toolFixes: [],
    place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 },
  } as const;
  const head = { id, kind: 'code', finding, attempts: [] } as const;
  const diagnosis = { category: 'import', confidence: 1, evidence: [], contextRead: [] };
  const healCase: HealCase = to === 'detected' ? { ...head, stage: to } : { ...head, stage: to, diagnosis };
  return [healCase, { type: 'moved', at, runId: 'run', caseId: id, from: undefined, to, healCase }];
}

describe.each(places)('ledger on $kind', ({ make }) => {
  const openLedger = async () => (await openStore(await make())).ledger;
  it('keeps the last state of a case and every move, in order', async () => {
    const ledger = await openLedger();
    await ledger.save(...makeMove('h1', 'detected'));
    await ledger.save(...makeMove('h1', 'diagnosed'));
    expect((await ledger.load('h1'))?.stage).toBe('diagnosed');
    const events = await ledger.events({ caseId: 'h1' });
    expect(events.map(({ seq, event }) => [seq, event.to])).toEqual([
      [1, 'detected'],
      [2, 'diagnosed'],
    ]);
    expect(await ledger.events({ after: 1 })).toHaveLength(1);
    await ledger.close();
  });

  it('finds cases by stage and by the start of their id', async () => {
    const ledger = await openLedger();
    await ledger.save(...makeMove('habc', 'detected'));
    await ledger.save(...makeMove('hdef', 'diagnosed'));
    expect((await ledger.cases({ stage: 'detected' })).map(({ id }) => id)).toEqual(['habc']);
    expect((await ledger.cases({ idPrefix: 'hd' })).map(({ id }) => id)).toEqual(['hdef']);
    expect(await ledger.cases({ idPrefix: '%' })).toHaveLength(2);
    await ledger.close();
  });

  it('takes many moves at once', async () => {
    const ledger = await openLedger();
    await Promise.all(Array.from({ length: 50 }, (_, i) => ledger.save(...makeMove(`h${i}`, 'detected'))));
    expect(await ledger.cases()).toHaveLength(50);
    await ledger.close();
  });

  it('says what to do when it cannot be opened', async () => {
    await expect(openStore('/nowhere/at/all/ledger.sqlite')).rejects.toMatchObject({ exitCode: 2 });
    const shared = { databaseUrl: 'postgres://u:s3cr3t@127.0.0.1:1/d', tenant: 't' };
    await expect(openStore(shared)).rejects.toMatchObject({ exitCode: 2 });
  });

  it('loses nothing that it acknowledged when the process is killed', async () => {
    const target = await make();
    const script = `
      import { openStore } from ${JSON.stringify(new URL('../../src/drivers/store/store.ts', import.meta.url).href)};
      const { ledger } = await openStore(${JSON.stringify(target)});
      for (let i = 0; ; i++) {
        const finding = { rule: 'r' };
        const healCase = { id: 'h' + i, kind: 'code', stage: 'detected', finding, attempts: [] };
        await ledger.save(healCase, { type: 'moved', at: '', runId: 'r', caseId: 'h' + i, to: 'detected', healCase });
        console.log(i);
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = -1;
    child.stdout.on('data', (chunk: Buffer) => {
      last = Number(chunk.toString().trim().split('\n').at(-1));
      if (last > 200) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const ledger = (await openStore(target)).ledger;
    const events = await ledger.events({});
    const cases = await ledger.cases();
    expect(cases.length).toBeGreaterThan(last);
    expect(events).toHaveLength(cases.length);
    await ledger.close();
  });

  it('lets who reads on from a position miss nothing, while several processes write', async () => {
    const target = await make();
    const { ledger } = await openStore(target);
    const script = `
      import { openStore } from ${JSON.stringify(new URL('../../src/drivers/store/store.ts', import.meta.url).href)};
      const { ledger } = await openStore(${JSON.stringify(target)});
      await Promise.all(Array.from({ length: 30 }, (_, i) => {
        const id = 'h' + process.pid + '-' + i;
        const healCase = { id, kind: 'code', stage: 'detected', finding: { rule: 'r' }, attempts: [] };
        return ledger.save(healCase, { type: 'moved', at: '', runId: 'r', caseId: id, to: 'detected', healCase });
      }));
      await ledger.close();`;
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const isOver = new AbortController();
    const ended = Promise.all(children.map((child) => once(child, 'close'))).then(() => isOver.abort());
    const seen: number[] = [];
    const readOn = async () => {
      for (const { seq } of await ledger.events({ after: seen.at(-1) ?? 0 })) seen.push(seq);
    };
    while (!isOver.signal.aborted) {
      await readOn();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await ended;
    await readOn();
    expect(seen).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
    await ledger.close();
  });
});
