import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleArtifact, bundleFile } from '#app/bot/names.ts';
import { git, packAction, remove, runStep, type StepResult } from '../action/runner.ts';
import { makeZip } from '../bot/support/make-zip.ts';
import { makeHealed, type BotWorld } from '../bot/support/world.ts';
import { nameOf, type Repo, type WorkflowRun } from '../github-double/index.ts';

/** GitHub's own runners: whatever the bot starts is done here, by the Action as it is built. */
export interface Runner {
  /** Waits for a run that the bot started, and does it. */
  work(repo: Repo): Promise<Done>;
  /** A run that a pull request sets off. */
  workOnPull(repo: Repo, number: number): Promise<Done>;
  close(): void;
}
export interface Done {
  readonly run: WorkflowRun;
  readonly step: StepResult;
}

export function makeRunner({ github, until }: BotWorld): Runner {
  const action = packAction({ withPackages: true });
  const folders = [action];
  const does = async (repo: Repo, run: WorkflowRun, payload: object, isFork: boolean): Promise<Done> => {
    // `contents: read`, as the workflow says; a fork's token is the same.
    const token = github.workflowToken(repo, isFork ? 'fork' : { contents: 'read' });
    const workspace = mkdtempSync(join(tmpdir(), 'heal-workspace-'));
    const source = run.headRepo === repo ? github.cloneUrl(repo, token) : run.headRepo.dir;
    // GitHub answers from this very process: it must not be kept waiting.
    await promisify(execFile)('git', ['clone', '--quiet', source, workspace]);
    git(workspace, 'checkout', '--quiet', '--detach', run.headSha);
    git(workspace, 'remote', 'set-url', 'origin', github.cloneUrl(repo));
    await github.workflows.progress(repo, run);
    const step = await runStep({
      action,
      workspace,
      event: run.event,
      payload: { repository: { default_branch: repo.defaultBranch }, ...payload },
      with: { 'github-token': token.value, command: 'fix', publish: 'patch' },
      env: {
        GITHUB_REPOSITORY: `${repo.owner.login}/${repo.name}`,
        GITHUB_API_URL: github.baseUrl,
        GITHUB_SERVER_URL: github.webUrl,
        GITHUB_REF: run.event === 'pull_request' ? 'refs/pull/1/merge' : `refs/heads/${run.headBranch}`,
        GITHUB_SHA: run.headSha,
        GITHUB_RUN_ID: String(run.id),
      },
    });
    folders.push(workspace, step.temp);
    const bundle = step.outputs['bundle-path'];
    const content = bundle === undefined || bundle === '' ? undefined : readFileSync(join(bundle, bundleFile));
    await github.workflows.complete(repo, run, {
      conclusion: step.code === 0 ? 'success' : 'failure',
      ...(content ? { artifacts: { [bundleArtifact]: makeZip([{ name: bundleFile, content }]) } } : {}),
    });
    return { run, step };
  };
  return {
    async work(repo) {
      const run = await until('a run', () => github.workflows.list(repo).find(({ status }) => status === 'queued'));
      return does(repo, run, {}, false);
    },
    async workOnPull(repo, number) {
      const { data: pull } = await github.as(repo.owner.login).rest.pulls.get({ ...nameOf(repo), pull_number: number });
      const headRepo = [...github.world.repos.values()].find(({ id }) => id === pull.head.repo?.id) ?? repo;
      const run = await github.workflows.start(repo, {
        file: 'heal.yml',
        event: 'pull_request',
        sha: pull.head.sha,
        actor: pull.user.login,
      });
      Object.assign(run, { headRepo, headBranch: pull.head.ref });
      return does(repo, run, { pull_request: pull }, headRepo !== repo);
    },
    close: () => remove(...folders),
  };
}

/** A small shop with a suite of its own. What is wrong with it is for each story to say. */
export const shop = {
  'app/__init__.py': '',
  'app/orders.py':
    '"""Orders."""\n\nimport sqlite3\n\n\ndef find(db: sqlite3.Connection, name: str) -> list[tuple[int]]:\n    """By name."""\n    return db.execute("select id from orders where name = ?", (name,)).fetchall()\n',
  'app/prices.py': '"""Prices."""\n\n\ndef tax(net: int) -> int:\n    """One fifth."""\n    return net // 5\n',
  'tests/__init__.py': '',
  'tests/test_app.py':
    'import sqlite3\nimport unittest\n\nfrom app import orders, prices\n\n\nclass AppTest(unittest.TestCase):\n    def test_orders(self):\n        db = sqlite3.connect(":memory:")\n        db.execute("create table orders (id integer, name text)")\n        db.execute("insert into orders values (1, \'a\')")\n        self.assertEqual(orders.find(db, "a"), [(1,)])\n\n    def test_tax(self):\n        self.assertEqual(prices.tax(10), 2)\n',
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.ruff.lint]\nselect = ["F401", "E711", "S608", "RUF013"]\n',
  '.github/heal.yml':
    'version: 1\ntest: { command: python3 -m unittest -v }\nrules: { heal/*: off, flow/*: off }\nscan: { scanners: { pyright: off } }\n',
};
/** Faults to be put into the shop. */
export const unused = { 'app/prices.py': shop['app/prices.py'].replace('\n\n\ndef', '\n\nimport json\n\n\ndef') };
export const injection = {
  'app/orders.py': shop['app/orders.py'].replace(
    '"select id from orders where name = ?", (name,)',
    'f"select id from orders where name = \'{name}\'"',
  ),
};

/** A repository in which Heal is at home. */
export async function openShop(
  world: BotWorld,
  name: string,
  files: Readonly<Record<string, string>> = {},
  roles: Readonly<Record<string, 'read' | 'triage' | 'write' | 'admin'>> = {},
): Promise<Repo> {
  const repo = await makeHealed(world, name, { ...shop, ...files });
  for (const [login, role] of Object.entries(roles)) world.github.setRole(repo, login, role);
  await world.github.install(world.app, repo.owner.login, [repo]);
  return repo;
}

/** Pull requests of Heal, whatever became of them. */
export function healsOf(repo: Repo) {
  return [...repo.issues.values()].filter(({ pull, author }) => pull && author.login === 'heal[bot]');
}

/** The suite of a branch, run for real. */
export function runSuite(repo: Repo, branch: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'heal-branch-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--branch', branch, repo.dir, folder]);
    execFileSync('python3', ['-m', 'unittest', '-q'], { cwd: folder, stdio: 'pipe' });
  } finally {
    remove(folder);
  }
}

export function fileAt(repo: Repo, ref: string, path: string): string {
  return execFileSync('git', ['--git-dir', repo.dir, 'show', `${ref}:${path}`], { encoding: 'utf8' });
}
