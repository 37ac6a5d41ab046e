import { z } from 'zod';

/** Pixels at 100 %; the window multiplies them by its scale. */
const box = z.object({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() });
export const controlKinds = ['button', 'checkbox', 'edit', 'password', 'listbox', 'label'] as const;
const control = z.object({
  /** 100 to 999, as WM_COMMAND tells of it. */
  id: z.int().min(100).max(999),
  kind: z.enum(controlKinds),
  text: z.string().default(''),
  /** Relative to the client area. */
  box,
  /** Of a list box. */
  items: z.array(z.string()).default([]),
  isEnabled: z.boolean().default(true),
  isVisible: z.boolean().default(true),
});
/** What covers a part of the window: above all others, never active, as a tooltip or a notice is. */
export const coverDescription = z.object({ text: z.string().default(''), box });
export const groundTruthDescription = z.object({
  title: z.string().default('Ground truth'),
  /** Upper left of the window on the screen, in physical pixels. */
  at: z.object({ x: z.int(), y: z.int() }).default({ x: 200, y: 150 }),
  client: z.object({ width: z.number(), height: z.number() }).default({ width: 560, height: 360 }),
  /** 1, 1.25, 1.5, 2: as an application looks on a screen of 100 to 200 %. */
  scale: z.number().min(0.5).max(4).default(1),
  theme: z.enum(['light', 'dark', 'high-contrast']).default('light'),
  font: z
    .object({ family: z.string(), size: z.number(), weight: z.number() })
    .partial()
    .default({})
    .transform(({ family = 'Tahoma', size = 13, weight = 400 }) => ({ family, size, weight })),
  controls: z.array(control).default([]),
  cover: coverDescription.optional(),
  /** Label that tells of every command, as `3 Save`: what a person sees that comes of a click. */
  statusLabel: z.int().optional(),
  /** The window is there at once, empty; its controls come later. */
  paintAfterMs: z.number().default(0),
});
export type GroundTruthDescription = z.input<typeof groundTruthDescription>;
export type FullDescription = z.output<typeof groundTruthDescription>;
export type ControlDescription = FullDescription['controls'][number];
export type ControlKind = ControlDescription['kind'];
export type CoverDescription = z.input<typeof coverDescription>;

const at = { atMs: z.number() };
const point = z.object({ x: z.number(), y: z.number() });
/** What happened to the window, as Windows told the window itself; `atMs` since 1970. */
export const groundTruthEvent = z.discriminatedUnion('type', [
  z.object({ ...at, type: z.literal('shown') }),
  /** WM_COMMAND: a button or a checkbox was clicked, an entry of a list chosen. `text` is its label, or the entry. */
  z.object({
    ...at,
    type: z.literal('command'),
    id: z.number(),
    text: z.string(),
    /** BN_CLICKED 0, LBN_SELCHANGE 1, LBN_DBLCLK 2, BN_DBLCLK 5. */
    code: z.number(),
    isChecked: z.boolean().optional(),
  }),
  z.object({ ...at, type: z.literal('edited'), id: z.number(), text: z.string() }),
  /** Inside the window, but on none of its controls; relative to the client area, in physical pixels. */
  z.object({ ...at, type: z.literal('missed'), what: z.enum(['down', 'up', 'double', 'right']), at: point }),
  z.object({ ...at, type: z.literal('menu'), id: z.number() }),
  z.object({ ...at, type: z.literal('cover-clicked') }),
  z.object({ ...at, type: z.literal('modal'), isOpen: z.boolean() }),
  z.object({ ...at, type: z.literal('closed') }),
]);
export type GroundTruthEvent = z.infer<typeof groundTruthEvent>;
