/** Physical pixels of the virtual screen; 0,0 is the upper left of the primary screen, other screens may be negative. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** `width` and `height` count pixels: the right and lower edge are not part of it. */
export interface Rect extends Point, Size {}

/** A picture of a part of the screen. */
export interface Frame extends Size {
  /** Where its upper left pixel is on the screen. */
  readonly origin: Point;
  /** Four bytes a pixel, blue green red and one to pass over; rows from the top, without padding. */
  readonly bgra: Uint8Array;
}

export interface DesktopWindow {
  /** Stable as long as the window lives; means nothing to another process. */
  readonly id: string;
  readonly title: string;
  /** Window class of Win32, WM_CLASS of X11: names the application, in any language of its texts. */
  readonly className: string;
  /** Name of the program's file without folder and `.exe`, in lower case; '' when it cannot be known. */
  readonly application: string;
  /** With its frame. */
  readonly bounds: Rect;
  /** What the application paints itself: everything that is remembered of a window is relative to it. */
  readonly client: Rect;
  readonly isForeground: boolean;
}
/** A control inside a window, where the platform tells of them. */
export interface DesktopElement {
  readonly id: string;
  /** What it is, as the platform says: `Button`, `Edit`. */
  readonly role: string;
  /** Its text as people see it; '' when it has none. */
  readonly name: string;
  /** The application's own id of it, stable over restarts; '' when it has none. */
  readonly controlId: string;
  readonly bounds: Rect;
  readonly isEnabled: boolean;
  readonly isVisible: boolean;
}

export function centreOf({ x, y, width, height }: Rect): Point {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
export function isInside({ x, y, width, height }: Rect, at: Point): boolean {
  return at.x >= x && at.y >= y && at.x < x + width && at.y < y + height;
}
/** Undefined where the two share no pixel. */
export function intersect(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
