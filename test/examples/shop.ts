import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'src/app/cli/main.ts');
/** The examples and Heal itself want Node 24, whatever runs the tests. */
const node =
  Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : join(root, 'node_modules/node/bin/node');
const python = process.platform === 'win32' ? 'python' : 'python3';

export type Example = 'shop-python' | 'shop-typescript';
export const examples: readonly Example[] = ['shop-python', 'shop-typescript'];
/** False while the application is not built: then only the examples themselves are tried. */
export const hasHeal = existsSync(cli) && existsSync(join(root, 'src/app/wire.ts'));

const Finding = z.object({
  rule: z.string(),
  path: z.string(),
  line: z.number(),
  endLine: z.number(),
  message: z.string(),
  fingerprint: z.string(),
});
export type ReportedFinding = z.infer<typeof Finding>;
const ScanReport = z.object({ findings: z.array(Finding) });
/** What `heal explain --json` prints of the remedies that were tried and did not hold. */
const Explanation = z.object({
  healCase: z.object({
    attempts: z.array(
      z.object({ gates: z.array(z.object({ name: z.string(), passed: z.boolean(), detail: z.string() })) }),
    ),
  }),
});

/** What `heal fix --json` prints, as far as the examples ask. */
const FixReport = z.object({
  version: z.literal(1),
  summary: z.object({
    found: z.number(),
    healed: z.number(),
    rolledBack: z.number(),
    suiteRuns: z.number(),
    wallMs: z.number(),
  }),
  cases: z.array(
    z.object({
      id: z.string(),
      finding: Finding,
      outcome: z.object({ status: z.string(), reason: z.string() }),
      remedy: z.object({ healer: z.string(), summary: z.string(), diff: z.string() }).nullable(),
      gates: z.array(z.object({ name: z.string(), passed: z.boolean(), detail: z.string() })),
    }),
  ),
  patch: z.string(),
});
export type FixReport = z.infer<typeof FixReport>;
export type FixCase = FixReport['cases'][number];
export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** The example as a package inside a larger repository, in a temporary folder: as a person has it. */
export class Clone {
  readonly repository: string;
  readonly folder: string;
  readonly example: Example;

  constructor(example: Example) {
    this.example = example;
    this.repository = mkdtempSync(join(tmpdir(), 'heal-example-'));
    this.folder = join(this.repository, 'examples', example);
    mkdirSync(dirname(this.folder), { recursive: true });
    cpSync(join(root, 'examples', example), this.folder, {
      recursive: true,
      filter: (path) => !/[\\/](?:__pycache__|node_modules|\.heal)$/.test(path),
    });
    writeFileSync(join(this.repository, '.gitignore'), 'node_modules\n.heal/\n__pycache__/\n');
    // Ill as well, but not in the package that is healed.
    writeFileSync(join(this.repository, 'neighbour.py'), 'import os\n');
    // The shop's types of Node come from the folders above it, as they do in the real repository.
    mkdirSync(join(this.repository, 'node_modules'));
    symlinkSync(join(root, 'node_modules/@types'), join(this.repository, 'node_modules/@types'), 'junction');
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('the shop');
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=Shop',
      '-c',
      'user.email=shop@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      message,
    );
  }

  /** Files that differ from the last commit, relative to the repository. */
  changed(): string[] {
    return this.git('status', '--porcelain', '--no-renames')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** Every program of the shop, relative; its tests are not among them. */
  sources(): string[] {
    const folder = this.example === 'shop-python' ? 'shop' : 'src';
    return readdirSync(join(this.folder, folder))
      .filter((name) => /\.(?:py|ts)$/.test(name))
      .map((name) => `${folder}/${name}`)
      .toSorted();
  }

  runSuite(): Finished {
    return this.example === 'shop-python' ? this.run(python, ['-m', 'unittest']) : this.run(node, ['--test']);
  }

  /** Runs a little program of the example's language in its folder. */
  runProgram(text: string): Finished {
    return this.example === 'shop-python'
      ? this.run(python, ['-c', text])
      : this.run(node, ['--input-type=module', '--eval', text]);
  }

  scan(): readonly ReportedFinding[] {
    return ScanReport.parse(this.heal('scan', this.folder)).findings;
  }

  fix(): FixReport {
    return FixReport.parse(this.heal('fix', this.folder));
  }

  /** Each gate that refused a remedy of the case, with what it saw: `suite: 1 broke: …`. */
  refusals(caseId: string): string[] {
    const { healCase } = Explanation.parse(this.heal('explain', caseId, '--path', this.folder));
    const gates = healCase.attempts.flatMap((attempt) => attempt.gates);
    return gates.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
  }

  remove(): void {
    rmSync(this.repository, { recursive: true, force: true, maxRetries: 3 });
  }

  private heal(command: 'scan' | 'fix' | 'explain', ...argv: readonly string[]): unknown {
    const { status, stdout, stderr } = spawnSync(node, [cli, command, ...argv, '--json'], {
      cwd: this.repository,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    // 1 means that findings remain, and they must: the logic of the shop is for people.
    if (status !== 0 && status !== 1) {
      throw new Error(`heal ${command} ended with ${status}\n${stderr}\n${stdout.slice(0, 4000)}`);
    }
    return JSON.parse(stdout);
  }

  private run(command: string, argv: readonly string[]): Finished {
    const { status, stdout, stderr } = spawnSync(command, argv, {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { code: status, output: `${stdout}${stderr}` };
  }

  private git(...argv: readonly string[]): string {
    return execFileSync('git', argv, { cwd: this.repository, encoding: 'utf8' });
  }
}
