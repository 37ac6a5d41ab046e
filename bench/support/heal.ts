import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { measure, type Measured } from './measure.ts';
import { projectRoot } from './trees.ts';

const cli = join(projectRoot, 'dist/cli.js');

const ScanOutput = z.object({
  findings: z.array(z.unknown()),
  scanners: z.array(z.object({ name: z.string(), ms: z.number(), status: z.enum(['ok', 'failed', 'skipped']) })),
});
const FixOutput = z.object({
  summary: z.object({ found: z.number(), healed: z.number(), rolledBack: z.number(), suiteRuns: z.number() }),
  cases: z.array(z.object({ outcome: z.object({ status: z.string(), reason: z.string() }) })),
});
export type ScanOutput = z.infer<typeof ScanOutput>;
export type FixOutput = z.infer<typeof FixOutput>;

/** The built program as a person starts it: a process of its own. Throws when it did not get to work. */
async function runHeal(args: readonly string[], cwd: string): Promise<Measured> {
  warnWhenStale();
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first');
  const measured = await measure([process.execPath, cli, ...args], { cwd });
  // 1: findings remain. 2 and 3: nothing was measured.
  if (measured.code !== 0 && measured.code !== 1) {
    throw new Error(`heal ${args.join(' ')} ended with ${measured.code}: ${measured.stderr.slice(-500)}`);
  }
  return measured;
}

export async function healScan(
  root: string,
  args: readonly string[] = [],
): Promise<{ readonly process: Measured; readonly output: ScanOutput }> {
  const measured = await runHeal(['scan', '.', '--json', ...args], root);
  const output = ScanOutput.parse(JSON.parse(measured.stdout));
  const failed = output.scanners.filter(({ status }) => status === 'failed').map(({ name }) => name);
  // Half a scan is not to be compared with anything.
  if (failed.length > 0) throw new Error(`scanners failed, so the time means nothing: ${failed.join(', ')}`);
  return { process: measured, output };
}

export async function healFix(
  root: string,
  args: readonly string[] = [],
): Promise<{ readonly process: Measured; readonly output: FixOutput }> {
  const measured = await runHeal(['fix', '.', '--json', ...args], root);
  return { process: measured, output: FixOutput.parse(JSON.parse(measured.stdout)) };
}

let isChecked = false;

/** Numbers of a program that is not the one in front of us mislead; whether to build is not for a benchmark to decide. */
function warnWhenStale(): void {
  if (isChecked) return;
  isChecked = true;
  const check = spawnSync(process.execPath, ['scripts/build.ts', '--check'], { cwd: projectRoot, encoding: 'utf8' });
  if (check.status !== 0)
    console.error('dist/ is not what the sources make: run `npm run build` before you believe these numbers');
}
