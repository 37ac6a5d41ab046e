import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitAll, git, makeCheckout, packAction, remove, runStep, type Step } from './runner.ts';

let action: string;
const made: string[] = [];
beforeAll(() => {
  action = packAction({ withPackages: true });
});
afterAll(() => remove(action, ...made));

function checkout(files: Readonly<Record<string, string>>): string {
  const folder = makeCheckout(files);
  made.push(folder);
  return folder;
}
async function run(step: Omit<Step, 'action'>) {
  const result = await runStep({ action, ...step });
  made.push(result.temp);
  return result;
}
function pullRequest(from: string, base: string, head: string): object {
  return {
    repository: { default_branch: 'main' },
    pull_request: {
      number: 3,
      head: { sha: head, ref: 'change', repo: { full_name: from } },
      base: { sha: base, ref: 'main' },
    },
  };
}

const faulty = 'import os\nimport sys\n\nprint(sys.argv)\n';

describe('scan', () => {
  it('annotates, sums up, writes SARIF and says by its end that something is there', async () => {
    const workspace = checkout({ 'a.py': `${faulty}eval(sys.argv[1])\n` });
    const result = await run({ workspace, with: { command: 'scan' } });
    expect(result.code).toBe(1);
    expect(result.log).toMatch(/^::error title=P0 ruff\/S307,file=a\.py,line=5,endLine=5,col=1,endColumn=\d+::/m);
    expect(result.log).toContain('remain: ');
    expect(result.summary).toContain('| P2 | `ruff/F401` | `a.py:1` |');
    expect(Number(result.outputs['findings-count'])).toBeGreaterThanOrEqual(2);
    const sarif: unknown = JSON.parse(readFileSync(result.outputs['sarif-path'] ?? '', 'utf8'));
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Heal' } } }] });
    expect(existsSync(join(workspace, '.heal'))).toBe(false);
  });

  it('fails only for what fail-on names', async () => {
    const workspace = checkout({ 'a.py': faulty });
    expect((await run({ workspace, with: { command: 'scan' } })).code).toBe(0);
    expect((await run({ workspace, with: { command: 'scan', 'fail-on': 'P2' } })).code).toBe(1);
  });

  it('lets nothing act that stands in names and messages', async () => {
    const name = 'x\n::error::pwned ##[error] @ada `a` | <img src=x>';
    const workspace = checkout({
      'a.py': `import os\ndef f(a):\n    return a["::set-output name=x::y"]\nprint(f"::warning::no")\n::add-mask::x\n`,
      'b::error::x.py': 'import os\n',
      'c%0A::error::d.py': `import os\nx: int = "${JSON.stringify(name).slice(1, -1)}"\n`,
    });
    const result = await run({ workspace, with: { command: 'scan', 'fail-on': 'never' } });
    const commands = result.log.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    expect(commands.length).toBeGreaterThan(0);
    for (const line of commands) {
      // Only annotations of ours, each on one line, with nothing in it that begins another.
      expect(line).toMatch(/^::(error|warning|notice)( title=P\d [\w/-]+,file=[^:,]+,line=\d+,[\w=,]+)?::/);
      expect(line.slice(2)).not.toMatch(/\s::\w|##\[/);
    }
    expect(result.summary).not.toMatch(/<img|(^|\s)@ada/);
  });
});

describe('pull requests', () => {
  it('counts the rules of the base, and says that the pull request changes them', async () => {
    const workspace = checkout({ 'a.py': 'print(1)\n', '.github/heal.yml': 'version: 1\n' });
    const base = git(workspace, 'rev-parse', 'HEAD');
    writeFileSync(
      join(workspace, '.github/heal.yml'),
      'version: 1\ncategories: {import: off, security: off}\nrules: {ruff/F401: off}\n',
    );
    writeFileSync(join(workspace, 'a.py'), faulty);
    const head = commitAll(workspace, 'looser');
    const result = await run({
      workspace,
      event: 'pull_request',
      payload: pullRequest('eve/shop', base, head),
      with: {
        command: 'fix',
        'github-token': 'ghs_only_reads_0123456789',
        'model-url': 'http://127.0.0.1:9/v1',
        'model-api-key': 'canary-model-key',
      },
    });
    expect(result.code).toBe(0);
    expect(result.log).toContain('comes from a fork');
    expect(result.log).toContain('F401');
    expect(result.summary).toContain('changes the rules of Heal (`.github/heal.yml`)');
    expect(result.outputs['pull-request-urls']).toBeUndefined();
    expect(existsSync(join(workspace, '.heal'))).toBe(false);
    expect(result.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('canary-model-key');
  });

  it.skipIf(process.platform !== 'linux')('does not look at a fork where there is no sandbox', async () => {
    const workspace = checkout({ 'a.py': 'print(1)\n' });
    const head = git(workspace, 'rev-parse', 'HEAD');
    const step = { workspace, payload: pullRequest('eve/shop', head, head), with: { command: 'scan' } };
    const path = mkdtempSync(join(tmpdir(), 'heal-path-'));
    made.push(path);
    symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(path, 'git'));
    const foreign = await run({ ...step, event: 'pull_request', env: { PATH: path } });
    expect(foreign.code).toBe(1);
    expect(foreign.log).toContain('no sandbox that may be used works here');
    // Code of the repository itself is looked at, as before.
    const own = await run({ workspace, with: { command: 'scan' }, env: { PATH: path } });
    expect(own.log).toContain('Heal found 0');
    expect(own.code).toBe(0);
  });

  it('tells of what the pull request brings, and not of what was there', async () => {
    const workspace = checkout({ 'old.py': faulty, 'a.py': 'print(1)\n' });
    const base = git(workspace, 'rev-parse', 'HEAD');
    writeFileSync(join(workspace, 'a.py'), 'import json\nprint(1)\n');
    const head = commitAll(workspace, 'change');
    const result = await run({
      workspace,
      event: 'pull_request',
      payload: pullRequest('ada/shop', base, head),
      with: { command: 'scan' },
    });
    expect(result.outputs['findings-count']).toBe('1');
    expect(result.summary).toContain('`a.py:1`');
  });

  it('takes the merge that GitHub makes of a pull request for what it is', async () => {
    const workspace = checkout({ 'a.py': 'print(1)\n' });
    const old = git(workspace, 'rev-parse', 'HEAD');
    git(workspace, 'checkout', '-q', '-b', 'change');
    writeFileSync(join(workspace, 'mine.py'), 'import json\n');
    const head = commitAll(workspace, 'change');
    git(workspace, 'checkout', '-q', 'main');
    writeFileSync(join(workspace, 'theirs.py'), 'import os\n');
    commitAll(workspace, 'meanwhile');
    git(workspace, 'merge', '-q', '--no-ff', '-m', 'merge', 'change');
    const result = await run({
      workspace,
      event: 'pull_request',
      payload: pullRequest('ada/shop', old, head),
      with: { command: 'scan' },
    });
    expect(result.outputs['findings-count']).toBe('1');
    expect(result.summary).toContain('`mine.py:1`');
    expect(result.summary).not.toContain('theirs.py');
  });

  it('does not go on without the base: whose rules count could not be known', async () => {
    const workspace = checkout({ 'a.py': faulty });
    const head = git(workspace, 'rev-parse', 'HEAD');
    const result = await run({
      workspace,
      event: 'pull_request',
      payload: pullRequest('ada/shop', 'e'.repeat(40), head),
      with: { command: 'scan' },
      env: { GITHUB_SERVER_URL: 'http://127.0.0.1:9' },
    });
    expect(result.code).toBe(1);
    expect(result.log).toContain('fetch-depth: 0');
  });

  it('refuses pull_request_target before anything is looked at', async () => {
    const workspace = checkout({ 'a.py': faulty });
    const head = git(workspace, 'rev-parse', 'HEAD');
    const result = await run({
      workspace,
      event: 'pull_request_target',
      payload: pullRequest('ada/shop', head, head),
      with: { command: 'scan' },
    });
    expect(result.code).toBe(1);
    expect(result.log).toContain('does not run on `pull_request_target`');
    expect(result.log).not.toContain('Scanning');
  });
});

describe('wrong use', () => {
  it.each([
    ['a broken configuration', { '.github/heal.yml': 'version: 1\ncategorys: {}\n' }, {}, 'Did you mean categories?'],
    ['a folder that is not there', {}, { path: 'nowhere' }, 'There is no folder'],
    ['an unknown word', {}, { publish: 'mail' }, 'The input publish is "mail"'],
    ['a bundle that is not there', {}, { command: 'publish' }, 'There is no bundle'],
    ['a bundle folder with something else', {}, { bundle: 'src', command: 'scan' }, 'holds something else'],
  ])('%s', async (_name, files, given, said) => {
    const workspace = checkout({ 'a.py': 'print(1)\n', 'src/b.py': 'print(1)\n', ...files });
    const result = await run({ workspace, with: { command: 'scan', ...given } });
    expect(result.code).toBe(1);
    expect(result.log).toContain(said);
    expect(result.log).not.toContain('our fault');
    expect(existsSync(join(workspace, 'src/b.py'))).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('cancelling', () => {
  it(
    'ends everything within the time that a runner gives, and leaves nothing half done',
    { timeout: 90_000 },
    async () => {
      const workspace = checkout({
        'a.py': faulty,
        'tests/__init__.py': '',
        'tests/test_a.py':
          'import time, unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n        time.sleep(300)\n',
      });
      let sent = 0;
      const result = await run({
        workspace,
        with: { command: 'fix', publish: 'patch', state: 'none' },
        onStart: (stop) => {
          void suiteRuns(workspace).then(() => {
            sent = performance.now();
            stop('SIGTERM');
          });
        },
      });
      expect(performance.now() - sent).toBeLessThan(7500);
      expect(result.code).toBe(1);
      expect(result.log).toContain('cancelled');
      expect(existsSync(join(result.temp, 'heal-bundle'))).toBe(false);
      expect(git(workspace, 'status', '--porcelain')).toBe('');
      expect(existsSync(join(workspace, '.heal/lock'))).toBe(false);
      await wait(300);
      expect(readProcesses()).not.toContain(action);
    },
  );
});

/** Resolves when the tests of this checkout run: Heal runs them by a program of its own in the copy. */
async function suiteRuns(workspace: string): Promise<void> {
  const end = performance.now() + 40_000;
  const isRunning = () =>
    readProcesses()
      .split('\n')
      .some((line) => line.includes(`${workspace}/.heal-run-`));
  while (!isRunning() && performance.now() < end) await wait(200);
}

function readProcesses(): string {
  return existsSync('/proc') ? execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }) : '';
}
