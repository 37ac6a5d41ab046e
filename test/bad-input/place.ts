import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const cli = join(root, 'src/app/cli/main.ts');
const killer = fileURLToPath(new URL('killed-at.ts', import.meta.url));
/** Heal wants Node 24, whatever runs the tests. */
export const node =
  Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : join(root, 'node_modules/node/bin/node');
export const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === 'linux';

export interface Finished {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}
export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** What it said so far on both streams. */
  said(): string;
  /** Resolves as soon as it said so; fails when it ends without. */
  until(text: string): Promise<void>;
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What `heal fix --json` prints, as far as these tests ask. */
const FixOutput = z.object({
  summary: z.object({ found: z.number(), healed: z.number(), suiteRuns: z.number() }),
  cases: z.array(
    z.object({
      id: z.string(),
      finding: z.object({ rule: z.string(), path: z.string(), message: z.string() }),
      outcome: z.object({ status: z.string(), reason: z.string() }),
      gates: z.array(z.object({ name: z.string(), passed: z.boolean(), detail: z.string() })),
    }),
  ),
  patch: z.string(),
});
export type FixOutput = z.infer<typeof FixOutput>;

/** What every repository of these tests holds: one fault that can be healed, and one test. */
export const ill = 'import os\nimport sys\n\n\ndef name():\n    return sys.platform\n';
export const healed = 'import sys\n\n\ndef name():\n    return sys.platform\n';
/** A fault whose heal keeps behaviour for every input, so that no test has to confirm it. */
export const illButSafe = "def greet():\n    return f'hello'\n";
export const safelyHealed = "def greet():\n    return 'hello'\n";
const suite = [
  'import unittest\n\nimport plain\n\n\nclass PlainTest(unittest.TestCase):\n',
  '    def test_name(self):\n        self.assertTrue(plain.name())\n',
].join('');
/** Scanners that do not matter here are off, for speed. */
export const settings = 'version: 1\nscan:\n  scanners: {pyright: off, secretlint: off}\n';

/**
 * A small real repository with a home and a temporary folder of its own, so that whatever Heal leaves behind shows.
 * `folder` may lie anywhere below `base`.
 */
export class Place {
  readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'bad-input-')));
  readonly folder: string;
  readonly temporary = join(this.base, 'tmp');
  readonly home = join(this.base, 'home');

  constructor(name = 'repository') {
    this.folder = join(this.base, name);
    for (const folder of [this.folder, this.temporary, this.home]) mkdirSync(folder, { recursive: true });
  }

  /** One Python file with an unused import, its test, and a configuration. `files` come on top; all are committed. */
  initialise(files: Readonly<Record<string, string | Uint8Array>> = {}): this {
    this.git('init', '--quiet');
    const all = { 'plain.py': ill, 'test_plain.py': suite, '.github/heal.yml': settings, ...files };
    for (const [path, content] of Object.entries(all)) this.write(path, content);
    this.commit();
    return this;
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  git(...argv: readonly string[]): string {
    return execFileSync('git', argv, { cwd: this.folder, encoding: 'utf8', env: this.environment() });
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=state');
  }

  /** `git status`, one entry a line, without what is quoted away. */
  status(): readonly string[] {
    return this.git('status', '--porcelain', '--no-renames', '-z').split('\0').filter(Boolean);
  }

  /** Hash of every file of the folder but those of Git and Heal: nothing is lost, changed or added beside. */
  hashes(): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    const visit = (folder: string, prefix: string): void => {
      for (const name of readdirSync(folder)) {
        const [file, path] = [join(folder, name), prefix + name];
        const info = lstatSync(file);
        if (name === '.git' || name === '.heal') continue;
        const isReadable = info.isFile() && info.size < 10_000_000 && (info.mode & 0o400) !== 0;
        if (info.isDirectory()) visit(file, `${path}/`);
        else if (isReadable) found[path] = createHash('sha256').update(readFileSync(file)).digest('hex');
        else found[path] = `mode ${info.mode}, ${info.size} bytes`;
      }
    };
    visit(this.folder, '');
    return found;
  }

  start(argv: readonly string[], options: RunOptions = {}): Running {
    return this.spawn([cli, ...argv], options);
  }

  heal(argv: readonly string[], options: RunOptions = {}): Promise<Finished> {
    return this.start(argv, options).finished;
  }

  /** `heal fix --json`, which must end with 0 or 1. */
  async fix(argv: readonly string[] = [], options: RunOptions = {}): Promise<FixOutput & { readonly err: string }> {
    const { code, out, err } = await this.heal(['fix', '--json', ...argv], options);
    if (code !== 0 && code !== 1) throw new Error(`heal fix ended with ${code}\n${err}\n${out.slice(0, 2000)}`);
    return { ...FixOutput.parse(JSON.parse(out)), err };
  }

  /** Heals like `heal fix`, in a process that kills itself: see `killed-at.ts`. */
  healKilledAt(moment: string, to: 'tree' | 'branch' | 'patch' = 'tree'): Promise<Finished> {
    return this.spawn([killer, moment, to], {}).finished;
  }

  /** What Heal left outside of the repository: files in the temporary folder and mounts. Nothing, it should be. */
  leftovers(): readonly string[] {
    const mounts = isLinux
      ? readFileSync('/proc/mounts', 'utf8')
          .split('\n')
          .map((line) => line.split(' ')[1] ?? '')
          .filter((mount) => mount.startsWith(`${this.temporary}/`))
      : [];
    return [...readdirSync(this.temporary), ...mounts];
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true, maxRetries: 3 });
  }

  environment(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.home,
      TMPDIR: this.temporary,
      // Hundreds of small programs are started here: what was compiled once is kept for all of them.
      NODE_COMPILE_CACHE: join(tmpdir(), 'bad-input-cache'),
      ...{ GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org' },
      ...{ GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' },
    };
  }

  private spawn(argv: readonly string[], { env = {}, cwd = this.folder }: RunOptions): Running {
    const started = performance.now();
    const child = spawn(node, argv, { cwd, env: { ...this.environment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    const finished = new Promise<Finished>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({ code: code ?? undefined, out, err, ms: Math.round(performance.now() - started) }),
      );
    });
    const said = (): string => err + out;
    const until = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (said().includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`never said ${text}, but: ${said()}`)));
        look();
      });
    return { child, finished, said, until };
  }
}
