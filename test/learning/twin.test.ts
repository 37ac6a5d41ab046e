import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportLibrary, writeExport } from '#app/learning/export.ts';
import { importLibrary } from '#app/learning/import.ts';
import { learnFromHeals } from '#app/learning/learning.ts';
import { openLibrary } from '#app/learning/library.ts';
import { openPlace } from '#app/place.ts';
import { makeScanners } from '#app/scanners.ts';
import { openScratch } from '#app/scratch.ts';
import { recommended } from '#config/presets.ts';
import type { CodeFinding } from '#core/finding.ts';
import { makeExactRung } from '#remedies/exact.ts';
import { makeLadder } from '#remedies/ladder.ts';
import { contextOf } from '#remedies/pattern-conformance.ts';
import { scanPackage } from '#scanners/scan.ts';
import { applyEdits } from '#syntax/edits.ts';
import { listFiles } from '#scanners/files.ts';
import { makeTree } from '../../src/scanners/fixtures/local.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';

const now = () => new Date('2026-01-02T03:04:05Z');

/** In the first repository a person cures a sleep that holds up everybody; in the second its twin waits, under other names. */
const ill = `import time

from app.mail import fetch_mail


async def watch_mail(box, pause):
    while box.is_open:
        await fetch_mail(box)
        time.sleep(pause)
`;
const cured = ill.replace('import time', 'import asyncio').replace('time.sleep(pause)', 'await asyncio.sleep(pause)');
const twin = `"""Retries."""

import logging
import time

log = logging.getLogger(__name__)


async def again(job, attempt):
    try:
        return await job.run()
    except OSError:
        log.warning("attempt %d failed", attempt)
        time.sleep(self_backoff[attempt])
        return None
`;

let first: TestRepository;
let second: TestRepository;
const scratch = await openScratch();
beforeAll(async () => {
  [first, second] = await Promise.all([makeRepository(), makeRepository()]);
  await first.commit('a watcher', { 'app/watch.py': ill });
  await second.commit('a worker', { 'worker/again.py': twin });
});
afterAll(async () => {
  await Promise.all([first.remove(), second.remove(), scratch.remove()]);
});

/** What ruff says of a folder, looked at in a copy. */
async function find(root: string, rule: string): Promise<readonly CodeFinding[]> {
  const { sources } = await listFiles({ root });
  const files = await Promise.all(
    sources.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  );
  const tree = makeTree(Object.fromEntries(files));
  try {
    const scanners = makeScanners(recommended, scratch).filter(({ name }) => name === 'ruff');
    const { findings, reports } = await scanPackage({ scanners }, await tree.request());
    expect(reports.map(({ status }) => status)).toEqual(['ok']);
    return findings.filter((finding) => finding.rule === rule);
  } finally {
    tree.remove();
  }
}
const settingsOf = (repository: TestRepository) => ({ cwd: repository.root, env: process.env, now });

describe('what one repository learned heals its twin in another', () => {
  test('from a commit of a person to a verified file elsewhere', async () => {
    const [finding] = await find(first.root, 'ruff/ASYNC251');
    if (finding === undefined) expect.fail('ruff finds nothing to cure');
    const ref = await first.commit('wait without holding up the others', { 'app/watch.py': cured });
    expect(await find(first.root, 'ruff/ASYNC251')).toEqual([]);

    const here = await openPlace(first.root, settingsOf(first));
    const library = openLibrary(here);
    const outcome = await learnFromHeals([{ ref, via: 'commit', finding, before: ill, after: cured }], [], {
      library,
      now,
    });
    expect(outcome).toMatchObject({ changed: [], removed: [], refused: [], problems: [] });
    expect(outcome.added).toHaveLength(1);
    const { entries } = await library.load();
    expect(entries[0]?.pattern.title).toBe('ruff/ASYNC251: time.sleep($A) → await asyncio.sleep($A)');

    const { text, patterns } = await exportLibrary({ path: '.', format: 'yaml' }, settingsOf(first));
    expect(patterns).toBe(1);
    expect(text).not.toContain('fetch_mail');
    expect(text).not.toContain(first.root);
    await writeExport(join(second.root, 'team.heal.yml'), text, settingsOf(second));
    const imported = await importLibrary({ path: '.', file: 'team.heal.yml', dryRun: false }, settingsOf(second));
    expect(imported.refused).toEqual([]);
    expect(imported.imported.map(({ id }) => id)).toEqual(outcome.added);

    const there = await openPlace(second.root, settingsOf(second));
    const known = (await openLibrary(there).load()).entries.map(({ pattern }) => pattern);
    expect(known[0]).toMatchObject({
      safety: 'risky',
      review: 'full',
      provenance: { from: 'imported', source: 'team.heal.yml' },
    });
    const [fault] = await find(second.root, 'ruff/ASYNC251');
    if (fault === undefined) expect.fail('ruff finds nothing to heal');
    const ladder = makeLadder({
      rungs: [makeExactRung({ patterns: known, healers: [] })],
      contextOf: async () => contextOf(fault.place.path, twin),
      standingOf: () => ({ confidence: 0, state: 'asks', because: 'imported; no record here yet' }),
    });
    const diagnosis = { category: fault.category, confidence: 1, evidence: [], contextRead: [] };
    const { remedy } = await ladder.find(fault, diagnosis, []);
    expect(remedy).toMatchObject({ origin: 'pattern', rung: 'exact', healer: outcome.added[0] });
    const healed = applyEdits(twin, remedy?.change.edits ?? []);
    await writeFile(join(second.root, 'worker/again.py'), healed);
    expect(await find(second.root, 'ruff/ASYNC251')).toEqual([]);
    expect(await readFile(join(second.root, 'worker/again.py'), 'utf8')).toBe(
      twin
        .replace('import logging\nimport time\n', 'import asyncio\nimport logging\n')
        .replace('time.sleep(', 'await asyncio.sleep('),
    );
  });

  test('a rejection takes the lesson back, and the audit trail can tell', async () => {
    const library = openLibrary(await openPlace(first.root, settingsOf(first)));
    await writeFile(join(first.root, 'app/watch.py'), ill);
    const [finding] = await find(first.root, 'ruff/ASYNC251');
    if (finding === undefined) expect.fail('ruff finds nothing');
    const told: string[] = [];
    const acts = {
      add: async ({ about, detail }: { about: string; detail: string }) => void told.push(`${about} ${detail}`),
    };
    const outcome = await learnFromHeals([], [{ finding, before: ill }], { library, now, acts });
    expect(outcome.removed).toMatchObject([{ why: 'a person rejected what it does' }]);
    expect(told).toEqual([`${outcome.removed[0]?.id} a person rejected what it does`]);
    expect((await library.load()).entries).toEqual([]);
  });

  test('a library that cannot be written holds up nothing', async () => {
    const [finding] = await find(first.root, 'ruff/ASYNC251');
    if (finding === undefined) expect.fail('ruff finds nothing');
    const broken = {
      load: async () => ({ entries: [], problems: [] }),
      save: () => Promise.reject(new Error('no space left on device')),
      remove: async () => {},
    };
    const heal = { ref: 'h1', via: 'heal' as const, finding, before: ill, after: cured };
    expect((await learnFromHeals([heal], [], { library: broken, now })).problems).toEqual([
      'Nothing was learned: no space left on device',
    ]);
  });
});
