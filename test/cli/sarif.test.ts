import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runLine } from './capture.ts';
import { makeFakeHeal, makeFinding } from './fake-heal.ts';

// Written by hand from the OASIS standard SARIF 2.1.0 (sections 3.13 to 3.57) and GitHub's list of supported
// properties; the published schema file is not part of this repository.
const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const region = z
  .strictObject({
    startLine: z.number().int().min(1),
    startColumn: z.number().int().min(1),
    endLine: z.number().int().min(1),
    endColumn: z.number().int().min(1),
  })
  .refine((one) => one.endLine > one.startLine || (one.endLine === one.startLine && one.endColumn >= one.startColumn));
const artifact = z.strictObject({
  uri: z.string().regex(/^(?!\/)[\w\-.~!*'()/%]+$/, 'a relative reference of RFC 3986'),
  uriBaseId: z.string(),
});
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              shortDescription: text,
              help: text,
              helpUri: z.url().optional(),
              defaultConfiguration: z.strictObject({ level }),
              properties: z.strictObject({
                tags: z.array(z.string()),
                'security-severity': z
                  .string()
                  .regex(/^\d+\.\d$/)
                  .optional(),
              }),
            }),
          ),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string() }),
      columnKind: z.literal('utf16CodeUnits'),
      originalUriBaseIds: z.record(z.string(), z.strictObject({ description: text })),
      invocations: z.array(
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.strictObject({ level, message: text })),
        }),
      ),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.number().int().min(0),
          level,
          message: text,
          locations: z
            .array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation: artifact, region }) }))
            .length(1),
          partialFingerprints: z.record(z.string(), z.string()),
          codeFlows: z
            .array(
              z.strictObject({
                threadFlows: z
                  .array(
                    z.strictObject({
                      locations: z
                        .array(
                          z.strictObject({
                            location: z.strictObject({
                              physicalLocation: z.strictObject({ artifactLocation: artifact, region }),
                              message: text,
                            }),
                          }),
                        )
                        .min(1),
                    }),
                  )
                  .length(1),
              }),
            )
            .optional(),
          fixes: z
            .array(
              z.strictObject({
                description: text,
                artifactChanges: z
                  .array(
                    z.strictObject({
                      artifactLocation: artifact,
                      replacements: z
                        .array(
                          z.strictObject({
                            deletedRegion: region,
                            insertedContent: z.strictObject({ text: z.string() }),
                          }),
                        )
                        .min(1),
                    }),
                  )
                  .min(1),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'heal-sarif-'));
  mkdirSync(join(root, '.git'));
  mkdirSync(join(root, 'my shop'));
  writeFileSync(join(root, 'my shop/é #1.py'), 'import os\nprint("𝒳", x == None)\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function makeLog(findings: ReturnType<typeof makeFinding>[]): Promise<z.infer<typeof sarif>['runs'][number]> {
  const { out } = await runLine(makeFakeHeal(findings), ['scan', 'my shop', '--format', 'sarif'], { cwd: root });
  const [run] = sarif.parse(JSON.parse(out)).runs;
  if (!run) throw new RangeError('a log without a run');
  return run;
}

describe('SARIF', () => {
  it('tells the way of data from where it comes in to where it does harm', async () => {
    const finding = makeFinding(0);
    const step = (line: number, note: string) => ({ place: { ...finding.place, line, endLine: line }, note });
    const steps = [step(1, 'comes from outside'), step(2, 'reaches `execute`')];
    const run = await makeLog([{ ...finding, flow: { verdict: 'tainted', confidence: 1, steps } }, makeFinding(1)]);
    const [thread] = run.results.flatMap((one) => one.codeFlows ?? []).flatMap((flow) => flow.threadFlows);
    expect(thread?.locations.map(({ location }) => location.physicalLocation.region.startLine)).toEqual([1, 2]);
    expect(run.results.filter((one) => one.codeFlows)).toHaveLength(1);
  });
  it('is what the standard and code scanning ask for', async () => {
    const run = await makeLog(Array.from({ length: 12 }, (_, index) => makeFinding(index)));
    expect(run.results).toHaveLength(12);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    const [first] = run.results;
    expect(first).toMatchObject({
      ruleId: 'heal/sql-injection',
      level: 'error',
      partialFingerprints: { 'heal/v1': makeFinding(0).fingerprint },
    });
    const rule = run.tool.driver.rules.find(({ id }) => id === 'heal/sql-injection');
    expect(rule?.properties).toEqual({ tags: ['security'], 'security-severity': '9.5' });
    expect(run.tool.driver.rules.find(({ id }) => id === 'ruff/F401')?.helpUri).toContain('docs.astral.sh');
    expect(rule?.shortDescription.text).toBe('A query is put together from values');
    expect(rule?.helpUri).toMatch(/^https:\/\/cwe\.mitre\.org\//);
    expect(run.automationDetails.id).toBe('heal/my%20shop/');
  });

  it('tells that a scanner failed', async () => {
    const [invocation] = (await makeLog([])).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications[0]?.message.text).toBe('bandit failed: printed no JSON');
  });

  it('carries the fix of a tool with places in UTF-16 units, in a file with an unusual name', async () => {
    const path = 'é #1.py';
    const source = 'import os\nprint("𝒳", x == None)\n';
    const start = source.indexOf('== None');
    const finding = makeFinding(5, {
      place: { path, line: 2, column: 15, endLine: 2, endColumn: 22 },
      toolFixes: [
        { summary: 'Use `is None`', safety: 'safe', edits: [{ path, start, end: start + 7, text: 'is None' }] },
        { summary: 'In a file that is gone', safety: 'safe', edits: [{ path: 'gone.py', start: 0, end: 1, text: '' }] },
      ],
    });
    const [result] = (await makeLog([finding])).results;
    expect(result?.fixes).toEqual([
      {
        description: { text: 'Use `is None`' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'my%20shop/%C3%A9%20%231.py', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 22 },
                insertedContent: { text: 'is None' },
              },
            ],
          },
        ],
      },
    ]);
  });
});
