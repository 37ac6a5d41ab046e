import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Language } from '#core/finding.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { rules as ownRules } from '#scanners/heal/rules.generated.ts';
import { twinGroups } from '#scanners/twins.ts';
import { healers } from '../../healers/index.generated.ts';
import { makeRuleCheck } from './known-rules.ts';

const patterns = await loadPatterns(join(import.meta.dirname, '../../patterns'));
const cures = [
  ...healers.map(({ name, rules, languages }) => ({ name: `the healer ${name}`, rules, languages })),
  ...patterns.map(({ id, rules, languages }) => ({ name: `the pattern ${id}`, rules, languages })),
];
const explainUnknown = makeRuleCheck([...cures.flatMap(({ rules }) => rules), ...twinGroups.flat()]);

test.each(cures)('$name answers rules that a scanner can report', ({ rules }) => {
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.flatMap((rule) => explainUnknown(rule) ?? [])).toEqual([]);
});

test.each(cures)('$name reads the languages that its rules are about', ({ rules, languages }) => {
  const wrong = rules.filter((rule) => !languagesOf(rule).some((language) => languages.includes(language)));
  expect(wrong).toEqual([]);
  const told = new Set(rules.flatMap(languagesOf));
  expect(languages.filter((language) => !told.has(language))).toEqual([]);
});

test('twins are rules that a scanner can report', () => {
  const named = twinGroups.flat().filter((rule) => !rule.endsWith('/*'));
  expect(named.flatMap((rule) => explainUnknown(rule) ?? [])).toEqual([]);
});

test('a rule that does not exist is noticed', () => {
  const misspelt = ['ruff/F999', 'pyright/reportUnusedImports', 'mypy/name-define', 'tsc/TS99999', 'heal/no-such-rule'];
  const others = ['oxlint/no-varr', 'eslint/import/no-cycles', 'biome/suspicious/noVar', 'bandit/B999', 'F401'];
  const names = [...misspelt, ...others];
  const check = makeRuleCheck(names);
  expect(names.filter((rule) => check(rule) === undefined)).toEqual([]);
});

/** What a scanner reads; of our own rules each says so itself. */
function languagesOf(rule: string): readonly Language[] {
  const [scanner = '', name = ''] = rule.split('/');
  if (/^(?:ruff|pyright|mypy|bandit)$/.test(scanner) || /^log\/none-/.test(rule)) return ['python'];
  const own = scanner === 'heal' ? ownRules.find(({ id }) => id === name)?.languages : undefined;
  if (scanner === 'heal' || scanner === 'flow') return own ?? ['python', 'typescript', 'javascript'];
  return ['typescript', 'javascript'];
}
