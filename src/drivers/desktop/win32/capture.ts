import { DesktopError } from '#core/ports/desktop.ts';
import { intersect } from '#core/replay/screen.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import type { Handle, Win32Api } from './api.ts';
import { virtualScreen } from './screen.ts';

const copySource = 0x00cc0020;

/** Memory into which Windows draws: made once for the whole screen, as making it costs more than copying. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly context: Handle;
  readonly free: () => void;
}

export interface Camera {
  /** Throws `DesktopError` for a region off the screen, and when Windows gives no picture. */
  readonly take: (region?: Rect) => Frame;
  readonly close: () => void;
}
export function createCamera(api: Win32Api): Camera {
  let canvas: Canvas | undefined;
  return {
    take(region) {
      const screen = virtualScreen(api);
      const part = region === undefined ? screen : intersect(roundOut(region), screen);
      if (part === undefined) throw new DesktopError('The part that was to be captured is not on the screen.');
      if (canvas === undefined || canvas.width < screen.width || canvas.height < screen.height) {
        canvas?.free();
        canvas = createCanvas(api, screen.width, screen.height);
      }
      return copyScreen(api, canvas, part);
    },
    close() {
      canvas?.free();
      canvas = undefined;
    },
  };
}

function roundOut({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

function copyScreen({ user32, gdi32 }: Win32Api, canvas: Canvas, part: Rect): Frame {
  const { x, y, width, height } = part;
  const screen = user32.GetDC(0);
  const isCopied = gdi32.BitBlt(canvas.context, 0, 0, width, height, screen, x, y, copySource);
  gdi32.GdiFlush();
  user32.ReleaseDC(0, screen);
  if (!isCopied)
    throw new DesktopError('Windows gives no picture of the screen; it may be locked, or the session disconnected.');
  const bgra = new Uint8Array(width * height * 4);
  const row = width * 4;
  const stride = canvas.width * 4;
  if (row === stride) bgra.set(canvas.pixels.subarray(0, bgra.length));
  else
    for (let line = 0; line < height; line++)
      bgra.set(canvas.pixels.subarray(line * stride, line * stride + row), line * row);
  return { width, height, origin: { x, y }, bgra };
}

function createCanvas({ user32, gdi32, memoryAt }: Win32Api, width: number, height: number): Canvas {
  // BITMAPINFOHEADER: a negative height puts the first row at the top; one plane of 32 bits.
  const header = new Int32Array([40, width, -height, 1 | (32 << 16), 0, 0, 0, 0, 0, 0]);
  const address = new BigUint64Array(1);
  const screen = user32.GetDC(0);
  const context = gdi32.CreateCompatibleDC(screen);
  const bitmap = gdi32.CreateDIBSection(screen, header, 0, address, 0, 0);
  user32.ReleaseDC(0, screen);
  if (context === 0 || bitmap === 0) throw new DesktopError('Windows has no memory left for a picture of the screen.');
  const before = gdi32.SelectObject(context, bitmap);
  return {
    width,
    height,
    context,
    pixels: memoryAt(address[0] ?? 0n, width * height * 4),
    free() {
      gdi32.SelectObject(context, before);
      gdi32.DeleteObject(bitmap);
      gdi32.DeleteDC(context);
    },
  };
}
