import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberIntents, type DriftApp, type IntentWithoutId, type RunningApp } from '../app.ts';
import type { DriftPoint } from '../point.ts';
import { missingForStage, openStage, type Stage } from '../stage.ts';
import { coverWidget } from './cover.ts';
import { launchGtk, missingForGtk } from './gtk.ts';

const words: Readonly<Record<string, string>> = {
  ...{
    AC: 'allclr',
    '*': 'mult',
    '/': 'div',
    '-': 'minus',
    '+': 'plus',
    '.': 'point',
    '(': 'f1',
    ')': 'f2',
    '=': 'enter',
  },
};
const widgetOf = (token: string) => `button_${words[token] ?? token}`;

/** √(789×456−123.5+(90÷3)×6): what is in braces is typed, all else is clicked; at the end the result is copied. */
const tokens = 'AC 7 8 9 * 4 5 6 - {12} 3 . 5 {+} ( 9 0 {/} 3 ) * {6} = sqrt {copy}'.split(' ');

const intents = numberIntents(
  tokens.map((token): IntentWithoutId => {
    const typed = /^\{(.+)\}$/.exec(token)?.[1];
    if (typed === 'copy') {
      return { title: 'Copy', do: 'press', keys: ['Control', 'c'], focus: undefined, effects: ['copy'] };
    }
    if (typed !== undefined) {
      const effects = [...typed].map(widgetOf);
      return { title: `Type ${typed}`, do: 'type', text: typed, focus: undefined, effects };
    }
    return { title: token, do: 'click', widget: widgetOf(token), effects: [widgetOf(token)] };
  }),
);
const result = '599.867';

/** A real calculator: each button's own signal says what was pressed, and the clipboard what came out. */
export const galculator: DriftApp = {
  name: 'galculator',
  intents,
  missing: () => missingForStage() ?? missingForGtk('/usr/bin/galculator'),
  async open(size) {
    const stage = await openStage(size);
    return { desktop: stage.screen.desktop, launch: (point) => launch(stage, point), close: stage.stop };
  },
};

async function launch(stage: Stage, point: DriftPoint | undefined): Promise<RunningApp> {
  const drift = point?.app === 'galculator' ? (point.gtk ?? {}) : {};
  const { child, witness } = await launchGtk(stage, {
    ...{
      program: '/usr/bin/galculator',
      drift,
      until: 'button_enter',
      place: { window: 'main_window', x: 900, y: 500 },
    },
    // A press switches a toggle button on and off again: only the first counts.
    isEffect: (widget, isOn) => isOn || widget === 'copy',
    async prepare(home) {
      await mkdir(join(home, '.config/galculator'), { recursive: true });
      const settings = `[general]\nmode=${drift.mode ?? 0}\nremembers_display=false\n`;
      await writeFile(join(home, '.config/galculator/galculator.conf'), settings);
    },
  });
  const running: RunningApp = {
    witness,
    covers: () => Promise.resolve([]),
    async checkResult() {
      const said = (await stage.screen.readClipboard()).trim();
      return { isRight: said.startsWith(result), said };
    },
    stop: () => child.end(),
  };
  return coverWidget(stage, running, point?.cover);
}
