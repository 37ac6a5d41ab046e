import type { MouseButton } from '../ports/desktop.ts';
import type { GreyPicture, Ink } from '../ports/vision.ts';
import type { Point, Rect, Size } from './screen.ts';

/** How a window is known again. A title may hold `*` for what changes (a file's name); the class never changes. */
export interface WindowAnchor {
  readonly className: string;
  readonly application: string;
  readonly title: string;
}
/** Remembered mark of the window in which a target was recorded; relative to the client area of that window. */
export interface RecordedMark {
  readonly box: Rect;
  /** Undefined for what is empty inside. */
  readonly ink: Ink | undefined;
  /** As read when it was recorded; '' when nothing could be read. */
  readonly text: string;
}
/** A window as it looked when it was recorded: what all targets of it share. */
export interface RecordedScreen {
  readonly id: string;
  readonly client: Size;
  readonly marks: readonly RecordedMark[];
}
/** Where to click, remembered in every way in which it may be found again. */
export interface Target {
  readonly id: string;
  /** For people: `the button “Save”`. */
  readonly label: string;
  /** Name of the screen on which it was recorded. */
  readonly screen: string;
  /** Its mark, relative to the client area of its window. */
  readonly box: Rect;
  /** Where in its box it was clicked, 0–1 each. */
  readonly grip: Point;
  /** What the box looked like; undefined when its file is damaged: anchors cannot find this target then. */
  readonly picture: GreyPicture | undefined;
  readonly ink: Ink | undefined;
  /** The control that the platform told of, if it did. */
  readonly element: { readonly role: string; readonly name: string; readonly controlId: string } | undefined;
  /** Its text, and other words that mean the same. */
  readonly texts: readonly string[];
}
/** Text of a workflow: `{{name}}` stands for a parameter. */
export type Template = string;
/** Names of the parameters in a template, in their order. */
export function parametersIn(template: Template): string[] {
  return [...template.matchAll(/\{\{([a-z][a-z0-9-]*)\}\}/g)].map((match) => match[1] ?? '');
}
/** The text with every parameter replaced; a parameter without a value stays as it is written. */
export function fillTemplate(template: Template, valueOf: (name: string) => string | undefined): string {
  return template.replace(/\{\{([a-z][a-z0-9-]*)\}\}/g, (written, name: string) => valueOf(name) ?? written);
}
export interface Parameter {
  readonly name: string;
  readonly label: string;
  /** Never written anywhere: it comes from the environment or from a prompt. */
  readonly isSecret: boolean;
  /** Undefined when it has to be given. */
  readonly value: string | undefined;
}
export type Action =
  | { readonly do: 'click'; readonly target: string; readonly button: MouseButton; readonly count: 1 | 2 }
  | { readonly do: 'drag'; readonly target: string; readonly to: string }
  | { readonly do: 'type'; readonly text: Template }
  | { readonly do: 'press'; readonly keys: readonly string[] }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'focus' }
  | { readonly do: 'close' };

/** What must be so after a step. All that a step names must hold within its time. */
export type Postcondition =
  /** Pixels changed in the region (relative to the window's client area as recorded, scaled with it); absent: anywhere in the window. */
  | { readonly see: 'change'; readonly region?: Rect }
  | { readonly see: 'no-change'; readonly region?: Rect }
  /** A window whose title matches (`*` for anything) is there, or no longer. */
  | { readonly see: 'window'; readonly title: Template; readonly isThere: boolean }
  /** Text of a control or read from the screen at a target. */
  | { readonly see: 'text'; readonly target: string; readonly equals: Template }
  | { readonly see: 'file'; readonly path: Template; readonly contains?: Template }
  | { readonly see: 'http'; readonly url: Template; readonly status: number; readonly contains?: Template }
  /** One value of one row of a SQLite file. */
  | { readonly see: 'sql'; readonly file: Template; readonly query: string; readonly equals: Template };

export interface Step {
  /** Stable over edits of the workflow: `03-save`. */
  readonly id: string;
  readonly title: string;
  readonly window: WindowAnchor;
  readonly action: Action;
  readonly after: readonly Postcondition[];
  /** Cannot be taken back (send, pay, delete): found by an anchor, or by a person. */
  readonly isIrreversible: boolean;
  /** For finding its target, waiting for slow paint, and for its postconditions together. */
  readonly timeoutMs: number;
}
/** A recorded workflow: one folder, `workflow.json` with pictures and marks beside it. */
export interface Workflow {
  /** Name of its folder: lower case, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly recordedOn: Size;
  readonly parameters: readonly Parameter[];
  readonly steps: readonly Step[];
  readonly targets: Readonly<Record<string, Target>>;
  readonly screens: Readonly<Record<string, RecordedScreen>>;
}
