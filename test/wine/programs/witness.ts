/**
 * A window of known colours that paints all of itself and writes down what is done to it, one JSON a line:
 * `node witness.ts <readyFile> <token> <log.jsonl>`.
 */
import { appendFileSync } from 'node:fs';
import * as windows from './ground-truth-api.ts';
import { serve } from './serve.ts';

const [readyFile = '', token = '', log = ''] = process.argv.slice(2);
const note = (event: object): void => appendFileSync(log, `${JSON.stringify(event)}\n`);
const [wmClose, wmErase, wmKeyDown, wmChar, wmMouseMove] = [0x0010, 0x0014, 0x0100, 0x0102, 0x0200];
const keyF6 = 0x75;
/** Left, right, middle: each down, up, down again within the time of a double click. */
const buttons = new Map<number, readonly ['down' | 'up', button: number, count: number]>(
  [1, 3, 2].flatMap((button, at) => [
    [0x0201 + 3 * at, ['down', button, 1] as const],
    [0x0202 + 3 * at, ['up', button, 1] as const],
    [0x0203 + 3 * at, ['down', button, 2] as const],
  ]),
);
const white = windows.makeBrush(0xffffff);
const fields = [0x0000ff, 0x00c000, 0xff0000, 0x00e0ff].map((colour, at) => ({
  brush: windows.makeBrush(colour),
  box: { x: 200 * (at % 2), y: 100 * (at >> 1), width: 200, height: 100 },
}));
let text = '';

windows.defineClass('Witness', 0, (window, message, first, second) => {
  const mouse = buttons.get(message);
  const at = (): object => {
    const client = windows.clientBox(window);
    return { x: client.x + ((second << 16) >> 16), y: client.y + (second >> 16) };
  };
  if (mouse !== undefined) note({ did: mouse[0], ...at(), button: mouse[1], count: mouse[2] });
  if (message === wmMouseMove && (first & 1) === 1) note({ did: 'drag', ...at() });
  if (message === wmKeyDown && first === keyF6) note({ did: 'text', text: (text = '') });
  if (message === wmChar) note({ did: 'text', text: (text += first === 13 ? '\n' : String.fromCharCode(first)) });
  if (message === wmErase) {
    windows.fill(first, { x: 0, y: 0, width: 400, height: 300 }, white);
    for (const { box, brush } of fields) windows.fill(first, box, brush);
    return 1;
  }
  if (message === wmClose) {
    note({ did: 'close' });
    process.exit(0);
  }
  return windows.passOn(window, message, first, second);
});
// Caption and system menu, of a fixed size.
const style = 0x00c80000;
const { width, height } = windows.outerSize(400, 300, style);
const main = windows.createWindow(0, 'Witness', 'Witness – äöü', style, 100, 80, width, height, 0, 0, 0, 0);
windows.showWindow(main, 5);
windows.setForeground(main);
windows.updateWindow(main);
setInterval(() => windows.pumpMessages(), 4);
serve({}, { readyFile, token });
