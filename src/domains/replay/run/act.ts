import type { DesktopWindow } from '#core/replay/screen.ts';
import { fillTemplate, type Step } from '#core/replay/workflow.ts';
import type { Located, StepTry } from './progress.ts';

/** A stop reaches the screen after at most so many characters. */
const charactersAtOnce = 24;

/** Carries out the action of a step. Everything before was looking; this is the one place that touches the screen. */
export async function act(
  step: Step,
  window: DesktopWindow,
  located: { readonly from: Located | undefined; readonly to: Located | undefined },
  { context, desktop, signal }: StepTry,
): Promise<void> {
  const { action } = step;
  switch (action.do) {
    case 'click': {
      if (!located.from) throw new Error(`step ${step.id} has no place to click`);
      await desktop.click(located.from.answer.point, { button: action.button, count: action.count });
      context.lastClicked = { window: located.from.window, box: located.from.answer.box };
      return;
    }
    case 'drag': {
      if (!located.from || !located.to) throw new Error(`step ${step.id} has no place to drag`);
      await desktop.drag(located.from.answer.point, located.to.answer.point);
      context.mouse = located.to.answer.point;
      return;
    }
    case 'type': {
      const isSecret = context.secrets.isSecret(action);
      const field = context.lastClicked?.window.id === window.id ? context.lastClicked.box : undefined;
      // Before the first character: a picture may be taken at any time from now on.
      if (isSecret) context.secrets.noteTyped(window, field);
      const text = [...fillTemplate(action.text, (name) => context.options.values.get(name))];
      for (let at = 0; at < text.length; at += charactersAtOnce) {
        await desktop.type(text.slice(at, at + charactersAtOnce).join(''));
      }
      return;
    }
    case 'press':
      // The keyboard may have moved on to another field.
      context.lastClicked = undefined;
      return desktop.press(action.keys);
    case 'wait':
      return context.desk.clock.sleep(action.ms, signal);
    case 'focus':
      return desktop.focus(window.id);
    case 'close':
      return desktop.closeWindow(window.id);
  }
}

/** What is about to be done, for people; never what is typed. */
export function describeAction({ action }: Step, labelOf: (target: string) => string): string {
  switch (action.do) {
    case 'click': {
      const how = action.count === 2 ? 'double click' : action.button === 'left' ? 'click' : `${action.button} click`;
      return `${how} ${labelOf(action.target)}`;
    }
    case 'drag':
      return `drag ${labelOf(action.target)} to ${labelOf(action.to)}`;
    case 'type':
      return `type ${action.text.replace(/\s+/g, ' ').slice(0, 120)}`;
    case 'press':
      return `press ${action.keys.join('+')}`;
    case 'wait':
      return `wait ${action.ms} ms`;
    case 'focus':
      return 'bring the window to the front';
    case 'close':
      return 'close the window';
  }
}
