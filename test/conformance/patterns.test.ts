import { readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { safeties } from '#core/finding.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { checkPattern, pairExamples } from '#remedies/pattern-conformance.ts';

const folder = join(import.meta.dirname, '../../patterns');
const patterns = await loadPatterns(folder);
const named = patterns.map((pattern) => [pattern.id, pattern] as const);

test('each folder is a pattern, and is named by its path', () => {
  const paths = readdirSync(folder, { withFileTypes: true })
    .filter((kind) => kind.isDirectory())
    .flatMap((kind) =>
      readdirSync(join(folder, kind.name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
        .map((entry) => `${kind.name}/${entry.name}`),
    );
  expect(patterns.map(({ id }) => id).sort()).toEqual(paths.sort());
});

test.each(named)('%s heals and leaves what its files say', async (id, pattern) => {
  const files = new Map<string, string>();
  for (const name of (await readdir(join(folder, id))).filter((file) => /^(before|after|untouched)/.test(file))) {
    files.set(name, await readFile(join(folder, id, name), 'utf8'));
  }
  const examples = pairExamples(files);
  if (typeof examples === 'string') expect.fail(examples);
  expect(checkPattern(pattern, examples)).toEqual([]);
});

test.each(named)('%s explains itself', async (id, pattern) => {
  const text = await readFile(join(folder, id, 'README.md'), 'utf8');
  expect(text).toMatch(new RegExp(`^# ${id.split('/')[1]}\\s*$`, 'm'));
  expect(text).toMatch(/leaves alone/i);
  expect(pattern.links.length).toBeGreaterThan(0);
  expect(pattern.links.filter((link) => !URL.canParse(link) || !link.startsWith('https://'))).toEqual([]);
  expect(pattern.rules.length + pattern.messages.length).toBeGreaterThan(0);
  expect(pattern.title).toMatch(/^[A-Z].{5,80}[^.]$/);
  expect(new Set(pattern.rules).size).toBe(pattern.rules.length);
  expect(safeties).toContain(pattern.safety);
  expect(['none', 'cursory', 'full']).toContain(pattern.review);
});
