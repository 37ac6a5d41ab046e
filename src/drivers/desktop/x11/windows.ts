import { intersect, type DesktopWindow, type Rect } from '#core/replay/screen.ts';
import { applicationOf } from './application.ts';
import type { Atoms } from './atoms.ts';
import { XError, type XConnection } from './connection.ts';
import {
  body,
  u16,
  u32,
  u8,
  getAttributes,
  getGeometry,
  getNumbers,
  getOrigin,
  getProperty,
  queryTree,
  type Attributes,
} from './requests.ts';

const longestTitle = 500;
/** A window in the stack of the screen: what is painted on top of the others, with frame, and who paints inside. */
export interface StackedWindow {
  readonly top: number;
  readonly client: number;
  readonly isUnmanaged: boolean;
}

/** All that can be seen, the topmost first: as the display itself stacks them, with menus and tooltips. */
export async function stackWindows(x: XConnection, atoms: Atoms): Promise<readonly StackedWindow[]> {
  const { children } = await queryTree(x, x.setup.root);
  const [attributes, clients] = await Promise.all([
    Promise.all(children.map((window) => orGone(getAttributes(x, window)))),
    findClients(x, atoms, children),
  ]);
  const isSeen = (one: Attributes | undefined): one is Attributes =>
    one !== undefined && one.isViewable && !one.isInputOnly;
  return children
    .flatMap((top, index) => {
      const own = attributes[index];
      if (!isSeen(own)) return [];
      const client = clients.get(top);
      return [{ top, client: client ?? top, isUnmanaged: client === undefined && own.isUnmanaged }];
    })
    .toReversed();
}

/** Client of each frame: the managed windows, followed up to the child of the root that holds them. */
async function findClients(
  x: XConnection,
  atoms: Atoms,
  tops: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const managed = await getNumbers(x, x.setup.root, atoms._NET_CLIENT_LIST);
  const known = new Set(tops);
  const found = await Promise.all(
    managed.map(async (client) => {
      let window = client;
      for (let depth = 0; depth < 20; depth++) {
        if (known.has(window)) return [window, client] as const;
        const tree = await orGone(queryTree(x, window));
        if (tree === undefined || tree.parent === 0) return undefined;
        window = tree.parent;
      }
      return undefined;
    }),
  );
  return new Map(found.filter((entry) => entry !== undefined));
}

/** Compositors paint through a window over all that lets everything through: who is below is not covered by it. */
async function letsThrough(x: XConnection, window: number): Promise<boolean> {
  const shape = await x.extension('SHAPE');
  if (shape === undefined) return false;
  const [getRectangles, inputShape] = [8, 2];
  const reply = await x.request(shape, getRectangles, body(u32(window), u8(inputShape), u8(0), u16(0)));
  return reply.readUInt32LE(8) === 0;
}

export async function listWindows(x: XConnection, atoms: Atoms): Promise<readonly DesktopWindow[]> {
  const [stack, screen, active, desktop] = await Promise.all([
    stackWindows(x, atoms),
    getGeometry(x, x.setup.root),
    activeWindow(x, atoms),
    getNumbers(x, x.setup.root, atoms._NET_CURRENT_DESKTOP),
  ]);
  const described = await Promise.all(
    stack.map((window) => orGone(describeWindow(x, atoms, window, { active, desktop: desktop[0] }))),
  );
  const whole = { x: 0, y: 0, width: screen.width, height: screen.height };
  return described.filter(
    (window) =>
      window !== undefined &&
      window.bounds.width > 1 &&
      window.bounds.height > 1 &&
      intersect(window.bounds, whole) !== undefined,
  ) as readonly DesktopWindow[]; // Undefined ones are left out by the first condition.
}

