import { anchorRungs } from '#core/replay/finding-a-target.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { Step, Target } from '#core/replay/workflow.ts';
import type { Located, RunContext } from './progress.ts';

/** True when it was found in another way than it was recorded. */
export function isFoundAnew(located: Located | undefined): boolean {
  return located !== undefined && !anchorRungs.includes(located.answer.rung);
}

/**
 * The target as it looks now, as a proposal; undefined when it cannot be remembered, or when it lies where a secret was
 * typed. Called after the postconditions held.
 */
export async function proposeHealing(
  step: Step,
  before: Target,
  located: Located,
  context: RunContext,
): Promise<HealedTarget | undefined> {
  const { desk, options, workflow, secrets } = context;
  if (!desk.remember || step.after.length === 0) return undefined;
  const { window, answer, picture, windows } = located;
  if (secrets.isHidden(window, answer.box)) return undefined;
  const screenId = chooseScreenId(before, context);
  const elements = await desk.desktop.elements(window.id);
  const { target, screen } = await desk.remember({
    id: before.id,
    label: before.label,
    screen: screenId,
    window,
    frame: secrets.maskFrame(picture, windows),
    at: answer.point,
    box: answer.box,
    elements,
  });
  const after = secrets.maskFrame(await desk.desktop.capture(window.client), await desk.desktop.windows());
  return {
    workflow: workflow.name,
    step: step.id,
    title: step.title,
    run: options.run,
    at: desk.clock.now().toISOString(),
    before,
    after: {
      ...target,
      id: before.id,
      label: before.label,
      // Where in it is clicked is no matter of its look: rounding must not move it from heal to heal.
      grip: before.grip,
      screen: screenId,
      texts: joinTexts(before.texts, target.texts.map(secrets.maskText)),
    },
    screen: {
      ...screen,
      id: screenId,
      marks: screen.marks.map((mark) => ({ ...mark, text: secrets.maskText(mark.text) })),
    },
    evidence: {
      rung: answer.rung,
      score: answer.score,
      margin: answer.margin,
      asked: answer.asked.map((one) => ({ ...one, said: secrets.maskText(one.said) })),
      confirmedBy: step.after,
    },
    pictures: { before: secrets.maskFrame(picture, windows), after, box: answer.box },
  };
}

/** Other words for the same stay known; where no word is the same, only what is read now counts: it may mean something else. */
function joinTexts(before: readonly string[], now: readonly string[]): readonly string[] {
  const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (now.length === 0) return before;
  const known = new Set(before.map(fold));
  return now.some((text) => known.has(fold(text))) ? [...new Set([...before, ...now])] : now;
}

/** Targets of one recorded screen share their new one, too. */
function chooseScreenId(before: Target, { workflow, healed }: RunContext): string {
  const shared = healed.find((one) => one.before.screen === before.screen);
  if (shared) return shared.screen.id;
  const taken = new Set([...Object.keys(workflow.screens), ...healed.map(({ screen }) => screen.id)]);
  const base = before.screen.replace(/-\d+$/, '').slice(0, 58);
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
