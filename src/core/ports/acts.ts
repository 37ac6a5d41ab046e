import type { RecordEntry } from '../record.ts';
import type { Ignored } from './ignores.ts';

/** What changes Heal's memory without being the move of a case; the audit trail tells of it as well. */
export type Act =
  | { readonly what: 'recorded'; readonly entry: RecordEntry }
  | { readonly what: 'ignored'; readonly ignored: Ignored }
  | { readonly what: 'no-longer-ignored'; readonly ignored: Ignored; readonly at: string }
  /** A pattern came, changed or went: `about` is its id, `detail` says from where and why. */
  | { readonly what: 'library'; readonly at: string; readonly about: string; readonly detail: string };

export interface RecordedAct {
  /** Grows with each act, apart from the positions of moves. */
  readonly seq: number;
  readonly at: string;
  readonly act: Act;
}
export interface Acts {
  /** For acts that no other part of the store writes down by itself. */
  add(act: Extract<Act, { what: 'library' }>): Promise<void>;
  list(filter: { readonly after?: number }): Promise<readonly RecordedAct[]>;
}
