import { DesktopError, type InputHook, type MouseButton } from '#core/ports/desktop.ts';
import { openConnection, type XConnection, type XConnectionOptions } from '../../x11/connection.ts';
import { body, getKeyboardMapping, u32, u8 } from '../../x11/requests.ts';
import { shapeEvents, type RawEvent } from '../shape-events.ts';
import { makeTranslator } from './layout.ts';

const [keyPress, keyRelease, buttonPress, buttonRelease, motion] = [2, 3, 4, 5, 6];
const mappingNotify = 34;
const fromServer = 0;
const buttons: Readonly<Record<number, MouseButton>> = { 1: 'left', 2: 'middle', 3: 'right' };
const allClients = 3;

/** Hears all of mouse and keyboard of an X display by its RECORD extension, with the text that its layout makes of it. */
export function makeX11Hook(options: XConnectionOptions): InputHook {
  let connections: readonly XConnection[] = [];
  const stop = async (): Promise<void> => {
    for (const x of connections) x.close();
    connections = [];
  };
  return {
    async start(hear) {
      await stop();
      const control = await openConnection(options);
      connections = [control];
      try {
        const data = await openConnection(options);
        connections = [control, data];
        await listen(control, data, hear);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

async function listen(control: XConnection, data: XConnection, hear: Parameters<InputHook['start']>[0]): Promise<void> {
  const [opcode, record] = await Promise.all([data.extension('RECORD'), control.extension('RECORD')]);
  if (opcode === undefined || record === undefined) {
    throw new DesktopError('The display tells nobody what is done on it: it has no RECORD.');
  }
  const context = control.nextId();
  const none = u32(0);
  // Ranges of what is told: nothing but the events of devices.
  const range = [none, none, none, none, u8(0), u8(0), u8(keyPress), u8(motion), u8(0), u8(0), u8(0), u8(0)];
  const head = [u32(context), u8(0), u8(0), u8(0), u8(0), u32(1), u32(1), u32(allClients)];
  control.send(record, 1, body(...head, ...range));
  await control.sync();

  let layout = await getKeyboardMapping(control);
  let isStale = false;
  control.listen((event) => {
    if ((event.readUInt8(0) & 0x7f) === mappingNotify) isStale = true;
  });
  const translate = makeTranslator();
  const tell = shapeEvents(hear);
  /** Distance of its clock to ours: the least that was seen, for an event may be late but not early. */
  let ahead = Infinity;
  let newestMs = 0;
  const read = async (event: Buffer): Promise<void> => {
    const [type, detail, time] = [event.readUInt8(0) & 0x7f, event.readUInt8(1), event.readUInt32LE(4)];
    ahead = Math.min(ahead, Date.now() - time);
    const atMs = (newestMs = Math.max(newestMs, time + ahead));
    const at = { x: event.readInt16LE(20), y: event.readInt16LE(22) };
    if (type === motion) return tell({ atMs, type: 'mouse-move', at });
    if (type === buttonPress || type === buttonRelease) {
      const button = buttons[detail];
      if (button !== undefined) tell({ atMs, type: type === buttonPress ? 'mouse-down' : 'mouse-up', at, button });
      return;
    }
    if (isStale) {
      isStale = false;
      layout = await getKeyboardMapping(control);
    }
    const isDown = type === keyPress;
    const key = translate(layout[detail - control.setup.minKeycode] ?? [], event.readUInt16LE(28), isDown);
    const kind: RawEvent['type'] = isDown ? 'key-down' : 'key-up';
    if (key && (isDown || type === keyRelease)) tell({ atMs, type: kind, ...key });
  };
  // One after the other: a key waits for the layout.
  let last: Promise<void> = Promise.resolve();
  const started = Promise.withResolvers<undefined>();
  data.whenOver((error) => started.reject(error));
  data.subscribe(opcode, 5, body(u32(context)), (reply) => {
    started.resolve(undefined);
    if (reply.readUInt8(1) !== fromServer) return;
    for (let at = 32; at + 32 <= reply.length; at += 32) {
      const event = reply.subarray(at, at + 32);
      last = last.then(() => read(event)).catch(() => undefined);
    }
  });
  await started.promise;
}
