import type { HealCase, Stage } from '../case.ts';
import type { HealEvent } from '../event.ts';

export interface RunRecord {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  /** Process that owns it, and the machine it is on; an unfinished run whose process is gone was killed. */
  readonly pid: number;
  /** '' where an older Heal did not write it down. */
  readonly host: string;
  /** ISO 8601: when it last said that it is alive. On another machine there is no other way to know. */
  readonly aliveAt: string;
  readonly command: string;
}
export type MoveEvent = Extract<HealEvent, { type: 'moved' }>;
export interface RecordedEvent {
  /** Position in the ledger: grows by one with each move, over all cases. */
  readonly seq: number;
  readonly event: MoveEvent;
}
/** Cases and their events, written together or not at all. */
export interface Ledger {
  startRun(run: RunRecord): Promise<void>;
  /** Says that the run is alive. */
  touchRun(id: string, at: string): Promise<void>;
  finishRun(id: string, at: string): Promise<void>;
  /** Newest first. */
  runs(): Promise<readonly RunRecord[]>;
  /** Writes the case's row and its event in one transaction; answers the event's position. */
  save(healCase: HealCase, event: MoveEvent): Promise<number>;
  load(caseId: string): Promise<HealCase | undefined>;
  /** Last moved first. */
  cases(filter?: {
    readonly stage?: Stage;
    readonly idPrefix?: string;
    readonly limit?: number;
  }): Promise<readonly HealCase[]>;
  /** Oldest first. */
  events(filter: {
    readonly caseId?: string;
    readonly after?: number;
    readonly limit?: number;
  }): Promise<readonly RecordedEvent[]>;
  close(): Promise<void>;
}
