import { closedCircuit } from '#core/circuit.ts';
import { EnvironmentError } from '#core/errors.ts';
import { passTime, type ClockReading } from '#core/failure-window.ts';
import type { ExecutionStates } from '#core/ports/execution-states.ts';
import type { Clock } from '#core/ports/replay.ts';
import type { EverythingRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';
import { openRecord } from './record.ts';

/** Both records at this moment. A work that answers one that it was given leaves that as it is. */
export interface Records {
  readonly workflow: WorkflowRecord;
  readonly everything: EverythingRecord;
}
export type Work<T> = (records: Records) => Partial<Records> & { readonly answer: T };
export interface KeptRecords {
  /** Does the work on what is kept now and keeps what it answers; again when another process was faster. */
  change<T>(workflow: string, work: Work<T>): Promise<T>;
}

const mostTries = 50;

export function keepRecords(
  states: ExecutionStates,
  clock: Pick<Clock, 'sleep'>,
  read: () => ClockReading,
): KeptRecords {
  return {
    async change(workflow, work) {
      for (let tries = 1; tries <= mostTries; tries++) {
        const keptWorkflow = await states.load(workflow);
        const keptEverything = await states.loadEverything();
        const reading = read();
        const before: Records = {
          workflow: openRecord(keptWorkflow.record, workflow, reading),
          everything: {
            version: 1,
            circuit: keptEverything.record?.circuit ?? closedCircuit,
            time: passTime(keptEverything.record?.time, reading),
          },
        };
        const { answer, ...after } = work(before);
        const changes = {
          ...(after.workflow && after.workflow !== before.workflow
            ? { workflow: { revision: keptWorkflow.revision, record: after.workflow } }
            : {}),
          ...(after.everything && after.everything !== before.everything
            ? { everything: { revision: keptEverything.revision, record: after.everything } }
            : {}),
        };
        if (Object.keys(changes).length === 0 || (await states.compareAndSave(changes))) return answer;
        await clock.sleep(tries);
      }
      throw new EnvironmentError(
        `The state of ${workflow} could not be saved: other processes change it all the time.`,
        'End the other replays of this workflow, then try again.',
      );
    },
  };
}
