import { expect, it } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import { Workbench } from './workbench.ts';

const findingOf = (rule: string): CodeFinding => ({
  id: rule,
  kind: 'code',
  rule,
  category: 'type',
  priority: 'P1',
  severity: 'high',
  message: '',
  fingerprint: `v1:${rule}`,
  sources: [{ scanner: rule.split('/')[0] ?? '', rule }],
  place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 },
  toolFixes: [],
});
const reportOf = (name: string, status: 'ok' | 'failed') =>
  ({ name, version: '1', origin: 'bundled', ms: 1, status, detail: '', findings: 1 }) as const;

function open(isPartial: boolean) {
  const scans: string[][] = [];
  let pyright: 'ok' | 'failed' = 'ok';
  const bench = new Workbench({
    // Only what a trial needs: nothing is laid on the copy here.
    copy: { root: '/nowhere' } as SandboxCopy,
    rescan: {
      async scan(files) {
        scans.push([...files]);
        const reports = [reportOf('ruff', 'ok'), reportOf('pyright', pyright)];
        return { findings: [findingOf('ruff/F401'), findingOf('pyright/reportCallIssue')], reports };
      },
      withDependents: async (files) => files,
    },
    scanned: {
      files: ['a.py'],
      answer: { findings: [findingOf('ruff/F401')], reports: [reportOf('ruff', 'ok')] },
      isPartial,
    },
    wrote: () => undefined,
  });
  const { signal } = new AbortController();
  return { bench, scans, signal, failPyright: () => void (pyright = 'failed') };
}

it('a scan that asked only some is completed before anything is compared, and its answer kept', async () => {
  const { bench, scans, signal, failPyright } = open(true);
  expect(bench.findByFingerprint('a.py', 'v1:ruff/F401')).toBeDefined();
  expect(await bench.findingsBefore(['a.py'], signal)).toHaveLength(2);
  expect(await bench.findingsBefore(['a.py'], signal)).toHaveLength(2);
  expect(scans).toEqual([['a.py']]);
  failPyright();
  expect((await bench.findingsAfter(['a.py'], () => true, signal)).failed).toMatchObject([{ name: 'pyright' }]);
});

it('a whole scan is believed', async () => {
  const { bench, scans, signal } = open(false);
  expect(await bench.findingsBefore(['a.py'], signal)).toHaveLength(1);
  expect(scans).toEqual([]);
});
