import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadEntries, loadPatterns, parsePattern } from './index.ts';

const good = `kind: code
title: Say it
languages: [python]
rules: [ruff/T201]
safety: safe
review: none
links: [https://example.org/]
rewrites:
  - match: { pattern: print($A) }
    replace: say($A)
`;
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('patterns are read in the order of their ids, which are their paths', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heal-patterns-'));
  folders.push(folder);
  for (const name of ['b-second', 'a-first', '_template']) {
    await mkdir(join(folder, 'code', name), { recursive: true });
    await writeFile(join(folder, 'code', name, 'pattern.yml'), name === '_template' ? 'nothing' : good);
  }
  expect((await loadPatterns(folder)).map(({ id }) => id)).toEqual(['code/a-first', 'code/b-second']);
});

test('a folder without its file is an error, not a pattern less', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heal-patterns-'));
  folders.push(folder);
  await mkdir(join(folder, 'code', 'empty'), { recursive: true });
  await expect(loadPatterns(folder)).rejects.toThrow('patterns/code/empty/pattern.yml is missing');
});

test.each([
  ['a wrong value', good.replace('safety: safe', 'safety: sure'), /a\.yml:5: safety/],
  ['an unknown field', good.replace('review: none', 'review: none\nauthor: me'), /a\.yml:1: the file.*author/],
  ['a wrong value deep inside', good.replace('replace: say($A)', 'replace: 3'), /a\.yml:10: rewrites\.0\.replace/],
  ['a rule without its scanner', good.replace('ruff/T201', 'T201'), /a\.yml:4: rules\.0: a rule is written/],
  ['broken YAML', good.replace('[python]', '[python'), /a\.yml:\d+: /],
])('%s is told with file and line', (_, text, message) => {
  expect(() => parsePattern(text, 'code/a', 'a.yml')).toThrow(message);
});

test('what is not said has its plain meaning', () => {
  expect(parsePattern(good, 'code/a', 'a.yml')).toMatchObject({
    id: 'code/a',
    messages: [],
    provenance: { from: 'shipped' },
  });
});

test('a pattern may answer messages instead of rules, but not nothing', () => {
  const byMessage = good.replace('rules: [ruff/T201]', "messages: ['^`print` found']");
  expect(parsePattern(byMessage, 'code/a', 'a.yml')).toMatchObject({ rules: [], messages: ['^`print` found'] });
  const byNothing = good.replace('rules: [ruff/T201]\n', '');
  expect(() => parsePattern(byNothing, 'code/a', 'a.yml')).toThrow(/rules: name at least one rule/);
});

test('patterns of other people are theirs, whatever they say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heal-patterns-'));
  folders.push(folder);
  await mkdir(join(folder, 'code/a'), { recursive: true });
  await writeFile(join(folder, 'code/a/pattern.yml'), `${good}provenance: { from: shipped }\n`);
  const provenance = { from: 'imported', source: 'them', at: '2026-01-02' } as const;
  const { entries } = await loadEntries(folder, { named: 'x', provenance, isForeign: true });
  expect(entries[0]?.pattern.provenance).toEqual(provenance);
});
