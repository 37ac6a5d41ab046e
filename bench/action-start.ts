import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCheckout, packAction, remove, runStep } from '../test/action/runner.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'action-start';
export const about =
  'The packaged Action in a folder without node_modules: start of the bundle, its tools brought from the npm registry, and found again';
export const goals = { startMs: 300, firstBootstrapS: 60, cachedBootstrapS: 1 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const action = packAction();
  const workspace = makeCheckout({ 'a.py': 'print(1)\n' });
  const made = [action, workspace];
  try {
    const step = async (given: Record<string, string>, env: Record<string, string> = {}) => {
      const result = await runStep({ action, workspace, with: given, env });
      made.push(result.temp);
      return result;
    };
    const starts: number[] = [];
    for (let round = 0; round < (isQuick ? 3 : 15); round++) starts.push((await step({ command: 'nothing' })).ms);
    say(`start ${Math.round(median(starts))} ms`);
    const firsts: number[] = [];
    const cached: number[] = [];
    for (let round = 0; round < (isQuick ? 1 : 3); round++) {
      const tools = mkdtempSync(join(tmpdir(), 'heal-tools-'));
      made.push(tools);
      // An npm cache of its own as well: a hosted runner begins with none.
      const env = { RUNNER_TOOL_CACHE: tools, npm_config_cache: join(tools, 'npm') };
      const first = await step({ command: 'scan', 'fail-on': 'never' }, env);
      const seconds = Number(/Brought them in ([\d.]+) s/.exec(first.log)?.[1]);
      if (!Number.isFinite(seconds)) throw new Error(`the tools could not be brought: ${first.log.slice(-500)}`);
      firsts.push(seconds);
      const again = await step({ command: 'scan', 'fail-on': 'never' }, env);
      cached.push(Number(/on this machine \(([\d.]+) s\)/.exec(again.log)?.[1]));
      say(`brought in ${seconds} s, found again in ${cached.at(-1)} s`);
    }
    return { startMs: median(starts), firstBootstrapS: median(firsts), cachedBootstrapS: median(cached) };
  } finally {
    remove(...made);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
