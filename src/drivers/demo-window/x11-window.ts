import { setTimeout as sleep } from 'node:timers/promises';
import { isInside, type Point } from '#core/replay/screen.ts';
import { openConnection } from '../desktop/x11/connection.ts';
import { body, internAtom, u16, u32, u8 } from '../desktop/x11/requests.ts';
import { boxOfButton, paintLook, sizeOfLook, usualLook, type DemoLook } from './demo-look.ts';

/** A window of buttons that writes down itself what is pressed: whatever a replay believes, its log is the truth. */
export interface DemoWindow {
  readonly title: string;
  /** Names of the buttons that were pressed, and `nothing` for a press beside them. */
  log(): readonly string[];
  /** Paints it anew; answers when it is on the screen. */
  change(change: Partial<DemoLook>): Promise<void>;
  moveTo(at: Point): Promise<void>;
  readonly look: DemoLook;
  close(): void;
}
export interface DemoWindowOptions {
  /** Name of the X display. */
  readonly display: string;
  readonly authority?: string | undefined;
  readonly title: string;
  readonly at?: Point;
}

/** Numbers of the protocol: https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html */
const opcodes = { createWindow: 1, map: 8, configure: 12, changeProperty: 18, createGc: 55, changeGc: 56, fill: 70 };
const atoms = { atom: 4, cardinal: 6, string: 31, name: 39, normalHints: 40, sizeHints: 41, class: 67 };
const events = { buttonPress: 4, expose: 12, clientMessage: 33 };
const buttonPressMask = 0x4;
const exposureMask = 0x8000;
/** Rectangles in one request: far below the length that any display takes. */
const mostBoxes = 4000;

export async function openX11DemoWindow(options: DemoWindowOptions): Promise<DemoWindow> {
  const { display, authority, title, at = { x: 120, y: 90 } } = options;
  const x = await openConnection({ display, authority });
  const [window, gc] = [x.nextId(), x.nextId()];
  const log: string[] = [];
  let look = usualLook;
  let shown = 0;
  const painted = { isOnce: false };

  const paint = (): void => {
    const text = `Pressed: ${shown}`;
    for (const { colour, boxes } of paintLook(look, text)) {
      x.send(opcodes.changeGc, 0, body(u32(gc), u32(0x4), u32(colour)));
      for (let first = 0; first < boxes.length; first += mostBoxes) {
        const some = boxes.slice(first, first + mostBoxes);
        const fields = some.flatMap((box) => [
          u16(box.x & 0xffff),
          u16(box.y & 0xffff),
          u16(box.width),
          u16(box.height),
        ]);
        x.send(opcodes.fill, 0, body(u32(window), u32(gc), ...fields));
      }
    }
  };
  const press = (point: Point): void => {
    const name = look.buttons.find((one) => {
      const box = boxOfButton(look, one);
      return box && !look.hidden.includes(one) && isInside(box, point);
    });
    log.push(name ?? 'nothing');
    if (name !== undefined && look.isAnswering) {
      shown = log.length;
      paint();
    }
  };
  x.listen((event) => {
    const type = event.readUInt8(0) & 0x7f;
    if (type === events.expose) {
      painted.isOnce = true;
      paint();
    }
    if (type === events.buttonPress) press({ x: event.readInt16LE(24), y: event.readInt16LE(26) });
    if (type === events.clientMessage) x.close();
  });

  const { width, height } = sizeOfLook(look);
  const place = [u16(at.x), u16(at.y), u16(width), u16(height)] as const;
  const attributes = [u32(0x2 | 0x800), u32(0xececec), u32(buttonPressMask | exposureMask)] as const;
  x.send(
    opcodes.createWindow,
    0,
    body(u32(window), u32(x.setup.root), ...place, u16(0), u16(1), u32(0), ...attributes),
  );
  const setProperty = (property: number, type: number, format: 8 | 32, value: Buffer): void => {
    const head = body(
      u32(window),
      u32(property),
      u32(type),
      u8(format),
      u8(0),
      u16(0),
      u32(value.length / (format / 8)),
    );
    x.send(opcodes.changeProperty, 0, Buffer.concat([head, value]));
  };
  setProperty(atoms.name, atoms.string, 8, Buffer.from(title, 'latin1'));
  setProperty(atoms.class, atoms.string, 8, Buffer.from('heal-demo\0Heal-demo\0', 'latin1'));
  // Its place is wanted by a person: window managers leave it there.
  setProperty(atoms.normalHints, atoms.sizeHints, 32, body(u32(1), ...Array.from({ length: 17 }, () => u32(0))));
  setProperty(await internAtom(x, 'WM_PROTOCOLS'), atoms.atom, 32, body(u32(await internAtom(x, 'WM_DELETE_WINDOW'))));
  setProperty(await internAtom(x, '_NET_WM_PID'), atoms.cardinal, 32, body(u32(process.pid)));
  x.send(opcodes.createGc, 0, body(u32(gc), u32(window), u32(0x4), u32(0)));
  // A window manager that has just begun may not hear of it.
  for (let tries = 0; tries < 40 && !painted.isOnce; tries++) {
    if (tries % 4 === 0) x.send(opcodes.map, 0, body(u32(window)));
    await x.sync();
    await sleep(50 + tries * 10);
  }

  return {
    title,
    get look() {
      return look;
    },
    log: () => [...log],
    async change(change) {
      look = { ...look, ...change };
      const size = sizeOfLook(look);
      x.send(opcodes.configure, 0, body(u32(window), u16(0x4 | 0x8), u16(0), u32(size.width), u32(size.height)));
      await x.sync();
      paint();
      await x.sync();
    },
    async moveTo(to) {
      x.send(opcodes.configure, 0, body(u32(window), u16(0x1 | 0x2), u16(0), u32(to.x), u32(to.y)));
      await x.sync();
    },
    close: () => x.close(),
  };
}
