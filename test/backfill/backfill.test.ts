import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackfillOptions, BackfillReport } from '#app/learning/backfill-contract.ts';
import { backfill } from '#app/learning/backfill.ts';
import { offerBackfill } from '#app/learning/backfill-offer.ts';
import type { Learn } from '#app/learning/learner.ts';
import { openPlace } from '#app/place.ts';
import type { LearningPair } from '#remedies/learn/pair.ts';
import { makeCureIndex } from '#remedies/history/cure-index.ts';
import { makeRepository, writeHistory, type TestRepository } from './repository.ts';

const size = { maxFiles: 5, maxLines: 30 };
let repository: TestRepository;
let shas: Readonly<Record<string, string>>;
beforeAll(async () => {
  repository = await makeRepository();
  shas = await writeHistory(repository);
});
afterAll(() => repository.remove());

const settings = () => ({ cwd: repository.root, env: process.env, now: () => new Date('2026-01-01T00:00:00Z') });
function read(changes: Partial<BackfillOptions> = {}, learn?: Learn): Promise<BackfillReport> {
  const signal = new AbortController().signal;
  const options = {
    path: '.',
    maxCommits: 100,
    maxMinutes: 5,
    ...size,
    dryRun: false,
    again: false,
    signal,
    ...changes,
  };
  return backfill(options, settings(), learn);
}
/** Keeps what it is asked to learn from, and learns nothing. */
function makeListener(): { readonly learn: Learn; readonly pairs: LearningPair[] } {
  const pairs: LearningPair[] = [];
  const learn: Learn = (_known, fresh) => {
    pairs.push(...fresh);
    const refusal = { refused: 'says-nothing', detail: '' } as const;
    return { added: [], changed: [], removed: [], refused: fresh.map((pair) => ({ pair, refusal })) };
  };
  return { learn, pairs };
}

describe('a backfill', () => {
  it('finds what people cured in small commits, and nothing else', async () => {
    const { learn, pairs } = makeListener();
    const report = await read({ dryRun: true }, learn);
    expect(report).toMatchObject({
      ended: 'complete',
      commits: { read: 8, before: 0 },
      cures: [
        { rule: 'ruff/S506', count: 2 },
        { rule: 'oxlint/eqeqeq', count: 1 },
      ],
      patterns: { refused: { 'says-nothing': 3 } },
      warnings: [],
    });
    expect(new Set(pairs.map(({ ref }) => ref))).toEqual(new Set([shas['first'], shas['second'], shas['script']]));
    const cart = pairs.find(({ ref }) => ref === shas['second']);
    expect(cart).toMatchObject({ path: 'app/cart.py', language: 'python', via: 'commit', leftAlone: [] });
    expect(cart?.finding.rules).toContain('ruff/S506');
    expect(cart?.finding.place).toMatchObject({ path: 'app/cart.py', line: 6 });
  });

  it('leaves nothing behind after a dry run, nor in the temporary folder', async () => {
    expect(await readdir(repository.root)).not.toContain('.heal');
  });

  it('runs nothing that a commit brings along', async () => {
    const trapped = await makeRepository();
    try {
      const trap = join(trapped.root, 'trap');
      const evil = `require('fs').writeFileSync(${JSON.stringify(trap)}, '');\nmodule.exports = {};\n`;
      const setup = {
        'eslint.config.js': evil,
        'oxlint.config.ts': evil,
        'plugin.js': evil,
        '.oxlintrc.json': '{"jsPlugins": ["./plugin.js"], "rules": {"x/y": "error"}}',
        'node_modules/.bin/oxlint': `#!/usr/bin/env node\n${evil}`,
      };
      await trapped.commit('Begin', { ...setup, 'a.js': 'export const is = (a, b) => a == b;\n' });
      await trapped.commit('Compare', { 'a.js': 'export const is = (a, b) => a === b;\n' });
      const signal = new AbortController().signal;
      const options = { path: trapped.root, maxCommits: 9, maxMinutes: 1, ...size, dryRun: true, again: false, signal };
      const report = await backfill(options, settings(), makeListener().learn);
      expect(report.cures).toEqual([{ rule: 'oxlint/eqeqeq', count: 1 }]);
      expect(await readdir(trapped.root)).not.toContain('trap');
    } finally {
      await trapped.remove();
    }
  });

  it('goes on where the last one ended, and reads what is new', async () => {
    const { learn, pairs } = makeListener();
    const first = await read({ maxCommits: 3 }, learn);
    expect(first).toMatchObject({ ended: 'max-commits', commits: { read: 3, before: 0 } });
    const second = await read({}, learn);
    expect(second).toMatchObject({ ended: 'complete', commits: { read: 5, before: 3 } });
    expect(pairs.map(({ ref }) => ref).sort()).toEqual(
      [shas['first'], shas['second'], shas['script']].map(String).sort(),
    );
    expect(await read({}, learn)).toMatchObject({ ended: 'complete', commits: { read: 0, before: 8 }, cures: [] });
    expect((await read({ again: true }, learn)).commits.read).toBe(8);
  });

  it('remembers which commits cured what, without their code', async () => {
    const place = await openPlace(repository.root, settings());
    const store = await place.openStore();
    try {
      const notes = await makeCureIndex(store.memo).of('ruff/S506');
      expect(notes.map(({ commit, path }) => [commit, path])).toEqual([
        [shas['second'], 'app/cart.py'],
        [shas['first'], 'app/shop.py'],
      ]);
      expect(await offerBackfill(store.memo)).toBeUndefined();
    } finally {
      await store.close();
    }
  });

  it('keeps what was finished when a person stops it', async () => {
    const controller = new AbortController();
    const learn: Learn = () => {
      controller.abort(new Error('Ctrl-C'));
      return { added: [], changed: [], removed: [], refused: [] };
    };
    const report = await read({ again: true, signal: controller.signal }, learn);
    expect(['stopped', 'complete']).toContain(report.ended);
    expect((await read({ signal: AbortSignal.abort(new Error('Ctrl-C')) })).ended).toBe('stopped');
  });
});

