import { hostname } from 'node:os';
import type { Ledger, RunRecord } from '#core/ports/ledger.ts';
import { isProcessAlive } from '#drivers/lock/lock-file.ts';

/** How often a run says that it is alive, and after how long a silence it counts as gone. */
const beatMs = 20_000;
const silenceMs = 5 * beatMs;

/** This machine, as runs name it. */
export const thisHost = hostname();

/** True for a run that goes on: it said so a moment ago, and where that can be seen, its process is there. */
export function isRunAlive(run: RunRecord, now: Date): boolean {
  if (run.finishedAt !== undefined) return false;
  const isHere = run.host === '' || run.host === thisHost;
  if (isHere && !isProcessAlive(run.pid)) return false;
  // An id of a process is given to another one later.
  return now.getTime() - Date.parse(run.aliveAt) < silenceMs;
}

/** Says that a run is alive until it is told to stop. */
export function keepAlive(ledger: Pick<Ledger, 'touchRun'>, runId: string, now: () => Date): () => void {
  const timer = setInterval(() => {
    // Who cannot be reached now is asked at the next beat; what matters is written by moves, which do fail.
    void ledger.touchRun(runId, now().toISOString()).catch(() => {});
  }, beatMs);
  timer.unref();
  return () => clearInterval(timer);
}
