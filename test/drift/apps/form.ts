import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../../replay/support/processes.ts';
import { numberIntents, type DriftApp, type IntentWithoutId, type RunningApp } from '../app.ts';
import type { DriftPoint } from '../point.ts';
import { missingForStage, openStage, type Stage } from '../stage.ts';
import { pause, witnessIn } from '../witness.ts';
import { coverWidget } from './cover.ts';
import { missingForTk, python } from './python.ts';

const click = (widget: string, title: string, effects: readonly string[] = [widget]): IntentWithoutId => ({
  ...{ title, do: 'click', widget, effects },
});
const type = (text: string, focus: string): IntentWithoutId => ({
  ...{ title: `Type ${text}`, do: 'type', text, focus, effects: [] },
});

/** 20 clicks and 5 texts and keys, over all kinds of controls that the form has. */
const intents = numberIntents([
  click('icon:new', 'New order'),
  click('field:first', 'First name', []),
  type('Ada', 'field:first'),
  click('field:last', 'Last name', []),
  type('Lovelace', 'field:last'),
  { title: 'To the next field', do: 'press', keys: ['Tab'], focus: 'field:last', effects: [] },
  type('London', 'field:city'),
  click('check:news', 'Newsletter'),
  click('check:express', 'Express delivery'),
  click('pay:invoice', 'Pay by invoice'),
  click('tab:items', 'To the items'),
  click('row:Lamp', 'Lamp'),
  click('add', 'Add the lamp'),
  click('row:Desk', 'Desk'),
  click('add', 'Add the desk'),
  click('icon:up', 'Move up'),
  click('icon:down', 'Move down'),
  click('tab:notes', 'To the notes'),
  click('notes', 'The notes', []),
  type('Call first', 'notes'),
  click('icon:save', 'Save'),
  click('icon:print', 'Print'),
  click('apply', 'Apply'),
  click('tab:customer', 'Back to the customer'),
  click('submit', 'Submit'),
]);

/** Which texts are in which field, which boxes are ticked: said by the form, not by what it looks like. */
const result = {
  ...{ 'field:first': 'Ada', 'field:last': 'Lovelace', 'field:city': 'London' },
  ...{ 'check:news': true, 'check:express': true, 'check:gift': false, pay: 'invoice', page: 'customer' },
  ...{ basket: ['Lamp', 'Desk'], notes: 'Call first' },
};

export const form: DriftApp = {
  name: 'form',
  intents,
  missing: () => missingForStage() ?? missingForTk(),
  async open(size) {
    const stage = await openStage(size);
    return { desktop: stage.screen.desktop, launch: (point) => launch(stage, point), close: stage.stop };
  },
};

async function launch(stage: Stage, point: DriftPoint | undefined): Promise<RunningApp> {
  const folder = await mkdtemp(join(stage.folder, 'form-'));
  const drift = point?.app === 'form' ? (point.form ?? {}) : {};
  const child = stage.start([python, join(import.meta.dirname, 'form.py'), folder, JSON.stringify(drift)]);
  const witness = witnessIn(folder, (what) => kinds.find((kind) => kind === what));
  await waitFor('the form is up', async () => {
    if (child.hasEnded()) throw new Error(`the form ended: ${child.said()}`);
    // A form that paints late is up when its window is.
    return (await witness.boxes()).length > 0 || (drift.paintMs ?? 0) > 0;
  });
  // Its window may still be on its way to its place.
  await pause(300);
  const running: RunningApp = {
    witness,
    covers: () => Promise.resolve([]),
    async checkResult() {
      await witness.boxes();
      const got: unknown = JSON.parse(await readFile(join(folder, 'final.json'), 'utf8'));
      return { isRight: isDeepStrictEqual(got, result), said: JSON.stringify(got) };
    },
    stop: () => child.end(),
  };
  return coverWidget(stage, running, point?.cover);
}
const kinds = ['press', 'key', 'effect'] as const;
