import type { Rect } from '#core/replay/screen.ts';
import { drawText, type Dot } from './glyphs.ts';

/** How the window looks, and what is wrong with it. */
export interface DemoLook {
  readonly theme: keyof typeof themes;
  /** Factor of all sizes. */
  readonly scale: number;
  readonly buttons: readonly string[];
  /** Not painted, and not pressed either. */
  readonly hidden: readonly string[];
  /** False: presses are heard and nothing is shown of them. */
  readonly isAnswering: boolean;
}
export const usualLook: DemoLook = {
  theme: 'light',
  scale: 1,
  buttons: ['Customer', 'Invoice', 'Total', 'Print', 'Export', 'Save', 'Undo', 'Help', 'Quit'],
  hidden: [],
  isAnswering: true,
};

interface Theme {
  readonly back: number;
  readonly face: number;
  readonly edge: number;
  readonly text: number;
  readonly field: number;
}
export const themes = {
  light: { back: 0xececec, face: 0xfafafa, edge: 0x9a9a9a, text: 0x202020, field: 0xffffff },
  dark: { back: 0x2b2b2b, face: 0x3d3d3d, edge: 0x6a6a6a, text: 0xf0f0f0, field: 0x1c1c1c },
  blue: { back: 0xd5e3f5, face: 0x2f6fb7, edge: 0x1d4d85, text: 0xffffff, field: 0xf4f8ff },
} as const satisfies Readonly<Record<string, Theme>>;

const columns = 3;
const cell = { width: 150, height: 56, gap: 14 };
const displayHeight = 50;
/** A pixel of its letters. */
const dot = 2;

export interface Fill {
  readonly colour: number;
  readonly boxes: readonly Dot[];
}

export function sizeOfLook({ buttons, scale }: DemoLook): { readonly width: number; readonly height: number } {
  const rowCount = Math.ceil(buttons.length / columns);
  return {
    width: Math.round((columns * (cell.width + cell.gap) + cell.gap) * scale),
    height: Math.round((displayHeight + 2 * cell.gap + rowCount * (cell.height + cell.gap)) * scale),
  };
}

/** Where a button is, relative to the window; undefined when there is none of this name. */
export function boxOfButton({ buttons, scale }: DemoLook, name: string): Rect | undefined {
  const index = buttons.indexOf(name);
  if (index === -1) return undefined;
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    x: Math.round((cell.gap + column * (cell.width + cell.gap)) * scale),
    y: Math.round((displayHeight + 2 * cell.gap + row * (cell.height + cell.gap)) * scale),
    width: Math.round(cell.width * scale),
    height: Math.round(cell.height * scale),
  };
}

/** All of the window, as rectangles of one colour each, in the order in which they are painted. */
export function paintLook(look: DemoLook, shown: string): Fill[] {
  const theme: Theme = themes[look.theme];
  const { width, height } = sizeOfLook(look);
  const size = Math.max(1, Math.round(dot * look.scale));
  const gap = Math.round(cell.gap * look.scale);
  const display = { x: gap, y: gap, width: width - 2 * gap, height: Math.round(displayHeight * look.scale) };
  const middle = ({ x, y, ...box }: Rect): { x: number; y: number } => ({
    x: x + box.width / 2,
    y: y + box.height / 2,
  });
  const frame = (box: Rect, colour: number): Fill[] => [
    { colour: theme.edge, boxes: [box] },
    { colour, boxes: [{ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }] },
  ];
  const buttons = look.buttons
    .filter((name) => !look.hidden.includes(name))
    .flatMap((name) => {
      const box = boxOfButton(look, name);
      return box ? [...frame(box, theme.face), { colour: theme.text, boxes: drawText(name, middle(box), size) }] : [];
    });
  const shownColour = theme.field > 0x808080 ? 0x202020 : 0xf0f0f0;
  return [
    { colour: theme.back, boxes: [{ x: 0, y: 0, width, height }] },
    ...frame(display, theme.field),
    { colour: shownColour, boxes: drawText(shown, middle(display), size) },
    ...buttons,
  ];
}
