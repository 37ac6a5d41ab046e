import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '#app/learning/library.ts';
import { openPlace } from '#app/place.ts';
import { makeHeal } from '#app/wire.ts';
import { openStore } from '#drivers/store/store.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';

/** Heal writes `not in`; the person would rather ask the table itself. */
const ill = `def greet(name, log):
    if not name in log.known:
        return None
    log.info(name)
    return name
`;

describe('a heal that a person changed before they committed it', { timeout: 60_000 }, () => {
  let repository: TestRepository;
  const { signal } = new AbortController();
  // Each commit is a day after the one before; a run is half a day after the last.
  let days = 0;
  const commit = async (subject: string, files: Readonly<Record<string, string>>) => {
    days++;
    await repository.commit(subject, files);
  };
  const now = () => new Date(Date.UTC(2025, 0, 1 + days, 12));
  beforeAll(async () => {
    repository = await makeRepository();
    await commit('greet', {
      'greet.py': ill,
      'heal.config.json': JSON.stringify({
        version: 1,
        scan: { scanners: { pyright: 'off', mypy: 'off', bandit: 'off' } },
      }),
    });
  });
  afterAll(() => repository.remove());
  const at = (path: string) => join(repository.root, path);
  const open = () => makeHeal({ cwd: repository.root, env: process.env, now });
  const fix = () => open().fix({ path: '.', dryRun: false, commit: false, tests: true, signal });
  async function kinds(): Promise<readonly string[]> {
    const store = await openStore(at('.heal/ledger.sqlite'));
    try {
      return (await store.records.all()).map(({ kind, remedy }) => `${kind} ${remedy}`);
    } finally {
      await store.close();
    }
  }

  test('counts as edited, and what the person wrote is learned', async () => {
    await fix();
    const [verified = ''] = await kinds();
    expect(verified).toMatch(/^verified /);
    expect(await readFile(at('greet.py'), 'utf8')).toContain('if name not in log.known:');
    await commit('in my words', { 'greet.py': ill.replace('not name in log.known', 'log.known.get(name) is None') });
    await fix();
    expect(await kinds()).toEqual([verified, verified.replace('verified', 'edited')]);
    const { standing } = await open().explain({ path: '.', caseId: await lastCase() });
    expect(standing?.because).toContain('1 changed by people before they kept it');
    const { entries } = await openLibrary(
      await openPlace(repository.root, { cwd: repository.root, env: {}, now }),
    ).load();
    const theirs = entries.find(({ pattern }) => pattern.title === 'ruff/E713: not $A in $B → $B.get($A) is None');
    expect(theirs?.pattern.provenance).toMatchObject({ from: 'learned', pairs: [{ via: 'commit' }] });
  });

  test('is told once, and a heal that was only thrown away is not edited', async () => {
    await commit('another', { 'other.py': ill });
    await fix();
    await commit('no, thank you', { 'other.py': `# greets\n${ill}` });
    await fix();
    expect((await kinds()).filter((kind) => kind.startsWith('edited'))).toHaveLength(1);
  });

  async function lastCase(): Promise<string> {
    const store = await openStore(at('.heal/ledger.sqlite'));
    try {
      return (await store.records.all()).at(-1)?.caseId ?? '';
    } finally {
      await store.close();
    }
  }
});
