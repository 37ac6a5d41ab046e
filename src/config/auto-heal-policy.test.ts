import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { findContradictions, readAutoHealPolicy } from './auto-heal-policy-read.ts';
import { printProblem } from './problems.ts';

const read = (text: string) => {
  const answer = readAutoHealPolicy(text, 'auto_heal_policy.json');
  return 'policy' in answer ? answer.policy : answer.problems.map(printProblem).join('\n');
};

describe('auto_heal_policy.json', () => {
  it('needs nothing but its version', () => {
    expect(read('{ "version": 1 }')).toEqual(defaultAutoHealPolicy);
    expect(read('\uFEFF{ "version": 1 }\r\n')).toEqual(defaultAutoHealPolicy);
    expect(read(JSON.stringify(defaultAutoHealPolicy))).toEqual(defaultAutoHealPolicy);
    expect(findContradictions(defaultAutoHealPolicy)).toEqual([]);
  });

  it.each([
    ['', '1:1: the policy is empty. Write { "version": 1 }'],
    ['version: 1', '1:1: not valid JSON. Put keys and texts in double quotes'],
    ['{ "version": 1, // note\n}', 'not valid JSON'],
    ['{ "version": 1', 'not valid JSON'],
    ['{}', 'version is missing. Write version: 1'],
    ['{ "version": 2 }', '1:14: version is 2. Write 1'],
    ['{\n  "version": 1,\n  "quarantine": {}\n}', '3:3: quarantine is not a known key. Did you mean quarantined?'],
    ['{ "version": 1, "degraded": { "failure": 3 } }', 'degraded.failure is not a known key. Did you mean failures?'],
    ['{ "version": 1, "version": 1 }', 'this key is written twice. Keep one of the two'],
    ['{ "version": 1, "degraded": { "failures": 0 } }', 'degraded.failures is 0. Write 1 or more'],
    ['{ "version": 1, "thresholds": { "running": { "anchor": 1.2 } } }', 'anchor is 1.2. Write 1 or less'],
    [
      '{ "version": 1, "thresholds": { "running": { "rungs": ["layuot"] } } }',
      'rungs.0 is "layuot". Did you mean layout?',
    ],
    [
      '{ "version": 1, "testMode": { "inject": [{ "workflow": "*", "step": "*", "fail": "hide" }] } }',
      'testMode.inject.0.fail is "hide". Write one of hide-target, fail-postcondition',
    ],
    [
      '{ "version": 1, "testMode": { "inject": [{ "workflow": "*", "step": "*", "fail": "hide-target", "time": 3 }] } }',
      'testMode.inject.0.time is not a known key. Did you mean times?',
    ],
    [
      '{ "version": 1,\n "degraded": { "failures": 12 },\n "quarantined": { "failures": 10 } }',
      '3:31: quarantined.failures is 10, less than degraded.failures (12). Write 12 or more, or lower degraded.failures',
    ],
    [
      '{ "version": 1, "thresholds": { "running": { "marks": 0.8 }, "degraded": { "marks": 0.7 } } }',
      'thresholds.degraded.marks is 0.7, less than thresholds.running.marks (0.8)',
    ],
    [
      '{ "version": 1, "thresholds": { "degraded": { "allowAmbiguous": true } } }',
      'Write false: a degraded workflow refuses',
    ],
    [
      '{ "version": 1, "thresholds": { "running": { "rungs": ["structure"] }, "degraded": { "rungs": ["layout"] } } }',
      'thresholds.degraded.rungs has layout',
    ],
    [
      '{ "version": 1, "everything": { "failures": 4 } }',
      'everything.failures is 4, less than quarantined.failures (10)',
    ],
    ['{ "version": 1, "__proto__": { "x": 1 } }', '__proto__ is not a known key'],
  ])('%s: says where and what to write', (text, said) => {
    expect(read(text)).toContain(said);
  });

  it('lets what is not written follow what is', () => {
    const policy = read(
      '{ "version": 1, "degraded": { "failures": 40 }, "thresholds": { "running": { "marks": 0.99, "rungs": ["layout", "structure"] } } }',
    );
    expect(policy).toMatchObject({
      quarantined: { failures: 40 },
      everything: { failures: 40 },
      thresholds: { running: { rungs: ['structure', 'layout'] }, degraded: { marks: 0.99, rungs: ['structure'] } },
    });
  });

  it('read from any JSON, never lets a policy through that contradicts itself', () => {
    const count = fc.integer({ min: 0, max: 40 });
    const group = (...keys: string[]) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, count])), { requiredKeys: [] });
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    const rungs = fc.subarray(['structure', 'layout', 'marks-ink', 'marks-text'], { minLength: 1 });
    const level = fc.record(
      { anchor: score, marks: score, margin: score, allowAmbiguous: fc.constantFrom(false, false, true), rungs },
      { requiredKeys: [] },
    );
    const file = fc.record(
      {
        version: fc.constant(1),
        degraded: group('notFoundInARow', 'failures', 'unsure'),
        quarantined: group('failures'),
        everything: group('failures'),
        thresholds: fc.record({ running: level, degraded: level }, { requiredKeys: [] }),
      },
      { requiredKeys: ['version'] },
    );
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(file, (value) => {
        const answer = readAutoHealPolicy(JSON.stringify(value), 'p.json');
        if (!('policy' in answer)) {
          refused++;
          return;
        }
        taken++;
        const { degraded, quarantined, everything, thresholds } = answer.policy;
        expect(quarantined.failures).toBeGreaterThanOrEqual(degraded.failures);
        expect(everything.failures).toBeGreaterThanOrEqual(quarantined.failures);
        for (const key of ['anchor', 'marks', 'layout', 'text', 'margin'] as const)
          expect(thresholds.degraded[key]).toBeGreaterThanOrEqual(thresholds.running[key]);
        expect(thresholds.degraded.allowAmbiguous).toBe(false);
        expect(thresholds.running.rungs).toEqual(expect.arrayContaining([...thresholds.degraded.rungs]));
        // What was read can be written and read again.
        expect(read(JSON.stringify(answer.policy))).toEqual(answer.policy);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(20);
  });
});
