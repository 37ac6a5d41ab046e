/** Heal's driver for Windows, called from outside: `node desktop.ts <readyFile> <token>`. */
import { z } from 'zod';
import { mouseButtons } from '#core/ports/desktop.ts';
import { openWin32Desktop, probeWin32Desktop } from '#drivers/desktop/win32/index.ts';
import { serve } from './serve.ts';

const [readyFile = '', token = ''] = process.argv.slice(2);
/** JSON writes null for what is no number; the driver shall refuse it itself. */
const coordinate = z.union([z.number(), z.null().transform(() => Number.NaN)]);
const point = z.object({ x: coordinate, y: coordinate });
const rect = point.extend({ width: z.number(), height: z.number() });
const clickOptions = z.object({ button: z.enum(mouseButtons).default('left'), count: z.literal([1, 2]).default(1) });

const desktop = await openWin32Desktop();
serve(
  {
    size: () => desktop.size(),
    windows: () => desktop.windows(),
    elements: (id) => desktop.elements(z.string().parse(id)),
    async capture(region) {
      const { bgra, ...facts } = await desktop.capture(rect.nullish().parse(region) ?? undefined);
      return { bytes: bgra, facts };
    },
    move: (to) => desktop.move(point.parse(to)),
    click: (at, options) => desktop.click(point.parse(at), clickOptions.nullish().parse(options) ?? undefined),
    drag: (from, to) => desktop.drag(point.parse(from), point.parse(to)),
    type: (text) => desktop.type(z.string().parse(text)),
    press: (keys) => desktop.press(z.array(z.string()).parse(keys)),
    focus: (id) => desktop.focus(z.string().parse(id)),
    textOf: (id) => desktop.textOf(z.string().parse(id)),
    closeWindow: (id) => desktop.closeWindow(z.string().parse(id)),
    close: () => desktop.close(),
    probe: () => probeWin32Desktop(),
  },
  { readyFile, token },
);
