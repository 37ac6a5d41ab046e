import { DesktopError } from '#core/ports/desktop.ts';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';
import { XError, type XConnection } from './connection.ts';
import { body, getGeometry, u16, u32, u8 } from './requests.ts';
import { openSharedMemory, type SharedMemory } from './shared-memory.ts';

const everyPlane = 0xffffffff;
const zPixmap = 2;
const badMatch = 8;

export interface Capturing {
  capture(region?: Rect): Promise<Frame>;
  close(): void;
}
/** Pictures of the root window: through shared memory where the display allows it, else over the socket. */
export async function openCapturing(x: XConnection): Promise<Capturing> {
  const { root, pixels } = x.setup;
  const shm = x.address.isLocal ? await x.extension('MIT-SHM') : undefined;
  let memory: Promise<SharedMemory | undefined> | undefined;

  const readShared = async (part: Rect, shared: SharedMemory, opcode: number): Promise<Uint8Array> => {
    const { x: left, y: top, width, height } = part;
    const place = [u32(root), u16(left), u16(top), u16(width), u16(height)] as const;
    await x.request(opcode, 4, body(...place, u32(everyPlane), u8(zPixmap), u8(0), u16(0), u32(shared.id), u32(0)));
    return shared.bytes.slice(0, width * height * 4);
  };
  const readOverSocket = async ({ x: left, y: top, width, height }: Rect): Promise<Uint8Array> => {
    const place = [u32(root), u16(left), u16(top), u16(width), u16(height)] as const;
    const reply = await x.request(73, zPixmap, body(...place, u32(everyPlane)));
    return new Uint8Array(reply.buffer, reply.byteOffset + 32, width * height * 4);
  };
  const readPixels = async (part: Rect, whole: number): Promise<Uint8Array> => {
    if (shm === undefined) return readOverSocket(part);
    memory ??= openSharedMemory(x, shm, whole);
    let shared = await memory;
    if (shared && shared.bytes.length < whole) {
      shared.close();
      shared = await (memory = openSharedMemory(x, shm, whole));
    }
    return shared ? readShared(part, shared, shm) : readOverSocket(part);
  };
  const captureOnce = async (region: Rect | undefined): Promise<Frame> => {
    const { width, height } = await getGeometry(x, root);
    const screen = { x: 0, y: 0, width, height };
    const part = region === undefined ? screen : intersect(roundOut(region), screen);
    if (part === undefined) throw new DesktopError('The region lies outside of the screen.');
    const bgra = await readPixels(part, width * height * 4);
    return { width: part.width, height: part.height, origin: { x: part.x, y: part.y }, bgra };
  };
  // One at a time: they share the memory.
  let last: Promise<unknown> = Promise.resolve();
  return {
    capture(region) {
      if (pixels === undefined) {
        return Promise.reject(new DesktopError('The display has no pixels of 32 bits; start it with a depth of 24.'));
      }
      const taken = last.then(() =>
        captureOnce(region).catch((error: unknown) => {
          // The screen became smaller between the question for its size and the picture.
          if (error instanceof XError && error.code === badMatch) return captureOnce(region);
          throw error;
        }),
      );
      last = taken.catch(() => undefined);
      return taken;
    },
    close: () => void memory?.then((shared) => shared?.close()),
  };
}

function roundOut({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
