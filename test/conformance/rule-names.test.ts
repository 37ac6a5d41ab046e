import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { twinGroups } from '#scanners/twins.ts';
import { healers } from '../../healers/index.generated.ts';
import { makeRuleCheck } from './known-rules.ts';

const patterns = await loadPatterns(join(import.meta.dirname, '../../patterns'));
const cures = [
  ...healers.map(({ name, rules }) => ({ name: `the healer ${name}`, rules })),
  ...patterns.map(({ id, rules }) => ({ name: `the pattern ${id}`, rules })),
];
const explainUnknown = makeRuleCheck([...cures.flatMap(({ rules }) => rules), ...twinGroups.flat()]);

test.each(cures)('$name answers rules that a scanner can report', ({ rules }) => {
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.flatMap((rule) => explainUnknown(rule) ?? [])).toEqual([]);
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
