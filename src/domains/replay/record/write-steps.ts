import type { DesktopWindow, Point, Rect } from '#core/replay/screen.ts';
import type { Action, Target } from '#core/replay/workflow.ts';
import { makeSecrets } from '../run/masking.ts';
import type { AllowList } from './allow.ts';
import type { Draft } from './draft.ts';
import type { Gesture } from './gestures.ts';
import { looksSecret, nameTarget } from './names.ts';
import { proposeAfter } from './propose-after.ts';
import type { RecorderDesk, RecordOptions } from './record-workflow.ts';
import type { Moment } from './samples.ts';

/** One thing that a person did, with what the screen looked like around it. */
export interface Deed {
  readonly gesture: Gesture<unknown>;
  readonly window: DesktopWindow;
  readonly before: Moment;
  /** The same without the mouse over the place, where there was such a moment. */
  readonly calm: Moment;
  readonly effect: Promise<Effect>;
}
/** What came of it. */
export interface Effect {
  readonly after: Moment;
  /** Between the end of it and `after`. */
  readonly meanwhile: readonly Moment[];
}

const usualTimeoutMs = 10_000;

/** Turns what was done into steps of the draft, one after the other. */
export function writeSteps(draft: Draft, allow: AllowList, desk: RecorderDesk, options: RecordOptions) {
  const secrets = makeSecrets({ parameters: [] }, new Map());
  let field: { readonly target: Target; readonly box: Rect; readonly window: DesktopWindow } | undefined;

  const remember = async (at: Point, { calm, window }: Deed): Promise<{ target: Target; box: Rect; text: string }> => {
    if (!calm.frame) throw new Error('The window lies outside of the screen: this click was not recorded.');
    const found = await desk.remember({
      id: 'place',
      label: '',
      screen: draft.nameScreen(window),
      window,
      frame: secrets.maskFrame(calm.frame, calm.windows),
      at,
      elements: await desk.desktop.elements(window.id).catch(() => []),
    });
    const { text, label } = nameTarget(found.target);
    const id = draft.nameTarget(text);
    const target = draft.addTarget(
      { ...found.target, id, label: label || `the place without text at ${found.target.box.x}, ${found.target.box.y}` },
      found.screen,
    );
    return {
      target,
      box: { ...target.box, x: target.box.x + window.client.x, y: target.box.y + window.client.y },
      text,
    };
  };

  interface Written {
    readonly title: string;
    readonly named: string;
    readonly action: Action;
    readonly touched?: Rect;
    readonly isSecret?: boolean;
  }
  const describe = async (deed: Deed): Promise<Written> => {
    const { gesture, window } = deed;
    switch (gesture.do) {
      case 'click': {
        const { button, count, at } = gesture;
        const { target, box, text } = await remember(at, deed);
        field = { target, box, window };
        const how = count === 2 ? 'Double click' : button === 'left' ? 'Click' : `Click (${button})`;
        const action = { do: 'click', target: target.id, button, count } as const;
        return { title: `${how} ${target.label}`, named: text || 'click', action, touched: box };
      }
      case 'drag': {
        const from = await remember(gesture.from, deed);
        const to = await remember(gesture.to, deed);
        const action = { do: 'drag', target: from.target.id, to: to.target.id } as const;
        return { title: `Drag ${from.target.label} to ${to.target.label}`, named: 'drag', action };
      }
      case 'type': {
        const known = field?.window.id === window.id ? field : undefined;
        const isSecret = options.isAllSecret === true || (known !== undefined && looksSecret(known.target));
        if (isSecret) secrets.noteTyped(window, known?.box);
        const value = options.keepText && !isSecret ? gesture.text : undefined;
        const label = known?.target.label ?? '';
        const name = draft.addParameter({ label, isSecret, value }, known?.target.texts[0] ?? 'text');
        return { title: `Type ${name}`, named: `type-${name}`, action: { do: 'type', text: `{{${name}}}` }, isSecret };
      }
      case 'press':
        field = undefined;
        return {
          title: `Press ${gesture.keys.join('+')}`,
          named: gesture.keys.join('-'),
          action: { do: 'press', keys: gesture.keys },
        };
    }
  };
  const keep = async (): Promise<void> => {
    const workflow = draft.toWorkflow();
    if (workflow) await desk.keep(workflow);
  };
  return {
    async write(deed: Deed): Promise<void> {
      const { window, before } = deed;
      draft.noteTitles(before.windows.filter((one) => allow.isAllowed(one, before.windows)));
      const { title, named, action, touched, isSecret = false } = await describe(deed);
      const step = { title, action, after: [], isIrreversible: false, timeoutMs: usualTimeoutMs };
      const id = draft.addStep(step, window, named);
      desk.note({ type: 'step', id, title, isSecret });
      await keep();
      const { after, meanwhile } = await deed.effect;
      const isRecorded = (one: DesktopWindow): boolean =>
        allow.isAllowed(one, after.windows) || allow.isAllowed(one, before.windows);
      draft.noteTitles(after.windows.filter(isRecorded));
      // A secret must not become a condition that shows where it was typed.
      if (!isSecret) draft.confirm(id, proposeAfter(window, touched, before, after, isRecorded, meanwhile));
      await keep();
    },
    keep,
  };
}
