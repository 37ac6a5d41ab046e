import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeScanners } from '#app/scanners.ts';
import { openScratch } from '#app/scratch.ts';
import { recommended } from '#config/presets.ts';
import { StoppedError } from '#core/errors.ts';
import type { Tool, ToolName } from '#core/ports/tools.ts';
import type { Scanner } from '#core/scanner.ts';
import { scanPackage } from '#scanners/scan.ts';
import { makeFakeTool, makeTree, type Tree } from '../../src/scanners/fixtures/local.ts';

const scratch = await openScratch();
afterAll(() => scratch.remove());
const scanners = makeScanners(recommended, scratch);
const byName = (name: string) => scanners.filter((scanner) => scanner.name === name);

/** What makes each of those that start a program apply, and the programs that they start. */
const starts: Readonly<
  Record<string, { readonly tools: readonly ToolName[]; readonly files?: Record<string, string> }>
> = {
  // Where its own is broken, the bundled one steps in, which Node runs.
  ruff: { tools: ['ruff', 'node'] },
  pyright: { tools: ['pyright'] },
  mypy: { tools: ['mypy'], files: { 'mypy.ini': '[mypy]\nstrict = true\n' } },
  bandit: { tools: ['bandit'] },
  tsc: { tools: ['tsc'] },
  oxlint: { tools: ['oxlint'] },
  eslint: { tools: ['eslint'], files: { 'eslint.config.js': 'export default [];\n' } },
  biome: { tools: ['biome'], files: { 'biome.json': '{}\n' } },
};
const sources = { 'a.py': 'import os\n', 'b.ts': 'export const b: number = 1;\n', 'tsconfig.json': '{}\n' };

const folder = join(import.meta.dirname, '../../src/scanners');
it('each folder of src/scanners is a scanner that the application knows by that name', () => {
  // The one for logs is made with the log that a command was given.
  const folders = readdirSync(folder).filter((name) => name !== 'log' && existsSync(join(folder, name, 'index.ts')));
  expect(scanners.map(({ name }) => name).sort()).toEqual(folders.sort());
});

describe.each(Object.entries(starts))('%s', (name, { tools, files }) => {
  const withTool = async (body: string, use: (tree: Tree, fakes: Partial<Record<ToolName, Tool>>) => Promise<void>) => {
    const tree = makeTree({ ...sources, ...files });
    try {
      await use(tree, Object.fromEntries(tools.map((tool) => [tool, fakeOf(tree, tool, body)])));
    } finally {
      tree.remove();
    }
  };
  const failing: readonly { readonly what: string; readonly body: string; readonly timeoutMs?: number }[] = [
    { what: 'crashes', body: 'console.error("Segmentation fault"); process.exit(139);' },
    {
      what: 'prints rubbish',
      body: 'process.stdout.write("\\u0000{]<<<\\n\\u001b[31m rubbish"); process.exitCode = 1;',
    },
    { what: 'prints rubbish and says that all is well', body: 'console.log("rubbish {");' },
    {
      what: 'cuts its answer off',
      body: 'process.stdout.write(`[{"version": "1", "files": [{`); process.exitCode = 1;',
    },
    { what: 'hangs', body: 'setInterval(() => undefined, 1000);', timeoutMs: 1500 },
  ];
  it.each(failing)('is reported as failed when its tool $what', async ({ body, timeoutMs = 20_000 }) => {
    await withTool(body, async (tree, fakes) => {
      const { findings, reports } = await scanPackage({ scanners: byName(name), timeoutMs }, await tree.request(fakes));
      expect(reports).toMatchObject([{ name, status: 'failed' }]);
      expect(reports[0]?.detail).toMatch(/\S{4}/);
      // eslint-disable-next-line no-control-regex -- what a tool printed must not reach a terminal as it is
      expect(reports[0]?.detail).not.toMatch(/[\u0000-\u001f]/);
      expect(findings).toEqual([]);
    });
  });
  it('ends within a second of a stop', () =>
    withTool('setInterval(() => undefined, 1000);', async (tree, fakes) => {
      const stop = new AbortController();
      const scan = scanPackage({ scanners: byName(name) }, await tree.request(fakes, stop.signal));
      await expectStop(scan, stop, 300);
    }));
});

/** The fake of Node is a program that Node runs: it must be told from the real one by its argument. */
function fakeOf(tree: Tree, tool: ToolName, body: string): Tool {
  const fake = makeFakeTool(tree.root, tool, body);
  return tool === 'node' ? { ...fake, origin: 'bundled' } : fake;
}

const inProcess: readonly Scanner[] = scanners.filter(({ name }) => starts[name] === undefined);
describe.each(inProcess.map((scanner) => ({ name: scanner.name, scanner })))('$name', ({ scanner }) => {
  it('ends within a second of a stop', async () => {
    const files: Record<string, string> = {};
    for (let n = 0; n < 300; n++) {
      files[`a${n}.py`] = `from a${(n + 1) % 300} import f\n${'def f(x):\n    return x + 1\n'.repeat(60)}`;
      files[`b${n}.ts`] =
        `import { f } from './b${(n + 1) % 300}';\n${'export function f(x) { return x + 1; }\n'.repeat(60)}`;
    }
    const tree = makeTree(files);
    try {
      const stop = new AbortController();
      const scan = scanPackage({ scanners: [scanner] }, await tree.request({}, stop.signal));
      await expectStop(scan, stop, 20);
    } finally {
      tree.remove();
    }
  });
  it('leaves a file alone that it cannot read, and goes on', async () => {
    const tree = makeTree({
      'a.py': 'def (:\n  ]]\n',
      'b.ts': 'const = {{{\n',
      'c.py': 'ok = 1\n',
      'd.ts': 'export {};\n',
    });
    try {
      const { reports } = await scanPackage({ scanners: [scanner] }, await tree.request());
      expect(reports).toMatchObject([{ name: scanner.name, status: 'ok' }]);
    } finally {
      tree.remove();
    }
  });
});

async function expectStop(scan: Promise<unknown>, stop: AbortController, afterMs: number): Promise<void> {
  let stoppedAt = 0;
  setTimeout(() => {
    stoppedAt = performance.now();
    stop.abort(new Error('stop'));
  }, afterMs);
  await expect(scan).rejects.toThrow(StoppedError);
  expect(performance.now() - stoppedAt).toBeLessThan(1000);
}