describe('a backfill that is killed', () => {
  it.skipIf(process.platform === 'win32')(
    'goes on, and counts every cure once',
    async () => {
      const killed = await makeRepository();
      try {
        const numbers = Array.from({ length: 70 }, (_, i) => i);
        const before = (i: number) => `def f${i}(x):\n    return x == None\n`;
        await killed.commit('Begin', Object.fromEntries(numbers.map((i) => [`app/f${i}.py`, before(i)])));
        for (const i of numbers)
          await killed.commit(`Mend ${i}`, { [`app/f${i}.py`]: before(i).replace('== None', 'is None') });
        const script = join(killed.root, '.git', 'run.mjs');
        const app = JSON.stringify(join(import.meta.dirname, '../../src/app/learning/backfill.ts'));
        await writeFile(
          script,
          `const { backfill } = await import(${app});
         const options = { path: ${JSON.stringify(killed.root)}, maxCommits: 9999, maxMinutes: 5, ...${JSON.stringify(size)}, dryRun: false, again: false,
           signal: new AbortController().signal, listener: (event) => console.log(event.doing) };
         await backfill(options, { cwd: '/', env: process.env, now: () => new Date() });`,
        );
        const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
        const ended = new Promise((resolve) => child.once('exit', resolve));
        // The second batch is under way: the first is kept.
        for await (const chunk of child.stdout) if (/Read [1-9]/.test(String(chunk))) break;
        await setTimeout(100);
        child.kill('SIGKILL');
        await ended;
        const options = { path: killed.root, maxCommits: 9999, maxMinutes: 5, ...size, dryRun: false, again: false };
        const report = await backfill({ ...options, signal: new AbortController().signal }, settings());
        expect(report.ended).toBe('complete');
        expect(report.commits.before).toBeGreaterThan(0);
        expect(report.commits.read + report.commits.before).toBe(71);
        const place = await openPlace(killed.root, settings());
        const store = await place.openStore();
        const notes = await makeCureIndex(store.memo).of('ruff/E711');
        await store.close();
        expect(new Set(notes.map(({ commit }) => commit)).size).toBe(notes.length);
        expect(notes).toHaveLength(40);
      } finally {
        await killed.remove();
      }
    },
    40_000,
  );
});

describe('the offer', () => {
  it('is made once', async () => {
    const values = new Map<string, string>();
    const memo = {
      read: async (key: string) => values.get(key),
      write: async (key: string, value: string) => void values.set(key, value),
    };
    expect(await offerBackfill(memo)).toContain('heal backfill');
    expect(await offerBackfill(memo)).toBeUndefined();
  });
});
