import { centreOf, type DesktopWindow } from '#core/replay/screen.ts';
import type { Step } from '#core/replay/workflow.ts';
import type { BeforeAction } from '../verify/postconditions.ts';
import type { Located, StepTry } from './progress.ts';

/** Pixels that a target may be off its place without anything being rearranged. */
const mostOffset = 4;

/** The size of the window when it was recorded: of the step's own target, or of another one in the same window. */
export function recordedClientOf(
  { action, window }: Step,
  { context: { workflow } }: StepTry,
): BeforeAction['recordedClient'] {
  const clientOf = (id: string): BeforeAction['recordedClient'] =>
    workflow.screens[workflow.targets[id]?.screen ?? '']?.client;
  if (action.do === 'click' || action.do === 'drag') return clientOf(action.target);
  for (const step of workflow.steps) {
    if (step.action.do !== 'click' && step.action.do !== 'drag') continue;
    const isSame = step.window.className === window.className && step.window.title === window.title;
    const client = isSame ? clientOf(step.action.target) : undefined;
    if (client) return client;
  }
  return undefined;
}

/** True once a target of the window was found elsewhere than its place, scaled with the window, would be. */
export function noteArrangement(
  step: Step,
  window: DesktopWindow,
  located: Located | undefined,
  tried: StepTry,
): boolean {
  const { context } = tried;
  const { action } = step;
  const recorded = recordedClientOf(step, tried);
  const target =
    located && (action.do === 'click' || action.do === 'drag') ? context.workflow.targets[action.target] : undefined;
  if (target && located && recorded) {
    const { client } = located.window;
    const wanted = centreOf(target.box);
    const found = centreOf(located.answer.box);
    const offBy = Math.max(
      Math.abs(found.x - client.x - (wanted.x * client.width) / recorded.width),
      Math.abs(found.y - client.y - (wanted.y * client.height) / recorded.height),
    );
    if (offBy > mostOffset) context.rearranged.add(window.id);
  }
  return context.rearranged.has(window.id);
}
