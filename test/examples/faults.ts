import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { categories } from '#core/finding.ts';

const Expectation = z.enum(['healed', 'rolled-back', 'flagged']);

/**
 * What is planted in an example and what must become of it. Kept outside the example, where Heal cannot read it.
 * All regular expressions are tried with the flag `m` on the whole file.
 */
const Fault = z.strictObject({
  id: z.string(),
  category: z.enum(categories),
  /** Any of them may be the rule of the finding: which tool is named first is not the example's business. */
  rules: z.array(z.string()).min(1),
  path: z.string(),
  /** Text that marks the place; it occurs once in the file as planted. */
  at: z.string(),
  /** Other files where the same fault may be found and healed: a cycle has two ends. */
  elsewhere: z.array(z.string()).default([]),
  /** Several when each of them is right. */
  expect: z.union([Expectation, z.array(Expectation)]).transform((one) => (Array.isArray(one) ? one : [one])),
  /** Must match afterwards, whatever the outcome. */
  after: z.string().optional(),
  /** Must not match afterwards. */
  gone: z.string().optional(),
  /** Must match afterwards when the outcome is `healed`. */
  ifHealed: z.string().optional(),
  /** A program in the example's language that fails unless the healed shop behaves; run in the example's folder. */
  probe: z.string().optional(),
  /** The cure that suggests itself and is wrong: the suite must go red with it. */
  tempting: z.strictObject({ replace: z.string(), by: z.string() }).optional(),
});
export type Fault = z.infer<typeof Fault>;

export function readFaults(example: string): Fault[] {
  return z.array(Fault).parse(JSON.parse(readFileSync(new URL(`${example}.faults.json`, import.meta.url), 'utf8')));
}

/** The lines, counted from 1, that the mark of a fault covers in the text as planted. */
export function findLines(fault: Fault, text: string): { readonly first: number; readonly last: number } {
  const start = text.indexOf(fault.at);
  if (start < 0 || text.indexOf(fault.at, start + 1) >= 0) {
    throw new Error(`${fault.path}: the mark of "${fault.id}" must occur exactly once`);
  }
  const first = text.slice(0, start).split('\n').length;
  return { first, last: first + fault.at.split('\n').length - 1 };
}
