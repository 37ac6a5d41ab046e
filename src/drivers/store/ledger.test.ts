import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { HealCase } from '#core/case.ts';
import type { MoveEvent } from '#core/ports/ledger.ts';
import { openStore } from './store.ts';

const openLedger = async (file: string) => (await openStore(file)).ledger;

const folders: string[] = [];
const makeFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-ledger-'));
  folders.push(folder);
  return join(folder, 'ledger.sqlite');
};
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

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

describe('ledger', () => {
  it('keeps the last state of a case and every move, in order', async () => {
    const ledger = await openLedger(makeFile());
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
    const ledger = await openLedger(':memory:');
    await ledger.save(...makeMove('habc', 'detected'));
    await ledger.save(...makeMove('hdef', 'diagnosed'));
    expect((await ledger.cases({ stage: 'detected' })).map(({ id }) => id)).toEqual(['habc']);
    expect((await ledger.cases({ idPrefix: 'hd' })).map(({ id }) => id)).toEqual(['hdef']);
    expect(await ledger.cases({ idPrefix: '%' })).toHaveLength(2);
    await ledger.close();
  });

  it('takes many moves at once', async () => {
    const ledger = await openLedger(makeFile());
    await Promise.all(Array.from({ length: 50 }, (_, i) => ledger.save(...makeMove(`h${i}`, 'detected'))));
    expect(await ledger.cases()).toHaveLength(50);
    await ledger.close();
  });

  it('says what to do when it cannot be opened', async () => {
    await expect(openLedger('/nowhere/at/all/ledger.sqlite')).rejects.toMatchObject({ exitCode: 2 });
  });

  it('loses nothing that it acknowledged when the process is killed', async () => {
    const file = makeFile();
    const script = `
      import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
      const { ledger } = await openStore(${JSON.stringify(file)});
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
    const ledger = await openLedger(file);
    const events = await ledger.events({});
    const cases = await ledger.cases();
    expect(cases.length).toBeGreaterThan(last);
    expect(events).toHaveLength(cases.length);
    await ledger.close();
  });
});
