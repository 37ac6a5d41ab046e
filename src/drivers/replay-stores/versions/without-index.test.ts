import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setVariable } from '../../../../test/set-variable.ts';
import { makeLook } from './fixtures/examples.ts';
import { openReplayStores } from './stores.ts';

test('without the native index everything works, says so, and answers the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heal-no-index-'));
  const hooks = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (name === '@lancedb/lancedb') throw new Error('Cannot find package');
      return next(name, context); } });`;
  const program = `
    const { openReplayStores } = await import('#drivers/replay-stores/versions/stores.ts');
    const { makeLook, makeSuccess } = await import('#drivers/replay-stores/versions/fixtures/examples.ts');
    const stores = openReplayStores({ folder: ${JSON.stringify(folder)}, workflow: 'w', now: () => '', setVariable() {} });
    for (const seed of [1, 2, 3]) await stores.learn(makeSuccess({ run: String(seed), target: 't' + seed, look: makeLook(seed) }));
    const promoted = await stores.promote((await stores.appearances()).map(({ id }) => id), 'x');
    await stores.rollback('v01', 'x');
    await stores.rollback('v02', 'x');
    console.log(JSON.stringify([promoted.components.vectors ?? 'none', await stores.problems(), await stores.nearest(makeLook(2).ink, 2)]));
    await stores.close();`;
  try {
    const output = execFileSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, '--input-type=module', '-e', program],
      { encoding: 'utf8', cwd: join(import.meta.dirname, '../../../..') },
    );
    const [vectors, problems, hits]: unknown[] = JSON.parse(output);
    expect(vectors).toBe('none');
    expect(problems).toEqual([expect.stringContaining('compared one by one, without a vector index')]);
    expect(hits).toHaveLength(2);

    // Where the index can be had, the next promotion writes it; until then it says what is missing.
    const stores = openReplayStores({ folder, workflow: 'w', now: () => '', setVariable });
    expect(await stores.problems()).toHaveLength(1);
    const { ink } = makeLook(2);
    const byHand = await stores.nearest(ink, 2);
    expect(byHand.map(({ id }) => id)).toEqual((hits as { id: string }[]).map(({ id }) => id));
    await stores.learn({
      run: 'r',
      step: 's',
      target: 't9',
      at: '2026-11-20T10:00:00.000Z',
      rung: 'marks-ink',
      score: 1,
      margin: 1,
      ms: 1,
      state: 'running',
      mayLearn: true,
      isTest: false,
      isConfirmed: true,
      look: makeLook(9),
    });
    await stores.promote([(await stores.appearances())[0]?.id ?? ''], 'with the index');
    expect(await stores.problems()).toEqual([]);
    const byIndex = await stores.nearest(ink, 2);
    expect(byIndex[0]?.id).toBe(byHand[0]?.id);
    expect(byIndex[0]?.score).toBeCloseTo(byHand[0]?.score ?? 0, 5);
    await stores.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
