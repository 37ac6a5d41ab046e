import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { SuiteResult } from '#core/ports/test-suite.ts';
import type { ToolResult } from '#core/ports/tools.ts';
import { nameFilesBelow, type Tests } from './reports.ts';
import type { Step } from './steps.ts';
import { cleanTail } from './tail.ts';

const maxOutputBytes = 64 * 1024 * 1024;
const maxReportBytes = 128 * 1024 * 1024;
/** For reading a report and tidying up. */
const careMs = 30_000;

/** Runs the steps one after the other, at most `timeoutMs` together, and gathers what the runners among them tell. */
export async function runSteps(
  steps: readonly Step[],
  copy: SandboxCopy,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<SuiteResult> {
  const name = `.heal-run-${randomBytes(6).toString('hex')}`;
  const folder = path.join(copy.toolRoot, name);
  const tests: Tests[] = [];
  let output = '';
  let ms = 0;
  let exitCode: number | undefined = 0;
  let status: SuiteResult['status'] = 'completed';
  try {
    for (const [index, step] of steps.entries()) {
      const own = path.join(folder, String(index));
      await copy.write(`${name}/${index}/about.txt`, Buffer.from('Made by Heal for one run of the tests.\n'));
      for (const [file, text] of Object.entries(step.files ?? {})) {
        await copy.write(`${name}/${index}/${file}`, Buffer.from(text));
      }
      const report = step.report && path.resolve(own, step.report.file);
      // A report that is there already is not this run's.
      if (report !== undefined) await removeInside(copy, report);
      const start = (argv: readonly string[]): Promise<ToolResult> =>
        copy.run({ argv, env: step.env, timeoutMs: Math.max(1, timeoutMs - ms), maxOutputBytes }, signal);
      let result = await start(step.argv(own));
      ms += result.ms;
      if (step.retry !== undefined && result.code === step.retry.code) {
        result = await start(step.retry.argv(own));
        ms += result.ms;
      }
      output = `${output}\n${result.stdout}\n${result.stderr}`.slice(-200_000);
      if (result.status !== 'exited') {
        status = result.status;
        exitCode = undefined;
        break;
      }
      if (exitCode === 0) exitCode = result.code;
      if (step.report !== undefined && report !== undefined) {
        const text = await readInside(copy, report);
        const nameFile = nameFilesBelow([copy.toolRoot, copy.root]);
        const told = text === undefined ? undefined : step.report.parse(text, nameFile);
        if (told !== undefined) tests.push(told);
      }
      // As `&&` would: what could not be built cannot be tested. A red runner does not keep the next from telling.
      if (result.code !== 0 && step.report === undefined) break;
    }
  } finally {
    await removeInside(copy, folder);
  }
  const merged = status === 'completed' ? merge(tests) : {};
  // A runner that writes its report may print nothing else.
  return { status, tests: merged, exitCode, tail: cleanTail(output) || listFailed(merged), ms };
}

function listFailed(tests: Tests): string {
  const failed = Object.entries(tests).flatMap(([id, status]) => (status === 'failed' ? [`failed: ${id}`] : []));
  return cleanTail(failed.slice(0, 20).join('\n'));
}

/** Several runners may use the same id; then they are numbered. */
function merge(parts: readonly Tests[]): Tests {
  const [first, ...rest] = parts;
  if (first === undefined) return {};
  const all: Tests = { ...first };
  for (const [index, part] of rest.entries()) {
    for (const [id, status] of Object.entries(part))
      all[Object.hasOwn(all, id) ? `${id} (run ${index + 2})` : id] = status;
  }
  return all;
}

/**
 * Reads a file as the sandbox sees it. The report was written by code that is not trusted, which could have put a link
 * to anything in its place: followed in there, it leads to nothing that this code could not have read itself.
 */
async function readInside(copy: SandboxCopy, file: string): Promise<string | undefined> {
  const script = 'process.stdout.write(require("fs").readFileSync(process.argv[1]))';
  const argv = [process.execPath, '-e', script, file];
  const result = await copy.run({ argv, timeoutMs: careMs, maxOutputBytes: maxReportBytes });
  return result.status === 'exited' && result.code === 0 ? result.stdout : undefined;
}

async function removeInside(copy: SandboxCopy, place: string): Promise<void> {
  const script = 'require("fs").rmSync(process.argv[1], { recursive: true, force: true })';
  await copy.run({ argv: [process.execPath, '-e', script, place], timeoutMs: careMs });
}
