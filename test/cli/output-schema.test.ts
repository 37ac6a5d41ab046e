import { describe, expect, it } from 'vitest';
import { fixOutputSchema, scanOutputSchema } from '#app/cli/output-schema.ts';
import { runLine } from './capture.ts';
import { makeFakeHeal, makeFinding } from './fake-heal.ts';

const findings = Array.from({ length: 12 }, (_, index) => makeFinding(index));
async function json(command: string): Promise<unknown> {
  return JSON.parse((await runLine(makeFakeHeal(findings), [command, '--json'])).out);
}
const findingKeys = ['rule', 'category', 'priority', 'severity', 'path', 'line', 'endLine', 'message', 'fingerprint'];

// Others build on these keys: a change here is a change of the public contract.
describe('heal scan --json', () => {
  it('has exactly the published keys', async () => {
    const output = scanOutputSchema.parse(await json('scan'));
    expect(Object.keys(output)).toEqual(['version', 'findings', 'scanners', 'ignored']);
    expect(Object.keys(output.findings[0] ?? {})).toEqual(findingKeys);
    expect(Object.keys(output.scanners[0] ?? {})).toEqual(['name', 'version', 'origin', 'ms', 'status']);
    expect(output.findings).toHaveLength(12);
  });
  it('prints nothing but the object on stdout, and a scanner that failed on stderr', async () => {
    const { out, err } = await runLine(makeFakeHeal(findings), ['scan', '--format', 'json']);
    expect(out.startsWith('{') && out.endsWith('}\n')).toBe(true);
    expect(err).toBe('! bandit failed: printed no JSON\n');
  });
});

describe('heal fix --json', () => {
  it('has exactly the published keys', async () => {
    const output = fixOutputSchema.parse(await json('fix'));
    expect(Object.keys(output)).toEqual(['version', 'repository', 'summary', 'cases', 'patch']);
    expect(Object.keys(output.summary)).toEqual([
      'found',
      'eligible',
      'healed',
      'skipped',
      'rolledBack',
      'escalated',
      'suiteRuns',
      'wallMs',
    ]);
    const [first] = output.cases;
    expect(Object.keys(first ?? {})).toEqual(['id', 'finding', 'outcome', 'remedy', 'gates', 'evidence']);
    expect(Object.keys(first?.finding ?? {})).toEqual(findingKeys);
    expect(Object.keys(first?.outcome ?? {})).toEqual(['status', 'reason']);
    expect(Object.keys(first?.remedy ?? {})).toEqual(['rung', 'origin', 'healer', 'summary', 'diff']);
    expect(Object.keys(first?.gates[0] ?? {})).toEqual(['name', 'passed', 'ms', 'detail']);
  });
});
