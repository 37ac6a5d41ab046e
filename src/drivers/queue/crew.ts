import { messageOf, StoppedError } from '#core/errors.ts';
import { JobRefused, type JobHandlers, type RunningJob } from '#core/ports/job-queue.ts';
import { endJob, failAttempt, giveBack, sayEvent, type ClaimedJob } from './attempts.ts';
import { choosePause, type Backoff } from './backoff.ts';
import { readJob } from './read-rows.ts';
import { cleanText, type Fence, type JobStore } from './rows.ts';

export interface CrewOptions {
  readonly worker: string;
  readonly handlers: JobHandlers;
  readonly backoff: Backoff;
  readonly random: () => number;
  readonly say: (line: string) => void;
}
/** The jobs that run in this process now. */
export interface Crew {
  readonly size: number;
  /** Resolves when the job has ended, was given back, or belongs to another. Never rejects. */
  run(claimed: ClaimedJob): Promise<void>;
  cancel(fence: Fence, reason: string): void;
  /** The lease ran out: whatever runs is another worker's by now, and nothing that it does counts. */
  abandon(): void;
  /** Asks all to end, waits for them, and gives back what does not. */
  end(graceMs: number): Promise<void>;
}
interface Member {
  readonly fence: Fence;
  readonly controller: AbortController;
  /** Ends the waiting for the handler. */
  readonly letGo: (how: 'given-back' | 'lost') => void;
  readonly done: Promise<void>;
}
type Ending = { readonly how: 'answered' | 'threw' | 'given-back' | 'lost'; readonly write?: () => Promise<boolean> };

const mostResultBytes = 1_000_000;
const mostTries = 6;
const mostWriteMs = 5000;

export function makeCrew(store: JobStore, { worker, handlers, backoff, random, say }: CrewOptions): Crew {
  const members = new Map<string, Member>();
  let isEnding = false;

  const runOne = async (claimed: ClaimedJob, fence: Fence, signal: AbortSignal): Promise<Ending> => {
    const { row, attempt } = claimed;
    const running: RunningJob = {
      job: readJob(row),
      attempt,
      signal,
      async say(type, data = null) {
        if (await sayEvent(store, fence, type, data)) return;
        members.get(fence.id)?.letGo('lost');
        throw new StoppedError('This job is another worker’s by now.', 'Nothing is lost: it goes on there.');
      },
    };
    try {
      const handler = handlers[row.name];
      if (!handler) throw new JobRefused(`This worker knows no job of the name ${row.name}.`);
      const { state, result = null } = await handler(running);
      if (JSON.stringify(result).length > mostResultBytes)
        throw new JobRefused('Its answer is too long to be kept: a link to it belongs there.');
      return { how: 'answered', write: () => endJob(store, fence, state, result) };
    } catch (error) {
      const why = messageOf(error);
      if (error instanceof JobRefused)
        return { how: 'threw', write: () => endJob(store, fence, 'failed', cleanText(why)) };
      if (isEnding) return { how: 'given-back', write: () => giveBack(store, fence) };
      const pause = choosePause(backoff, row.attempts - row.given_back, random);
      return { how: 'threw', write: () => failAttempt(store, fence, why, pause) };
    }
  };

  /** The end is written, whatever stands in the way, for as long as it is this worker's to write. */
  const writeEnd = async (fence: Fence, write: () => Promise<boolean>, isLost: () => boolean) => {
    for (let tries = 1; !isLost(); tries++) {
      try {
        await write().catch(async (error: unknown) => {
          if (tries <= mostTries) throw error;
          // What cannot be written, although the database is there, does not become writable: the job fails.
          await endJob(store, fence, 'failed', 'What became of it could not be written down.');
        });
        return;
      } catch (error) {
        say(`The end of ${fence.id} could not be written: ${messageOf(error)}`);
        await new Promise((resolve) => setTimeout(resolve, Math.min(2000, 100 * 2 ** tries)));
      }
    }
  };

  return {
    get size() {
      return members.size;
    },
    run(claimed) {
      const fence = { id: claimed.row.id, worker, attempt: claimed.attempt.number };
      const controller = new AbortController();
      const letGo = Promise.withResolvers<Ending>();
      let isLost = false;
      const work = async () => {
        const { how, write } = await Promise.race([runOne(claimed, fence, controller.signal), letGo.promise]);
        if (how !== 'lost' && write) await writeEnd(fence, write, () => isLost);
      };
      const done = work().finally(() => members.delete(fence.id));
      members.set(fence.id, {
        fence,
        controller,
        done,
        letGo(how) {
          if (how === 'lost') isLost = true;
          controller.abort(new StoppedError('This worker lost the job.', 'It goes on elsewhere.'));
          letGo.resolve(how === 'lost' ? { how } : { how, write: () => giveBack(store, fence) });
        },
      });
      if (isEnding) controller.abort(endingReason());
      return done;
    },
    cancel({ id, attempt }, reason) {
      const member = members.get(id);
      if (member?.fence.attempt !== attempt || member.controller.signal.aborted) return;
      member.controller.abort(
        new StoppedError(`This job was cancelled: ${reason}`, 'Start it again when it is wanted.'),
      );
    },
    abandon() {
      for (const member of members.values()) member.letGo('lost');
    },
    async end(graceMs) {
      isEnding = true;
      for (const { controller } of members.values()) controller.abort(endingReason());
      const late = setTimeout(() => {
        for (const member of members.values()) member.letGo('given-back');
      }, graceMs);
      // Without a database nothing can be given back: whoever finds the lease run out takes it.
      const never = setTimeout(() => {
        for (const member of members.values()) member.letGo('lost');
      }, graceMs + mostWriteMs);
      while (members.size > 0) await Promise.all([...members.values()].map(({ done }) => done));
      clearTimeout(late);
      clearTimeout(never);
    },
  };
}

function endingReason(): StoppedError {
  return new StoppedError('This worker ends.', 'The job goes on when there is a worker again.');
}
