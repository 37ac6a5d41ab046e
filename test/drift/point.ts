import { createHash } from 'node:crypto';

export const driftKinds = [
  'theme',
  'scale',
  'font',
  'moved',
  'resized',
  'rearranged',
  'renamed',
  'missing',
  'decoy',
  'covered',
  'slow',
  'combination',
] as const;
export type DriftKind = (typeof driftKinds)[number];

/** How the form (`apps/form.py`) is changed; lengths in pixels of its own, before `scale`. */
export interface FormDrift {
  readonly colours?: Readonly<
    Partial<Record<'window' | 'text' | 'button' | 'field' | 'chosen' | 'onChosen', string>>
  > & {
    readonly edge?: number;
  };
  readonly scale?: number;
  readonly font?: { readonly family?: string; readonly factor?: number };
  readonly at?: readonly [number, number];
  readonly size?: readonly [number, number];
  readonly layout?: 'plain' | 'shuffled';
  readonly names?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
  readonly decoys?: readonly string[];
  /** The window is there but empty for so long. */
  readonly paintMs?: number;
  /** Each page of tabs comes so late. */
  readonly pageMs?: number;
}
/** How a GTK application is changed. */
export interface GtkDrift {
  readonly theme?: string;
  /** Of everything: whole numbers only (GDK_SCALE). */
  readonly scale?: number;
  /** Of the fonts, as the setting of the display's DPI does it (GDK_DPI_SCALE). */
  readonly dpi?: number;
  readonly css?: string;
  /** See `apps/gtk-witness.c`. */
  readonly orders?: readonly (readonly string[])[];
  /** mousepad: lines of its settings, in the group of its window. */
  readonly settings?: readonly string[];
  /** galculator: 0 basic, 1 scientific. */
  readonly mode?: 0 | 1;
}
/** How the window of `test/wine` is changed; pixels at 100 %. */
export interface Win32Drift {
  readonly scale?: number;
  readonly theme?: 'dark' | 'high-contrast';
  readonly font?: { readonly family?: string; readonly size?: number; readonly weight?: number };
  readonly at?: readonly [number, number];
  readonly client?: readonly [number, number];
  readonly layout?: 'plain' | 'shuffled';
  /** From the recorded text to another. */
  readonly names?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
  readonly decoys?: readonly string[];
  readonly paintAfterMs?: number;
}
/** Another program's window lies over a widget. */
export interface Cover {
  readonly over: string;
  /** Undefined: for good. */
  readonly forMs?: number;
  readonly looks: 'tooltip' | 'dialog';
}

export type DriftPoint = {
  /** Unique within its application; says what drifts. */
  readonly id: string;
  readonly kind: DriftKind;
  /**
   * Whether a careful person gets through all actions without having to guess. False: a target was renamed, is gone, has a
   * twin or stays covered; halting there is right.
   */
  readonly isCompletable: boolean;
  readonly cover?: Cover;
} & (
  | { readonly app: 'form'; readonly form?: FormDrift }
  | { readonly app: 'galculator' | 'mousepad'; readonly gtk?: GtkDrift }
  | { readonly app: 'win32'; readonly win32?: Win32Drift }
);

/** An application of which all points are held out. */
export const heldOutApp = 'mousepad';

/** Its result was seen while finding was being tuned: it counts as tuned, though the rule would hold it out. */
const seenTooEarly: ReadonlySet<string> = new Set(['galculator/scale-200']);

/**
 * The rule by which points are held out, made before anything was tuned: the points of an application are put in the order
 * of the SHA-256 of `<app>/<id>`, and the first half of them (rounded up) is held out, but for what was seen too early.
 */
export function splitPoints(points: readonly DriftPoint[]): {
  heldOut: readonly DriftPoint[];
  tuned: readonly DriftPoint[];
} {
  const heldOut = [...new Set(points.map(({ app }) => app))].flatMap((app) => {
    const own = points.filter((point) => point.app === app).toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1));
    const half = app === heldOutApp ? own : own.slice(0, Math.ceil(own.length / 2));
    return half.filter(({ id }) => !seenTooEarly.has(`${app}/${id}`));
  });
  return { heldOut, tuned: points.filter((point) => !heldOut.includes(point)) };
}

function digest({ app, id }: DriftPoint): string {
  return createHash('sha256').update(`${app}/${id}`).digest('hex');
}
