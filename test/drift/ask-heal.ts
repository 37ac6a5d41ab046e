import type { Desktop } from '#core/ports/desktop.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { FindingAnswer, FindingThresholds } from '#core/replay/finding-a-target.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeFinder } from '#domains/replay/find/index.ts';
import type { Moment } from './walk.ts';

export interface AskHealParts {
  readonly desktop: Desktop;
  readonly vision: Vision;
  readonly thresholds: FindingThresholds;
}

/**
 * Asks Heal's finder once, on the screen as the truth's walk left it, without what the run loop adds: waiting, rights,
 * postconditions. Undefined for steps that find nothing, and where the window is not there.
 */
export function makeAskHeal(workflow: Workflow, { desktop, vision, thresholds }: AskHealParts) {
  const find = makeFinder({ desktop, vision });
  return async ({ index }: Moment): Promise<FindingAnswer | undefined> => {
    const step = workflow.steps[index];
    const target = step?.action.do === 'click' ? workflow.targets[step.action.target] : undefined;
    if (!step || !target) return undefined;
    const windows = await desktop.windows();
    const { className, application, title } = step.window;
    const own = windows.filter((one) => one.className === className && one.application === application);
    const window = own.find((one) => one.title === title) ?? own[0];
    if (!window) return undefined;
    return find({ workflow, target, window, windows, thresholds, signal: new AbortController().signal });
  };
}
