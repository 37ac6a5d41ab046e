import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importLibrary } from '#app/learning/import.ts';
import { openLibrary } from '#app/learning/library.ts';
import { openPlace } from '#app/place.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { writeDocument } from '#drivers/library-document/index.ts';
import { makeRepository, type TestRepository } from '../backfill/repository.ts';
import { makeFakeHeal } from '../cli/fake-heal.ts';
import { runLine } from '../cli/capture.ts';

let repository: TestRepository;
const at = '2026-01-02T03:04:05.000Z';
const settings = () => ({ cwd: repository.root, env: process.env, now: () => new Date(at) });
beforeAll(async () => {
  repository = await makeRepository();
  await repository.commit('first', { 'a.py': 'x = 1\n' });
});
afterAll(() => repository.remove());

/** `f(x)` becomes `g(x)`; changed where a test wants it worse. */
function entryOf(
  name: string,
  changes: { match?: string; replace?: string; before?: string; after?: string } = {},
): LibraryEntry {
  const { match = 'f($A)', replace = 'g($A)', before = 'f(1)\n', after = 'g(1)\n' } = changes;
  return {
    pattern: {
      id: `code/${name}`,
      kind: 'code',
      title: name,
      languages: ['python'],
      rules: ['ruff/X1'],
      messages: [],
      safety: 'safe',
      review: 'none',
      links: [],
      rewrites: [{ match: { pattern: match }, replace }],
      provenance: { from: 'shipped' },
    },
    examples: {
      heals: [{ name: 'before.py', before, after }],
      untouched: [{ name: 'untouched.py', text: 'other(1)\n' }],
    },
  };
}
async function write(name: string, ...entries: readonly LibraryEntry[]): Promise<string> {
  await writeFile(join(repository.root, name), writeDocument({ exportedAt: at, entries }, 'yaml'));
  return name;
}
const libraryOf = async () => (await openLibrary(await openPlace('.', settings())).load()).entries;

test('only what keeps its promise is taken in, and nobody believes how sure it is', async () => {
  const file = await write(
    'team.yml',
    entryOf('good'),
    entryOf('yaml-safe-load'),
    entryOf('vague', { match: '$A', replace: 'g($A)' }),
    entryOf('vaguer', { match: '$A = $B', replace: '$A = g($B)', before: 'a = b\n', after: 'a = g(b)\n' }),
    entryOf('silent', { replace: 'f($A)  # noqa' }),
    entryOf('liar', { after: 'h(1)\n' }),
    entryOf('endless', { replace: 'f(f($A))' }),
    entryOf('leak', { before: 'f("ada@example.org")\n', after: 'g("ada@example.org")\n' }),
    entryOf('no-rule', { match: '((' }),
  );
  const dry = await importLibrary({ path: '.', file, dryRun: true }, settings());
  expect(await libraryOf()).toEqual([]);
  const report = await importLibrary({ path: '.', file, dryRun: false }, settings());
  expect(report).toEqual(dry);
  expect(report.imported).toEqual([{ id: 'code/good', title: 'good' }]);
  const why = new Map(report.refused.map((one) => [one.id, one.why]));
  expect(why.get('code/yaml-safe-load')).toContain('Heal has a pattern of this name');
  expect(why.get('code/vague')).toContain('over-general');
  expect(why.get('code/vaguer')).toContain('over-general');
  expect(why.get('code/silent')).toContain('silences');
  expect(why.get('code/liar')).toContain('instead of');
  expect(why.get('code/endless')).toBeDefined();
  expect(why.get('code/leak')).toContain('secret');
  expect(why.get('code/no-rule')).toBeDefined();
  expect((await libraryOf()).map(({ pattern }) => pattern)).toMatchObject([
    { id: 'code/good', safety: 'risky', review: 'full', provenance: { from: 'imported', source: 'team.yml', at } },
  ]);
  expect(await importLibrary({ path: '.', file, dryRun: false }, settings())).toMatchObject({
    imported: [],
    known: ['code/good'],
  });
  const trail = await readFile(join(repository.root, '.heal/logs/autonomous_healing/audit.jsonl'), 'utf8');
  expect(trail).toContain('imported from team.yml');
});

test('the command lines', async () => {
  const file = await write('two.yml', entryOf('second'), entryOf('wrong', { after: 'h(1)\n' }));
  const look = { cwd: repository.root };
  const dry = await runLine(makeFakeHeal([]), ['import', file, '--dry-run'], look);
  expect(dry.code).toBe(1);
  expect(dry.out).toMatch(/^\+ code\/second {2}second\n✘ code\/wrong: .+\nWould take in 1 pattern, 1 refused\n$/);
  const taken = await runLine(makeFakeHeal([]), ['import', file, '--json'], look);
  expect(JSON.parse(taken.out)).toMatchObject({
    version: 1,
    imported: [{ id: 'code/second' }],
    refused: [{ id: 'code/wrong' }],
  });
  const out = await runLine(makeFakeHeal([]), ['export', '--output', 'mine.json'], look);
  expect(out).toMatchObject({ code: 0, out: expect.stringMatching(/^Wrote \d patterns? to .*mine\.json\n$/) });
  expect(JSON.parse(await readFile(join(repository.root, 'mine.json'), 'utf8'))).toMatchObject({
    format: 'heal-patterns',
  });
  expect((await runLine(makeFakeHeal([]), ['export'], look)).out).toContain('id: code/second');
  expect(await runLine(makeFakeHeal([]), ['import', 'nowhere.yml'], look)).toMatchObject({
    code: 2,
    err: expect.stringContaining('Name a document of heal export.'),
  });
  expect((await runLine(makeFakeHeal([]), ['export', '--output', 'no/such/folder.yml'], look)).code).toBe(2);
});
