import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberIntents, type DriftApp, type IntentWithoutId, type RunningApp } from '../app.ts';
import type { DriftPoint } from '../point.ts';
import { missingForStage, openStage, type Stage } from '../stage.ts';
import { coverWidget } from './cover.ts';
import { launchGtk, missingForGtk } from './gtk.ts';

const letter = 'Dear Ada,\nthe red lamp and the red desk are ready.\nRegards\n';
const result = 'Dear Ada,\nthe blue lamp and the blue desk are ready.\nRegabluerds\nSee you soon';

const click = (widget: string, effects: readonly string[] = [widget]): IntentWithoutId => ({
  ...{ title: widget, do: 'click', widget, effects },
});
const button = (name: string): IntentWithoutId => click(`GtkButton:${name}`);
/** What a box that is ticked does is seen in what is replaced. */
const tick = (name: string): IntentWithoutId => click(`GtkCheckButton:${name}`, []);
const type = (text: string, focus: string): IntentWithoutId => ({
  ...{ title: `Type ${text}`, do: 'type', text, focus, effects: [] },
});
const line = 'GtkSpinButton:Line number:';
const intents = numberIntents([
  click('MousepadView:', []),
  type('See you soon', 'MousepadView:'),
  button('Save'),
  button('Find and Replace...'),
  type('red', 'GtkEntry:Search for:'),
  click('GtkEntry:Replace with:', []),
  type('blue', 'GtkEntry:Replace with:'),
  tick('Match case'),
  tick('Match whole word'),
  tick('Replace all in:'),
  button('Replace All'),
  button('Close'),
  button('Undo'),
  button('Redo'),
  button('Find'),
  type('blue', 'GtkEntry:'),
  button('Down'),
  button('Up'),
  button('Close'),
  button('Copy'),
  button('Go to...'),
  { title: 'The next line', do: 'press', keys: ['ArrowUp'], focus: line, effects: [] },
  button('Jump to'),
  button('Paste'),
  button('Save'),
]);

/** A real editor: toolbar of icons, two dialogs, a bar that comes and goes. What is in the file is the result. */
export const mousepad: DriftApp = {
  name: 'mousepad',
  intents,
  missing: () => missingForStage() ?? missingForGtk('/usr/bin/mousepad'),
  async open(size) {
    const stage = await openStage(size);
    return { desktop: stage.screen.desktop, launch: (point) => launch(stage, point), close: stage.stop };
  },
};

async function launch(stage: Stage, point: DriftPoint | undefined): Promise<RunningApp> {
  const drift = point?.app === 'mousepad' ? (point.gtk ?? {}) : {};
  const isSized = drift.orders?.some(([verb]) => verb === 'size') ?? false;
  const size = ['size', 'MousepadWindow:', '900x640'];
  const { child, witness, home } = await launchGtk(stage, {
    ...{ program: '/usr/bin/mousepad', args: ['letter.txt'], until: 'MousepadView:' },
    drift: { ...drift, orders: [...(isSized ? [] : [size]), ...(drift.orders ?? [])] },
    place: { window: 'MousepadWindow:', x: 500, y: 300 },
    isEffect: (widget) => !widget.startsWith('GtkCheck'),
    async prepare(folder) {
      await mkdir(join(folder, '.config/glib-2.0/settings'), { recursive: true });
      const settings = [
        'toolbar-visible=true',
        'path-in-title=false',
        'client-side-decorations=false',
        ...(drift.settings ?? []),
      ];
      const text = `[org/xfce/mousepad/preferences/window]\n${settings.join('\n')}\n`;
      await writeFile(join(folder, '.config/glib-2.0/settings/keyfile'), text);
      await writeFile(join(folder, 'letter.txt'), letter);
    },
  });
  const running: RunningApp = {
    witness,
    covers: () => Promise.resolve([]),
    async checkResult() {
      const said = await readFile(join(home, 'letter.txt'), 'utf8');
      return { isRight: said === result, said };
    },
    stop: () => child.end(),
  };
  return coverWidget(stage, running, point?.cover);
}
