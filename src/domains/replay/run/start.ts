import type { UnfinishedRun } from '#core/ports/replay.ts';
import type { EndReason } from '#core/replay/run.ts';
import { parametersIn, type Step, type Workflow } from '#core/replay/workflow.ts';
import type { RunOptions } from './desk.ts';

/** Index of the first step, or why the run cannot begin. */
export type Start =
  { readonly from: number } | { readonly reason: EndReason; readonly step: string | undefined; readonly said: string };

/** Where a run begins. After one that was cut off, only a person says where. */
export function chooseStart(
  workflow: Workflow,
  unfinished: UnfinishedRun | undefined,
  { resumeFrom, repeat, values }: Pick<RunOptions, 'resumeFrom' | 'repeat' | 'values'>,
): Start {
  const missing = findMissingValues(workflow, values);
  if (missing !== undefined) return { reason: 'wrong-input', step: undefined, said: missing };
  const indexOf = (id: string): number => workflow.steps.findIndex((step) => step.id === id);
  if (resumeFrom !== undefined) {
    const from = indexOf(resumeFrom);
    if (from >= 0) return { from };
    const steps = workflow.steps.map(({ id }) => id).join(', ');
    const said = `There is no step ${resumeFrom}. Its steps are: ${steps.slice(0, 1000)}`;
    return { reason: 'wrong-input', step: undefined, said };
  }
  if (!unfinished) return { from: 0 };
  const next = findNext(workflow, unfinished);
  if (repeat && next !== undefined) return { from: next };
  return { reason: 'interrupted-before', ...describeUnfinished(workflow, unfinished, next) };
}

/** The step that was under way, or the one after the last that was confirmed. */
function findNext(workflow: Workflow, { middle, done }: UnfinishedRun): number | undefined {
  const last = done.at(-1);
  const index = middle
    ? workflow.steps.findIndex(({ id }) => id === middle.step)
    : last === undefined
      ? 0
      : workflow.steps.findIndex(({ id }) => id === last) + 1;
  return index >= 0 && index < workflow.steps.length ? index : undefined;
}

function describeUnfinished(
  workflow: Workflow,
  { middle, startedAt }: UnfinishedRun,
  next: number | undefined,
): { step: string | undefined; said: string } {
  const step = next === undefined ? undefined : workflow.steps[next];
  const after = next === undefined ? undefined : workflow.steps[next + 1];
  const when = `The run of ${startedAt} was cut off`;
  if (!step) {
    const first = workflow.steps[0]?.id ?? '';
    return {
      step: undefined,
      said: `${when} at its end. See whether all is done; to begin anew: --resume-from ${first}`,
    };
  }
  if (!middle)
    return { step: step.id, said: `${when} before “${step.title}”. Go on there with --resume-from ${step.id}` };
  const what =
    middle.was === 'acted'
      ? 'It was carried out, and nobody saw whether it worked.'
      : 'Nobody knows whether it was carried out.';
  const skip = after ? `if it worked: --resume-from ${after.id}; if not: --repeat` : 'if it did not work: --repeat';
  return { step: step.id, said: `${when} in the middle of “${step.title}”. ${what} Look, then ${skip}` };
}

/** After a step of which nobody knows whether it worked. */
export function sayHowToGoOn({ id }: Pick<Step, 'id'>, { steps }: Pick<Workflow, 'steps'>): string {
  const next = steps[steps.findIndex((step) => step.id === id) + 1];
  return `Look whether it worked. ${next ? `If so: --resume-from ${next.id}; if not` : 'If not'}: --resume-from ${id}`;
}

function findMissingValues(workflow: Workflow, values: ReadonlyMap<string, string>): string | undefined {
  const used = new Set(
    workflow.steps.flatMap(({ action, after }) => [
      ...(action.do === 'type' ? parametersIn(action.text) : []),
      ...after.flatMap((one) =>
        Object.values(one).flatMap((text) => (typeof text === 'string' ? parametersIn(text) : [])),
      ),
    ]),
  );
  const missing = workflow.parameters.filter(({ name }) => used.has(name) && !values.has(name));
  if (missing.length === 0) return undefined;
  const names = missing.map(({ name, isSecret }) =>
    isSecret ? `${variableOf(name)} in the environment (it is secret)` : `--set ${name}=… or ${variableOf(name)}`,
  );
  return `A value is missing. Give: ${names.join('; ')}`;
}

/** Where the value of a parameter is looked for in the environment. */
export function variableOf(parameter: string): string {
  return `HEAL_REPLAY_${parameter.replaceAll('-', '_').toUpperCase()}`;
}