async function describeWindow(
  x: XConnection,
  atoms: Atoms,
  { top, client, isUnmanaged }: StackedWindow,
  now: { readonly active: number; readonly desktop: number | undefined },
): Promise<DesktopWindow | undefined> {
  const [frame, inner, origin, title, className, application, shadow, state, desktop] = await Promise.all([
    getGeometry(x, top),
    getGeometry(x, client),
    getOrigin(x, client),
    titleOf(x, atoms, client),
    classOf(x, atoms, client),
    applicationOf(x, atoms, client),
    getNumbers(x, client, atoms._GTK_FRAME_EXTENTS),
    getNumbers(x, client, atoms._NET_WM_STATE),
    getNumbers(x, client, atoms._NET_WM_DESKTOP),
  ]);
  const onEvery = 0xffffffff;
  const [where] = desktop;
  const isElsewhere = where !== undefined && where !== onEvery && now.desktop !== undefined && where !== now.desktop;
  if (!isUnmanaged && (isElsewhere || state.includes(atoms._NET_WM_STATE_HIDDEN))) return undefined;
  const inside = { x: origin.x, y: origin.y, width: inner.width, height: inner.height };
  const outside = {
    x: frame.x,
    y: frame.y,
    width: frame.width + 2 * frame.border,
    height: frame.height + 2 * frame.border,
  };
  if (isUnmanaged && className === '' && title === '' && (await letsThrough(x, client))) return undefined;
  const paintsFrame = top === client || (frame.width === inner.width && frame.height === inner.height);
  return {
    id: writeId(client),
    title,
    className,
    application,
    bounds: withoutShadow(paintsFrame ? outside : joined(outside, inside), shadow),
    client: withoutShadow(inside, shadow),
    isForeground: client === now.active,
  };
}
function joined(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}
/** Toolkits that draw their own frame draw its shadow too, and count it as theirs. */
function withoutShadow(rect: Rect, [left = 0, right = 0, top = 0, bottom = 0]: readonly number[]): Rect {
  const width = rect.width - left - right;
  const height = rect.height - top - bottom;
  return width > 0 && height > 0 ? { x: rect.x + left, y: rect.y + top, width, height } : rect;
}

/** The window that is used now; 0 for none. */
export async function activeWindow(x: XConnection, atoms: Atoms): Promise<number> {
  const [told] = await getNumbers(x, x.setup.root, atoms._NET_ACTIVE_WINDOW);
  if (told !== undefined) return told;
  const focus = await x.sync();
  return isWindow(focus) ? ((await topOf(x, focus)) ?? 0) : 0;
}
/** The focus may be nowhere (0) or wherever the pointer is (1). */
export const isWindow = (focus: number): boolean => focus > 1;

/** The child of the root that holds a window; undefined when the window is gone. */
export async function topOf(x: XConnection, window: number): Promise<number | undefined> {
  let at = window;
  for (let depth = 0; depth < 50; depth++) {
    const tree = await orGone(queryTree(x, at));
    if (tree === undefined) return undefined;
    if (tree.parent === x.setup.root || tree.parent === 0) return at;
    at = tree.parent;
  }
  return undefined;
}

async function titleOf(x: XConnection, atoms: Atoms, window: number): Promise<string> {
  const [modern, old] = await Promise.all([
    getProperty(x, window, atoms._NET_WM_NAME),
    getProperty(x, window, atoms.WM_NAME),
  ]);
  const { type, value } = modern.value.length > 0 ? modern : old;
  return readText(value.toString(type === atoms.UTF8_STRING ? 'utf8' : 'latin1'));
}
async function classOf(x: XConnection, atoms: Atoms, window: number): Promise<string> {
  const [instance = '', className = ''] = (await getProperty(x, window, atoms.WM_CLASS)).value
    .toString('latin1')
    .split('\0');
  return readText(className || instance);
}
const readText = (text: string): string =>
  text
    .replaceAll(/[\0-\x1f\x7f]+/g, ' ')
    .trim()
    .slice(0, longestTitle);

export const writeId = (window: number): string => `0x${window.toString(16)}`;
export function readId(id: string): number | undefined {
  return /^0x[\da-f]{1,8}$/.test(id) ? Number(id) : undefined;
}

/** Undefined when the window has gone meanwhile. */
export async function orGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof XError) return undefined;
    throw error;
  }
}
