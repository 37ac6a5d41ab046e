import type { HealCase, Stage } from '../case.ts';
import type { HealEvent } from '../event.ts';

export interface RunRecord {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  /** Process that owns it; a run whose process is gone was killed. */
  readonly pid: number;
  readonly command: string;
}
/** Cases and their events, written together or not at all. */
export interface Ledger {
  startRun(run: RunRecord): void;
  finishRun(id: string, at: string): void;
  runs(): readonly RunRecord[];
  /** Writes the case's row and its event in one transaction. */
  save(healCase: HealCase, event: HealEvent): void;
  load(caseId: string): HealCase | undefined;
  cases(filter?: { readonly stage?: Stage; readonly runId?: string }): readonly HealCase[];
  events(caseId: string): readonly HealEvent[];
  close(): void;
}
