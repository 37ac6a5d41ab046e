import type { Size } from '#core/replay/screen.ts';
import { startGroundTruth, type GroundTruth, type GroundTruthState } from '../../wine/ground-truth.ts';
import type {
  ControlDescription,
  GroundTruthDescription,
  GroundTruthEvent,
} from '../../wine/ground-truth-description.ts';
import { openWindowsLane, type WindowsLane } from '../../wine/lane.ts';
import { openRemoteDesktop } from '../../wine/remote-desktop.ts';
import { missingForWine } from '../../wine/system.ts';
import {
  numberIntents,
  type DriftApp,
  type IntentWithoutId,
  type RunningApp,
  type TruthBox,
  type TruthEvent,
} from '../app.ts';
import type { DriftPoint, Win32Drift } from '../point.ts';
import { Witness } from '../witness.ts';

type Control = Pick<ControlDescription, 'id' | 'kind' | 'text' | 'box'>;
const buttonNames = [
  'Open',
  'Save',
  'Print',
  'Export',
  'Import',
  'Search',
  'Replace',
  'Refresh',
  'Apply',
  'Cancel',
  'Submit',
  'Delete',
];
const checkNames = ['Urgent', 'Invoice', 'Keep a copy'];
const fieldNames = ['Name', 'City'];
const idOf = (name: string): number => {
  const [button, check, field] = [buttonNames.indexOf(name), checkNames.indexOf(name), fieldNames.indexOf(name)];
  return button >= 0 ? 401 + button : check >= 0 ? 301 + check : 201 + field;
};
const status = 900;

/** Where everything is; shuffled: the buttons change places, and what is above goes below. */
function layOut(isShuffled: boolean): readonly Control[] {
  const order = isShuffled ? [7, 2, 10, 5, 0, 8, 3, 11, 6, 1, 9, 4] : buttonNames.map((_, at) => at);
  const [fieldsY, checksY, buttonsY] = isShuffled ? [250, 300, 20] : [20, 110, 160];
  return [
    ...fieldNames.flatMap((text, at): Control[] => {
      const y = fieldsY + 40 * (isShuffled ? 1 - at : at) - (isShuffled ? 60 : 0);
      return [
        { id: 101 + at, kind: 'label', text, box: { x: 20, y: y + 4, width: 90, height: 20 } },
        { id: idOf(text), kind: 'edit', text: '', box: { x: 120, y, width: 220, height: 26 } },
      ];
    }),
    ...checkNames.map((text, at): Control => ({
      ...{ id: idOf(text), kind: 'checkbox', text },
      box: { x: 20 + 170 * (isShuffled ? 2 - at : at), y: checksY - (isShuffled ? 20 : 0), width: 150, height: 24 },
    })),
    ...buttonNames.map((text, at): Control => {
      const place = order.indexOf(at);
      const box = { x: 20 + 130 * (place % 4), y: buttonsY + 46 * Math.floor(place / 4), width: 112, height: 34 };
      return { id: idOf(text), kind: 'button', text, box };
    }),
    { id: status, kind: 'label', text: 'Ready', box: { x: 20, y: 325, width: 480, height: 20 } },
  ];
}

function describe(drift: Win32Drift, cover: DriftPoint['cover']): GroundTruthDescription {
  const { scale, theme, font, at, client, paintAfterMs, layout, names = {}, missing = [], decoys = [] } = drift;
  const all = layOut(layout === 'shuffled');
  const controls = all
    .filter(({ text }) => !missing.includes(text))
    .map((control) => ({ ...control, text: names[control.text] ?? control.text }));
  const twins = decoys.map((name, index) => {
    const box = { x: 20 + 130 * index, y: 298, width: 112, height: 26 };
    return { id: 950 + index, kind: 'button' as const, text: name, box };
  });
  const covered = cover && all.find(({ text, kind }) => text === cover.over && kind !== 'label')?.box;
  const above = covered && {
    x: covered.x - 10,
    y: covered.y - 6,
    width: covered.width + 20,
    height: covered.height + 12,
  };
  return {
    title: 'Delivery note',
    controls: [...controls, ...twins],
    statusLabel: status,
    ...(scale === undefined ? {} : { scale }),
    ...(theme === undefined ? {} : { theme }),
    ...(font === undefined ? {} : { font }),
    ...(paintAfterMs === undefined ? {} : { paintAfterMs }),
    ...(above ? { cover: { text: 'Updates are ready', box: above } } : {}),
    client: client ? { width: client[0], height: client[1] } : { width: 560, height: 360 },
    at: at ? { x: at[0], y: at[1] } : { x: 700, y: 400 },
  };
}

