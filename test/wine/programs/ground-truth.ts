/** `node ground-truth.ts <readyFile> <token> <description.json> <log.jsonl>` */
import { appendFileSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { coverDescription, groundTruthDescription } from '../ground-truth-description.ts';
import type { ControlDescription, ControlKind, GroundTruthEvent } from '../ground-truth-description.ts';
import * as windows from './ground-truth-api.ts';
import { colourThemes } from './ground-truth-themes.ts';
import { serve } from './serve.ts';

const [readyFile = '', token = '', describedBy = '', log = ''] = process.argv.slice(2);
const description = groundTruthDescription.parse(JSON.parse(readFileSync(describedBy, 'utf8')));
const { scale, font: wanted, statusLabel: status } = description;

// WS_OVERLAPPEDWINDOW without WS_THICKFRAME would keep its size; children are clipped out of its background.
const overlapped = 0x00cf0000 | 0x02000000;
const childVisible = 0x50000000;
const tabStop = 0x00010000;
const border = 0x00800000;
const kinds: Readonly<Record<ControlKind, readonly [className: string, style: number]>> = {
  button: ['BUTTON', tabStop],
  checkbox: ['BUTTON', tabStop | 0x0003],
  edit: ['EDIT', tabStop | border | 0x0080],
  password: ['EDIT', tabStop | border | 0x0080 | 0x0020],
  // LBS_NOTIFY, LBS_NOINTEGRALHEIGHT
  listbox: ['LISTBOX', tabStop | border | 0x0001 | 0x0100],
  label: ['STATIC', 0],
};
const [wmDestroy, wmClose, wmCommand, wmContextMenu] = [0x0002, 0x0010, 0x0111, 0x007b];
const mouse = new Map<number, 'down' | 'up' | 'double' | 'right'>([
  [0x0201, 'down'],
  [0x0202, 'up'],
  [0x0203, 'double'],
  [0x0204, 'right'],
]);
const enChange = 0x0300;
const wmSetFont = 0x0030;
const bmGetCheck = 0x00f0;

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'atMs'> : never;
function tell(event: WithoutTime<GroundTruthEvent>): void {
  appendFileSync(log, `${JSON.stringify({ atMs: Date.now(), ...event })}\n`);
  if (event.type === 'command' && status !== undefined) {
    const label = controls.get(status);
    if (label !== undefined) windows.setWindowText(label.handle, `${++commands} ${event.text}`);
  }
}
let commands = 0;

const controls = new Map<number, { readonly handle: windows.Handle; readonly is: ControlDescription }>();
function idOf(handle: windows.Handle): number {
  return [...controls].find(([, control]) => control.handle === handle)?.[0] ?? 0;
}
function onCommand(id: number, code: number): void {
  const control = controls.get(id);
  if (control === undefined) return;
  const { handle, is } = control;
  if (is.kind === 'edit' || is.kind === 'password') {
    if (code === enChange) tell({ type: 'edited', id, text: windows.textOf(handle) });
  } else if (is.kind === 'listbox') {
    if (code === 1 || code === 2) tell({ type: 'command', id, text: windows.chosenEntry(handle), code });
  } else if (code === 0 || code === 5) {
    const isChecked = windows.sendMessage(handle, bmGetCheck, 0, 0) === 1;
    tell({ type: 'command', id, text: windows.textOf(handle), code, ...(is.kind === 'checkbox' && { isChecked }) });
  }
}

windows.setSystemColours(colourThemes[description.theme]);
// COLOR_BTNFACE + 1
windows.defineClass('HealGroundTruth', 16, (window, message, first, second) => {
  if (message === wmCommand) onCommand(first & 0xffff, first >>> 16);
  if (message === wmContextMenu) tell({ type: 'menu', id: idOf(first) });
  const what = mouse.get(message);
  if (what !== undefined) tell({ type: 'missed', what, at: { x: (second << 16) >> 16, y: second >> 16 } });
  if (message === wmClose || message === wmDestroy) {
    if (message === wmClose) tell({ type: 'closed' });
    process.exit(0);
  }
  return windows.passOn(window, message, first, second);
});
// COLOR_INFOBK + 1
windows.defineClass('HealGroundTruthCover', 25, (window, message, first, second) => {
  if (message === 0x0201) tell({ type: 'cover-clicked' });
  // MA_NOACTIVATE: a notice takes no focus.
  return message === 0x0021 ? 3 : windows.passOn(window, message, first, second);
});

const outer = windows.outerSize(description.client.width * scale, description.client.height * scale, overlapped);
const { x, y } = description.at;
const main = windows.createWindow(
  0,
  'HealGroundTruth',
  description.title,
  overlapped,
  x,
  y,
  outer.width,
  outer.height,
  0,
  0,
  0,
  0,
);
const font = windows.makeFont(wanted.family, wanted.size * scale, wanted.weight);

function scaled(box: windows.Box): readonly [number, number, number, number] {
  const [left, top] = [Math.round(box.x * scale), Math.round(box.y * scale)];
  return [left, top, Math.round((box.x + box.width) * scale) - left, Math.round((box.y + box.height) * scale) - top];
}
function addControl(is: ControlDescription): void {
  const [className, style] = kinds[is.kind];
  const place = scaled(is.box);
  const handle = windows.createWindow(0, className, is.text, childVisible | style, ...place, main, is.id, 0, 0);
  windows.sendMessage(handle, wmSetFont, font, 1);
  for (const item of is.items) windows.addEntry(handle, item);
  if (!is.isEnabled) windows.enableWindow(handle, false);
  if (!is.isVisible) windows.showWindow(handle, 0);
  controls.set(is.id, { handle, is });
}
let cover: windows.Handle = 0;
function uncover(): void {
  if (cover !== 0) windows.destroyWindow(cover);
  cover = 0;
}
function putCover({ text, box }: z.output<typeof coverDescription>): void {
  uncover();
  const [left, top, width, height] = scaled(box);
  const origin = windows.clientBox(main);
  // WS_EX_TOPMOST | WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE; WS_POPUP | WS_BORDER
  const [above, popup] = [0x0800_0088, 0x80800000];
  const corner = [origin.x + left, origin.y + top] as const;
  cover = windows.createWindow(above, 'HealGroundTruthCover', text, popup, ...corner, width, height, main, 0, 0, 0);
  const label = windows.createWindow(0, 'STATIC', text, childVisible, 8, 6, width - 16, height - 12, cover, 0, 0, 0);
  windows.sendMessage(label, wmSetFont, font, 1);
  windows.showWindow(cover, 4);
  windows.updateWindow(cover);
}
function fill(): void {
  for (const control of description.controls) addControl(control);
  if (description.cover !== undefined) putCover(description.cover);
  windows.updateWindow(main);
  tell({ type: 'shown' });
}

windows.showWindow(main, 5);
windows.setForeground(main);
if (description.paintAfterMs === 0) fill();
// Often enough for a person, seldom enough to leave the processor to others.
setInterval(() => windows.pumpMessages(main), 4);

const number = z.number();
const handleOf = (id: unknown): windows.Handle => {
  const control = controls.get(number.parse(id));
  if (control === undefined) throw new Error(`There is no control ${String(id)}`);
  return control.handle;
};
serve(
  {
    async state() {
      return {
        window: windows.windowBox(main),
        client: windows.clientBox(main),
        controls: [...controls].map(([id, { handle, is }]) => ({
          id,
          text: is.kind === 'listbox' ? windows.chosenEntry(handle) : windows.textOf(handle),
          box: windows.windowBox(handle),
          isVisible: windows.isWindowVisible(handle),
          isEnabled: windows.isWindowEnabled(handle),
          isChecked: is.kind === 'checkbox' && windows.sendMessage(handle, bmGetCheck, 0, 0) === 1,
        })),
      };
    },
    moveTo: async (left, top) => windows.setWindowPos(main, 0, number.parse(left), number.parse(top), 0, 0, 1 | 4 | 16),
    async resize(width, height) {
      const size = windows.outerSize(number.parse(width) * scale, number.parse(height) * scale, overlapped);
      windows.setWindowPos(main, 0, 0, 0, size.width, size.height, 2 | 4 | 16);
    },
    setText: async (id, text) => windows.setWindowText(handleOf(id), z.string().parse(text)),
    setTitle: async (text) => windows.setWindowText(main, z.string().parse(text)),
    setVisible: async (id, isVisible) => windows.showWindow(handleOf(id), isVisible === true ? 5 : 0),
    setEnabled: async (id, isEnabled) => windows.enableWindow(handleOf(id), isEnabled === true),
    cover: async (described) => putCover(coverDescription.parse(described)),
    uncover: async () => uncover(),
    async openModal(title, text) {
      tell({ type: 'modal', isOpen: true });
      windows.messageBox.async(main, z.string().parse(text), z.string().parse(title), 0x40, () =>
        tell({ type: 'modal', isOpen: false }),
      );
    },
    hang: async (ms) => void setTimeout(() => windows.blockFor(number.parse(ms)), 20),
    minimise: async () => windows.showWindow(main, 6),
  },
  { readyFile, token },
);
// Counted from now on, when the window can be called: a busy machine may have been slow to come here.
if (description.paintAfterMs > 0) setTimeout(fill, description.paintAfterMs);
