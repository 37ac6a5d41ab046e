import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { Workbench } from '../workbench.ts';
import type { CallPlan } from './plan.ts';
import { pythonEnvironment, type Arguments, type CallOutcome } from './probe.ts';
import { isBuiltinError, placeTest, writeTest, type TestStyle } from './python-test.ts';
import { commandFor, placeScriptTest, styleOf, writeScriptTest } from './script-test.ts';

/** A test that failed before a heal, with the very error, and passes with it. */
export interface ProvenTest {
  readonly caseId: string;
  readonly path: string;
  readonly text: string;
}
export interface ProofParts {
  readonly bench: Workbench;
  readonly copy: SandboxCopy;
  readonly tools: Toolbox;
  readonly files: readonly string[];
  readonly signal: AbortSignal;
  readonly plan: CallPlan;
  readonly args: Arguments;
  /** What the call does with the heal. */
  readonly outcome: CallOutcome;
  readonly id: string;
  /** Does something on the copy as it is without the heal. */
  readonly withoutTrial: <T>(work: () => Promise<T>) => Promise<T>;
}
interface Draft {
  readonly path: string;
  readonly text: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Runs the test as the package would: it must fail on what was there, and pass on what is there now. */
export async function proveTest(parts: ProofParts): Promise<ProvenTest | { readonly none: string }> {
  const { copy, plan, outcome, id, signal, withoutTrial } = parts;
  if (outcome.did === 'raise' && !isNamedEverywhere(outcome.error))
    return { none: `a test would have to know where ${outcome.error} comes from` };
  const draft = plan.language === 'python' ? await draftPython(parts) : await draftScript(parts);
  if ('none' in draft) return draft;
  const { path, text, argv, env } = draft;
  const run = async () => {
    const result = await copy.run({ argv, timeoutMs: 60_000, env }, signal);
    return { isGreen: result.code === 0, said: `${result.stdout}${result.stderr}` };
  };
  await copy.write(path, Buffer.from(text));
  try {
    const after = await run();
    if (!after.isGreen) return { none: 'the test that shows it does not run here' };
    const before = await withoutTrial(run);
    if (before.isGreen || !before.said.includes(plan.error))
      return { none: 'the test that shows it passes without the heal' };
  } finally {
    await copy.restore(path);
  }
  return { caseId: id, path, text };
}

function isNamedEverywhere(error: string): boolean {
  return isBuiltinError(error) || /^(?:Error|RangeError)$/.test(error);
}

async function draftPython({
  copy,
  tools,
  files,
  bench,
  plan,
  args,
  outcome,
}: ProofParts): Promise<Draft | { none: string }> {
  const python = await tools.find('python');
  if (!python) return { none: 'there is no Python to run it with' };
  const { path, likeThis } = placeTest(plan, files);
  const model = likeThis === undefined ? '' : ((await bench.text(likeThis)) ?? '');
  const hasPytest = (await tools.find('pytest')) !== undefined;
  const style: TestStyle = hasPytest && !/\bTestCase\b/.test(model) ? 'pytest' : 'unittest';
  const runner = style === 'pytest' ? ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', path] : [path];
  return {
    path,
    text: writeTest(plan, args, outcome, style),
    argv: [...python.argv, ...runner],
    env: pythonEnvironment(copy),
  };
}

async function draftScript({
  tools,
  files,
  bench,
  plan,
  args,
  outcome,
}: ProofParts): Promise<Draft | { none: string }> {
  const node = await tools.find('node');
  const { path, likeThis } = placeScriptTest(plan, files);
  const model = likeThis === undefined ? '' : ((await bench.text(likeThis)) ?? '');
  const style = styleOf(model, (await bench.text('package.json')) ?? '');
  if (!node || !style) return { none: 'the package has no tests whose style could be followed' };
  return {
    path,
    text: writeScriptTest(plan, args, outcome, { style, path, model }),
    argv: [...node.argv, ...commandFor(style, path)],
    env: {},
  };
}
