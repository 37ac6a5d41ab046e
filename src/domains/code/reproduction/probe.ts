import { delimiter } from 'node:path';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { CallPlan } from './plan.ts';
import { pythonProgram, scriptProgram } from './programs.ts';

/** Arguments as literals of the language, by position of the parameter. */
export type Arguments = readonly string[];
export type CallOutcome =
  | { readonly did: 'return'; readonly value: string | undefined }
  | { readonly did: 'raise'; readonly error: string; readonly isSame: boolean };

/** Calls the function in the sandbox, in one process that is bounded in time. */
export interface Probe {
  /** Arguments with which the fault shows on the copy as it is; none when there are no such, or why nothing could be called. */
  find(plan: CallPlan): Promise<readonly Arguments[] | { readonly failed: string }>;
  /** What calls with these arguments do on the copy as it is. */
  call(plan: CallPlan, calls: readonly Arguments[]): Promise<readonly CallOutcome[] | { readonly failed: string }>;
}

/** Undefined when the language cannot be run here. */
export async function makeProbe(
  language: CallPlan['language'],
  copy: SandboxCopy,
  tools: Toolbox,
  signal: AbortSignal,
): Promise<Probe | undefined> {
  const tool = await tools.find(language === 'python' ? 'python' : 'node');
  if (!tool) return undefined;
  const program = language === 'python' ? ['-c', pythonProgram] : ['--input-type=module', '-e', scriptProgram];
  const ask = async (request: object) => {
    const result = await copy.run(
      {
        argv: [...tool.argv, ...program],
        stdin: JSON.stringify(request),
        timeoutMs: 20_000,
        maxOutputBytes: 256 * 1024,
        env: language === 'python' ? pythonEnvironment(copy) : {},
      },
      signal,
    );
    if (result.status !== 'exited')
      return { failed: `the call ${result.status === 'timed-out' ? 'did not end' : 'could not be made'}` };
    return readAnswer(result.stdout);
  };
  return {
    async find(plan) {
      const answer = await ask({ ...plan, mode: 'find' });
      if ('failed' in answer) return answer;
      return answer.list.flatMap((one) => (isTexts(one) ? [one] : []));
    },
    async call(plan, calls) {
      const answer = await ask({ ...plan, mode: 'call', calls });
      if ('failed' in answer) return answer;
      return answer.list.map(readOutcome);
    },
  };
}

/** Byte code would outlive the trial that it was made from. */
export function pythonEnvironment(copy: SandboxCopy): Readonly<Record<string, string>> {
  return {
    PYTHONPATH: [copy.toolRoot, `${copy.toolRoot}/src`].join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
  };
}

/** The last line is ours; whatever the repository's code prints goes nowhere. */
function readAnswer(stdout: string): { readonly list: readonly unknown[] } | { readonly failed: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch {
    return { failed: 'the call gave no answer' };
  }
  if (typeof answer !== 'object' || answer === null) return { failed: 'the call gave no answer' };
  if ('failed' in answer && typeof answer.failed === 'string') return { failed: answer.failed.slice(0, 200) };
  return 'list' in answer && Array.isArray(answer.list) ? { list: answer.list } : { failed: 'the call gave no answer' };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function readOutcome(value: unknown): CallOutcome {
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && 'value' in value)
    return { did: 'return', value: typeof value.value === 'string' ? value.value : undefined };
  const error = isObject && 'error' in value && typeof value.error === 'string' ? value.error : '';
  return { did: 'raise', error, isSame: !(isObject && 'isSame' in value && value.isSame === false) };
}
