import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backfill } from '../src/app/learning/backfill.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'backfill';
export const about =
  'Reading a history of small commits: two versions of one module of 150 lines scanned for each, one commit in ten a cure';
export const goals = { perCommitMs: 60 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const commits = isQuick ? 120 : 1000;
  const root = await mkdtemp(join(tmpdir(), 'heal-bench-history-'));
  try {
    writeHistory(root, commits);
    say(`${commits} commits`);
    const settings = { cwd: root, env: process.env, now: () => new Date() };
    const bounds = { maxCommits: commits * 2, maxMinutes: 30, maxFiles: 5, maxLines: 30 };
    const options = { ...bounds, path: root, dryRun: true, again: false, signal: new AbortController().signal };
    const cpu = process.cpuUsage();
    const report = await backfill(options, settings);
    const { user, system } = process.cpuUsage(cpu);
    return {
      commits: report.commits.read,
      cures: report.cures.reduce((sum, { count }) => sum + count, 0),
      patterns: report.patterns.learned.length,
      perCommitMs: report.wallMs / commits,
      perCommitOwnCpuMs: (user + system) / 1000 / commits,
      commitsPerS: commits / (report.wallMs / 1000),
      totalS: report.wallMs / 1000,
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Forty-one modules that load settings, and commits that change one line each: in `git fast-import`'s words, in one go. */
function writeHistory(root: string, commits: number): void {
  const modules = Array.from({ length: 41 }, (_, index) => makeModule(index));
  const say: string[] = [];
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const write = (index: number) => `M 100644 inline app/module_${index}.py\n${data(modules[index]?.join('\n') ?? '')}`;
  for (let commit = 0; commit <= commits; commit++) {
    const index = commit % modules.length;
    if (commit > 0) changeLine(modules[index] ?? [], commit);
    const changed = commit === 0 ? modules.map((_, at) => write(at)).join('') : write(index);
    const who = `committer Ada <ada@example.org> ${1_700_000_000 + commit * 3600} +0000\n`;
    say.push(`commit refs/heads/main\n${who}${data(`Change ${commit}`)}${changed}`);
  }
  const git = (args: readonly string[], input?: string) =>
    execFileSync('git', [...args], { cwd: root, input, stdio: 'pipe' });
  git(['init', '--quiet', '-b', 'main']);
  git(['fast-import', '--quiet'], say.join(''));
  git(['reset', '--quiet', '--hard']);
}

function makeModule(index: number): string[] {
  const head = ['import yaml', '', ''];
  const functions = Array.from({ length: 18 }, (_, at) => [
    `def read_${index}_${at}(path, default=None):`,
    '    with open(path, encoding="utf-8") as file:',
    `        values_${at} = ${at % 5 === 0 ? 'yaml.load' : 'yaml.safe_load'}(file)`,
    `    if values_${at} is None:`,
    '        return default',
    `    return values_${at}`,
    '',
    '',
  ]);
  return [...head, ...functions.flat()];
}

/** Every tenth commit cures one unsafe call; the others change a value. */
function changeLine(lines: string[], commit: number): void {
  const unsafe = lines.findIndex((line) => line.includes('yaml.load('));
  if (commit % 10 === 0 && unsafe >= 0) lines[unsafe] = (lines[unsafe] ?? '').replace('yaml.load(', 'yaml.safe_load(');
  else lines[1] = `LIMIT = ${commit}`;
}
