import { afterEach, describe, expect, it } from 'vitest';
import { StoppedError } from '#core/errors.ts';
import type { RawFinding, Scanner } from '#core/scanner.ts';
import { makeFakeTool, makeTree, type Tree } from './fixtures/local.ts';
import { createPyrightScanner } from './pyright/index.ts';
import { scanPackage } from './scan.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());

const raw = (rule: string, path: string, line: number, more: Partial<RawFinding> = {}): RawFinding => ({
  rule,
  category: 'logic',
  severity: 'medium',
  priority: 'P2',
  message: `${rule} here`,
  place: { path, line, column: 1, endLine: line, endColumn: 4 },
  toolFixes: [],
  ...more,
});
function scanner(name: string, findings: readonly RawFinding[], more: Partial<Scanner> = {}): Scanner {
  return {
    name,
    languages: ['python'],
    weight: 1,
    applies: async () => true,
    scan: async () => ({ version: '1', origin: 'bundled', findings }),
    ...more,
  };
}

describe('scanPackage', () => {
  it('makes findings of what scanners say: sorted, merged, named, silenced', async () => {
    tree = makeTree({ 'a.py': 'eval(x)\neval(y)  # noqa: S307\nok = 1\n', 'b.py': 'eval(x)\neval(x)\n' });
    const { findings, dropped } = await scanPackage(
      {
        scanners: [
          scanner('bandit', [
            raw('bandit/B307', 'a.py', 1),
            raw('bandit/B307', 'a.py', 2),
            raw('bandit/B307', 'b.py', 1),
            raw('bandit/B307', 'b.py', 2),
          ]),
          scanner('ruff', [
            raw('ruff/S307', 'a.py', 1, { priority: 'P0' }),
            raw('ruff/F999', 'a.py', 3, { priority: 'P1' }),
          ]),
        ],
      },
      await tree.request(),
    );
    expect(
      findings.map(
        ({ priority, place, rule, sources }) => `${priority} ${place.path}:${place.line} ${rule} ${sources.length}`,
      ),
    ).toEqual(['P0 a.py:1 ruff/S307 2', 'P1 a.py:3 ruff/F999 1', 'P2 b.py:1 bandit/B307 1', 'P2 b.py:2 bandit/B307 1']);
    expect(new Set(findings.map((one) => one.fingerprint)).size).toBe(4);
    expect(findings[0]).toMatchObject({
      kind: 'code',
      id: expect.stringMatching(/^h[0-9a-f]{10}$/),
      fingerprint: expect.stringMatching(/^v1:/),
    });
    expect(dropped).toEqual({ ignored: 1 });
  });

  it('keeps the name of a fault that moved', async () => {
    const scan = async (text: string, line: number) => {
      tree = makeTree({ 'a.py': text });
      const result = await scanPackage({ scanners: [scanner('x', [raw('x/1', 'a.py', line)])] }, await tree.request());
      tree.remove();
      return result.findings[0]?.fingerprint;
    };
    expect(await scan('eval(x)\n', 1)).toBe(await scan('import os\n\nif os:\n    eval(x)\n', 4));
    expect(await scan('eval(x)\n', 1)).not.toBe(await scan('eval(z)\n', 1));
  });

  it('drops what does not stand in the text, and counts it', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n', 'b.py': 'x = 1\n' });
    const request = { ...(await tree.request()), files: ['a.py'], texts: [] };
    const edits = (end: number) => [{ path: 'a.py', start: 0, end, text: '' }];
    const fixes = [5, 500].map((end) => ({ summary: 'x', safety: 'safe' as const, edits: edits(end) }));
    const { findings, dropped, reports } = await scanPackage(
      {
        scanners: [
          scanner('x', [
            raw('x/1', '../etc/passwd', 1),
            raw('x/2', 'a.py', 99),
            raw('x/3', 'b.py', 1),
            raw('x/4', 'a.py', 1, { toolFixes: fixes, message: 'a\u001b[31mred\u202e' }),
          ]),
        ],
      },
      request,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ message: 'a [31mred', toolFixes: [fixes[0]] });
    expect(dropped).toEqual({ 'out-of-tree': 1, 'out-of-range': 1, 'not-asked-for': 1, 'fix-out-of-range': 1 });
    expect(reports[0]?.detail).toBe('dropped: 1 out-of-tree, 1 out-of-range, 1 fix-out-of-range');
  });

  it('goes on when scanners throw, hang or run a tool that prints rubbish', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    const rubbish = makeFakeTool(
      tree.root,
      'pyright',
      'process.stdout.write("\\u0000<html>not json"); process.exit(1)',
    );
    const { findings, reports } = await scanPackage(
      {
        timeoutMs: 400,
        scanners: [
          createPyrightScanner(),
          scanner('hangs', [], { scan: () => new Promise(() => undefined), weight: 9 }),
          scanner('throws', [], { scan: () => Promise.reject(new Error('no\nway')) }),
          scanner('idle', [], { applies: async () => false }),
          scanner('works', [raw('works/1', 'a.py', 1)]),
        ],
      },
      await tree.request({ pyright: rubbish }),
    );
    expect(findings.map((one) => one.rule)).toEqual(['works/1']);
    expect(reports.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'hangs failed',
      'idle skipped',
      'pyright failed',
      'throws failed',
      'works ok',
    ]);
    expect(reports[0]?.detail).toBe('hangs did not finish in 0.4 s');
    expect(reports[2]?.detail).toMatch(/^pyright failed: pyright ended with 1 .*<html>not json$/);
    expect(reports[3]?.detail).toBe('throws failed: no way');
  });

  it('starts the heaviest first and keeps to its lanes', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    const started: string[] = [];
    let running = 0;
    let most = 0;
    const busy = (name: string, weight: number) =>
      scanner(name, [], {
        weight,
        scan: async () => {
          started.push(name);
          most = Math.max(most, ++running);
          await new Promise((done) => setTimeout(done, weight * 5));
          running--;
          return { version: '1', origin: 'bundled', findings: [] };
        },
      });
    await scanPackage({ scanners: [busy('small', 1), busy('big', 10), busy('middle', 3)] }, await tree.request());
    expect(started).toEqual(['big', 'middle', 'small']);
    expect(most).toBe(2);
  });

  it('stops within a second, even when a scanner does not listen', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    const stop = new AbortController();
    const deaf = scanner('deaf', [], { scan: () => new Promise(() => undefined) });
    const running = scanPackage({ scanners: [deaf] }, await tree.request({}, stop.signal));
    const started = performance.now();
    setTimeout(() => stop.abort(new Error('emergency stop')), 20);
    await expect(running).rejects.toThrow(StoppedError);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('reports an ignore without a reason, once', async () => {
    tree = makeTree({ 'a.py': 'x = 1  # heal-ignore x/1\n' });
    const { findings } = await scanPackage({ scanners: [scanner('x', [raw('x/1', 'a.py', 1)])] }, await tree.request());
    expect(findings.map((one) => one.rule).sort()).toEqual(['heal/ignore-without-reason', 'x/1']);
  });
});
