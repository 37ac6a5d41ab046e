import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCheckout, packAction, remove, runStep, type Step } from './runner.ts';

/** A runner without anything: what is not in the Action comes from the npm registry. */
const isOnline = await fetch('https://registry.npmjs.org/-/ping', { signal: AbortSignal.timeout(5000) }).then(
  (answer) => answer.ok,
  () => false,
);
let action: string;
let tools: string;
const made: string[] = [];
beforeAll(() => {
  action = packAction();
  tools = mkdtempSync(join(tmpdir(), 'heal-tools-'));
});
afterAll(() => remove(action, tools, ...made));

async function run(step: Omit<Step, 'action' | 'workspace'> & { readonly workspace?: string }) {
  const workspace = step.workspace ?? makeCheckout({ 'a.py': 'import os\n', 'b.ts': 'export const a: string = 1;\n' });
  const result = await runStep({
    action,
    ...step,
    workspace,
    env: { RUNNER_TOOL_CACHE: tools, npm_config_cache: join(tools, 'npm'), ...step.env },
  });
  made.push(workspace, result.temp);
  return result;
}
const scan = { command: 'scan', 'fail-on': 'P0' };

/** Programs that the machine has, but for npm. */
function pathWithoutNpm(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heal-path-'));
  made.push(folder);
  for (const name of ['git', 'python3']) {
    const found = (process.env['PATH'] ?? '')
      .split(':')
      .map((each) => join(each, name))
      .find((file) => existsSync(file));
    if (found !== undefined) symlinkSync(found, join(folder, name));
  }
  return folder;
}

describe('in a folder without node_modules', () => {
  it('starts within 0.3 s', { retry: 2 }, async () => {
    const times: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < 5; round++) {
      const began = performance.now();
      execFileSync(process.execPath, ['-e', '0']);
      bare.push(performance.now() - began);
      const result = await run({ with: { command: 'nothing' } });
      expect(result.log).toContain('Use one of: scan, fix, replay, publish, report.');
      times.push(result.ms);
    }
    // The best of a few, without what Node takes for itself: other work on the machine is not its own.
    expect(Math.min(...times) - Math.min(...bare)).toBeLessThan(250);
  });

  it.skipIf(process.platform === 'win32')(
    'says what is missing where there is no npm, and fails only where findings may',
    async () => {
      const env = { PATH: pathWithoutNpm(), RUNNER_TOOL_CACHE: mkdtempSync(join(tmpdir(), 'heal-tools-')) };
      // The Node of a runner on Windows comes without npm; here it is as if this one had none either.
      const missing = await run({ with: scan, env: { ...env, npm_config_registry: 'http://127.0.0.1:9' } });
      expect(missing.code).toBe(1);
      expect(missing.log).toMatch(/there is no npm|could not be brought from the npm registry/);
      expect(missing.log).toMatch(/actions\/setup-node|registry\.npmjs\.org/);
      const tolerant = await run({
        with: { ...scan, 'fail-on': 'never' },
        env: { ...env, npm_config_registry: 'http://127.0.0.1:9' },
      });
      expect(tolerant.code).toBe(0);
      expect(tolerant.log).toContain('::warning::Nothing was looked at.');
      expect(readdirSync(join(env.RUNNER_TOOL_CACHE, 'heal'), { recursive: true }).join()).not.toContain(
        'node_modules',
      );
      remove(env.RUNNER_TOOL_CACHE);
    },
  );

  it('publishes and reports without any of them', async () => {
    const workspace = makeCheckout({ 'a.py': 'print(1)\n' });
    const temp = mkdtempSync(join(tmpdir(), 'heal-runner-'));
    mkdirSync(join(temp, 'heal-bundle'));
    const bundle = {
      ...{
        version: 1,
        repository: 'ada/shop',
        head: 'a'.repeat(40),
        branch: 'main',
        runId: '7',
        at: '2026-01-02T03:04:05.000Z',
        isComplete: true,
      },
      ...{ summary: { found: 1, healed: 0, waiting: 0, rolledBack: 0, flagged: 0 }, proposals: [], open: [] },
    };
    writeFileSync(join(temp, 'heal-bundle/bundle.json'), JSON.stringify(bundle));
    const empty = mkdtempSync(join(tmpdir(), 'heal-tools-'));
    for (const command of ['publish', 'report']) {
      const result = await run({
        workspace,
        temp,
        with: { command, 'dry-run': 'true' },
        env: { RUNNER_TOOL_CACHE: empty },
      });
      expect(result.log).not.toContain('our fault');
      expect(result.code).toBe(0);
      expect(result.summary).toContain('Healed 0 of 1 finding.');
    }
    expect(readdirSync(empty)).toEqual([]);
    remove(empty);
  });
});

describe.skipIf(!isOnline)('with the npm registry', () => {
  it(
    'brings its tools once for several jobs, whole, and finds them again within a second',
    { timeout: 240_000 },
    async () => {
      const jobs = await Promise.all([run({ with: scan }), run({ with: scan })]);
      for (const { code, log, outputs } of jobs) {
        expect(log).not.toContain('our fault');
        expect(code).toBe(0);
        expect(Number(outputs['findings-count'])).toBeGreaterThanOrEqual(2);
      }
      const brought = jobs.filter(({ log }) => log.includes('Brought them in'));
      expect(brought.length).toBe(1);
      const seconds = Number(/Brought them in ([\d.]+) s/.exec(brought[0]?.log ?? '')?.[1]);
      expect(seconds).toBeLessThan(60);

      const again = await run({ with: scan });
      expect(again.log).not.toContain('Bringing');
      expect(Number(/on this machine \(([\d.]+) s\)/.exec(again.log)?.[1])).toBeLessThan(1);
      expect(again.log).toContain('pyright');
      // Beside the packages, a copy of the Action's own program; nothing that a killed or slower job left.
      const left = readdirSync(tools, { recursive: true, withFileTypes: true })
        .filter(({ name, parentPath }) => !parentPath.includes('node_modules') && /\.(draft|lock)$/.test(name))
        .map(({ name }) => name);
      expect(left).toEqual([]);
    },
  );

  it('begins anew where an install was killed', { timeout: 240_000 }, async () => {
    const [key = ''] = readdirSync(join(tools, 'heal'));
    const home = join(tools, 'heal', key, `${process.platform}-${process.arch}`);
    remove(join(home, 'complete.json'), join(home, 'node_modules/@ast-grep'));
    mkdirSync(join(`${home}.draft`, 'node_modules/half'), { recursive: true });
    writeFileSync(`${home}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, born: '', command: 'gone' }));
    const result = await run({ with: scan });
    expect(result.code).toBe(0);
    expect(result.log).toContain('Brought them in');
    expect(existsSync(join(dirname(home), `${process.platform}-${process.arch}.draft`))).toBe(false);
  });
});
