import { expect, test } from 'vitest';
import { checkExamples } from './engine.ts';
import { rules } from './rules.generated.ts';

test('there are rules, each with a name of its own', () => {
  expect(rules.length).toBeGreaterThan(0);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test.each(rules.map((rule) => [rule.id, rule] as const))('%s finds and leaves what its examples say', (_, rule) => {
  expect(checkExamples(rule)).toEqual([]);
});
