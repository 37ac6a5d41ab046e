import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

/** The runner of GitHub Actions, as far as an Action can see it: its variables, its files, its folders. */
const root = join(import.meta.dirname, '../..');
/** Of this process: whoever forgets to remove a folder leaves none. */
const made: string[] = [];
process.once('exit', () => remove(...made));
function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  made.push(folder);
  return folder;
}

/** What GitHub downloads for `uses:`, in a folder of its own: no node_modules near it, unless they are asked for. */
export function packAction(options: { readonly withPackages?: boolean } = {}): string {
  const folder = makeFolder('heal-action-');
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--outdir', join(folder, 'dist')], { stdio: 'pipe' });
  for (const name of ['package.json', 'action.yml', 'patterns', 'flows', 'models'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  if (options.withPackages) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

export interface StepResult {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly ms: number;
  /** Of the job: the bundle is in there. */
  readonly temp: string;
}
export interface Step {
  readonly action: string;
  /** The checkout. */
  readonly workspace: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly event?: string;
  readonly payload?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly temp?: string;
  readonly onStart?: (stop: (signal: NodeJS.Signals) => void) => void;
}

/** Of this machine, what makes the network work; nothing else gets through. */
const passed = ['PATH', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY', 'npm_config_cache'];

export async function runStep(step: Step): Promise<StepResult> {
  const temp = step.temp ?? makeFolder('heal-runner-');
  const files = { output: join(temp, 'output'), summary: join(temp, 'summary'), event: join(temp, 'event.json') };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  writeFileSync(files.event, JSON.stringify(step.payload ?? { repository: { default_branch: 'main' } }));
  mkdirSync(join(temp, 'home'), { recursive: true });
  const env: Record<string, string> = {
    ...Object.fromEntries(passed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    HOME: join(temp, 'home'),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'ada/shop',
    GITHUB_EVENT_NAME: step.event ?? 'push',
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'ada',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, 'tools'),
    ...Object.fromEntries(
      Object.entries(step.with ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...step.env,
  };
  const started = performance.now();
  const child = spawn(process.execPath, [join(step.action, 'dist/action.js')], { cwd: step.workspace, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  step.onStart?.((signal) => child.kill(signal));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    code,
    log,
    outputs: parseOutputs(readFileSync(files.output, 'utf8')),
    summary: readFileSync(files.summary, 'utf8'),
    ms: performance.now() - started,
    temp,
  };
}

function parseOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\n(.*?)\n\2$/gms)].map(([, name = '', , value = '']) => [
      name,
      value,
    ]),
  );
}

/** A repository with these files, committed on `main`. */
export function makeCheckout(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder('heal-checkout-');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'first');
  return folder;
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

export function commitAll(folder: string, message: string): string {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

export function remove(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