const click = (widget: string, isField = false): IntentWithoutId => ({
  ...{ title: widget, do: 'click', widget, effects: isField ? [] : [widget] },
});
const type = (text: string, focus: string): IntentWithoutId => ({
  ...{ title: `Type ${text}`, do: 'type', text, focus, effects: [] },
});
const intents = numberIntents([
  click('Open'),
  click('Search'),
  click('Name', true),
  type('Grace', 'Name'),
  click('City', true),
  type('Paris', 'City'),
  click('Urgent'),
  click('Keep a copy'),
  click('Save'),
  click('Print'),
  click('Export'),
  click('Import'),
  click('Replace'),
  click('Name', true),
  { title: 'Take back', do: 'press', keys: ['Backspace'], focus: 'Name', effects: [] },
  type('e H', 'Name'),
  click('Refresh'),
  click('Invoice'),
  click('Apply'),
  click('City', true),
  type('!', 'City'),
  click('Delete'),
  click('Cancel'),
  click('Print'),
  click('Submit'),
]);
const result = 'Name=Grace H; City=Paris!; Urgent=true; Invoice=true; Keep a copy=true';

/** A Win32 window whose own log of WM_COMMAND is the oracle, under Wine; driven by Heal's driver of Windows. */
export const win32: DriftApp = {
  name: 'win32',
  intents,
  missing: () => missingForWine,
  // What Windows tells of controls would find all of them whatever they look like: here it has to be seen.
  rungs: { without: ['structure'] },
  async open(size: Size) {
    const lane = await openWindowsLane({ screen: size });
    try {
      const desktop = await openRemoteDesktop(lane);
      return { desktop, launch: (point) => launch(lane, point), close: lane.close };
    } catch (error) {
      await lane.close();
      throw error;
    }
  },
};

async function launch(lane: WindowsLane, point: DriftPoint | undefined): Promise<RunningApp> {
  const drift = point?.app === 'win32' ? (point.win32 ?? {}) : {};
  const description = describe(drift, point?.cover);
  const truth = await startGroundTruth(lane, description);
  let isCovered = description.cover !== undefined;
  const uncovering =
    isCovered && point?.cover?.forMs !== undefined
      ? setTimeout(() => void truth.uncover().then(() => (isCovered = false)), point.cover.forMs)
      : undefined;
  const witness = new Witness(
    async () => toBoxes(await truth.state()),
    [async () => (await truth.events()).flatMap(translate)],
  );
  const covers = async () => {
    const box = description.cover?.box;
    if (!isCovered || !box) return [];
    const { client } = await truth.state();
    const scale = drift.scale ?? 1;
    return [
      {
        ...{ x: client.x + Math.round(box.x * scale), y: client.y + Math.round(box.y * scale) },
        ...{ width: Math.round(box.width * scale), height: Math.round(box.height * scale) },
      },
    ];
  };
  return {
    witness,
    silent: new Set(fieldNames),
    covers,
    checkResult: () => checkResult(truth),
    async stop() {
      clearTimeout(uncovering);
      await truth.close();
    },
  };
}

const nameOf = new Map([...buttonNames, ...checkNames, ...fieldNames].map((name) => [idOf(name), name]));
const widgetOf = (id: number): string => nameOf.get(id) ?? `another control (${id})`;

function toBoxes({ controls }: GroundTruthState): readonly TruthBox[] {
  return controls.filter(({ isVisible }) => isVisible).map(({ id, box }) => ({ widget: widgetOf(id), ...box }));
}

/** A button tells of a press by what it does; a field only of what is written into it. */
function translate(event: GroundTruthEvent): readonly TruthEvent[] {
  if (event.type === 'command') {
    const widget = widgetOf(event.id);
    return [
      { what: 'press', widget },
      { what: 'effect', widget },
    ];
  }
  if (event.type === 'edited') return [{ what: 'key', widget: widgetOf(event.id) }];
  if (event.type === 'cover-clicked') return [{ what: 'press', widget: 'cover' }];
  return event.type === 'missed' && event.what !== 'up' ? [{ what: 'press', widget: 'nothing' }] : [];
}

async function checkResult(truth: GroundTruth): Promise<{ readonly isRight: boolean; readonly said: string }> {
  const { controls } = await truth.state();
  const said = [...fieldNames, ...checkNames]
    .map((name) => {
      const control = controls.find(({ id }) => id === idOf(name));
      return `${name}=${fieldNames.includes(name) ? (control?.text ?? '') : (control?.isChecked ?? '')}`;
    })
    .join('; ');
  return { isRight: said === result, said };
}
