import { anchorRungs, findingRungs, type FindingRung } from '#core/replay/finding-a-target.ts';
import type { Step } from '#core/replay/workflow.ts';
import type { Located, StepEnd } from './progress.ts';

/** Rungs from here on are believed only where something confirms the action. */
const firstRungToConfirm = findingRungs.indexOf('layout');

/** What cannot be taken back needs an anchor or a person; what was found by its surroundings needs something that confirms it. */
export function refuse(step: Step, places: readonly (Located | undefined)[], isApproved: boolean): StepEnd | undefined {
  for (const located of places) {
    if (!located) continue;
    const { rung } = located.answer;
    if (step.isIrreversible && !isApproved && !anchorRungs.includes(rung)) {
      return needPerson(located, step, `cannot be taken back, and its target was found only by ${rungWords[rung]}`);
    }
    if (step.after.length === 0 && !isApproved && findingRungs.indexOf(rung) >= firstRungToConfirm) {
      return needPerson(located, step, `has no postcondition, and its target was found only by ${rungWords[rung]}`);
    }
  }
  return undefined;
}

function needPerson(located: Located, step: Step, why: string): StepEnd {
  return {
    status: 'halted',
    reason: 'needs-person',
    trigger: undefined,
    said: `“${step.title}” ${why}. Look at the picture; if it is right: --resume-from ${step.id} --approve-step ${step.id}`,
    answer: located.answer,
  };
}

const rungWords: Readonly<Record<FindingRung, string>> = {
  structure: 'its control',
  'local-anchor': 'its picture in its place',
  'window-anchor': 'its picture',
  'marks-ink': 'the shape of its label',
  layout: 'its place among the others',
  'marks-text': 'its text',
  'marks-model': 'a model',
};
