import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { categories, severities } from '#core/finding.ts';
import { checkExamples } from '#scanners/heal/engine.ts';
import { rules } from '#scanners/heal/rules.generated.ts';
import { languageOf } from '#syntax/parse.ts';

const folder = join(import.meta.dirname, '../../src/scanners/heal/rules');

it('each file is a rule of that name', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^_/.test(name));
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  it('finds and leaves what its examples say', () => {
    const { finds, leaves } = rule.examples;
    expect(finds.length, 'examples that it finds').toBeGreaterThanOrEqual(1);
    expect(leaves.length, 'examples that it leaves').toBeGreaterThanOrEqual(1);
    expect(checkExamples(rule)).toEqual([]);
  });
  it('has an example for each language that it names, and none for another', () => {
    const shown = new Set(rule.examples.finds.map(({ path }) => languageOf(path)));
    expect([...shown].filter((language) => language === undefined || !rule.languages.includes(language))).toEqual([]);
    // JavaScript and TypeScript share their grammar as far as rules go: one of them is enough.
    const families = (languages: readonly (string | undefined)[]) =>
      [...new Set(languages.map((language) => (language === 'python' ? 'python' : 'script')))].sort();
    expect(families([...shown])).toEqual(families(rule.languages));
  });
  it('says what it is and where to read more', () => {
    expect(rule.title).toMatch(/^\S.{5,}[^.]$/);
    expect(categories).toContain(rule.category);
    expect(severities).toContain(rule.severity);
    expect(rule.links.length).toBeGreaterThan(0);
    expect(rule.links.filter((link) => !URL.canParse(link) || !link.startsWith('https://'))).toEqual([]);
    // A pattern that remembers its place would skip every second file.
    expect(rule.mentions?.flags ?? '').not.toMatch(/[gy]/);
  });
});
