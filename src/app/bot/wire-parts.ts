import type { JobQueue } from '#core/ports/job-queue.ts';
import { makeCommandRate } from './command-rate.ts';
import { decideApproval } from './part-approval.ts';
import { carryOut } from './part-commands.ts';
import { answerPerson, readDashboard } from './part-people.ts';
import { publish, suggest } from './part-publish.ts';
import { settle } from './part-settle.ts';
import type { BotParts } from './parts.ts';

export interface PartSettings {
  readonly appId: number;
  readonly queue: Pick<JobQueue, 'list'>;
  readonly now: () => Date;
  /** Values that must never be told. */
  readonly secrets: readonly string[];
}

/** The one place where the bot meets what is done for it. */
export function openParts({ appId, queue, now, secrets }: PartSettings): BotParts {
  return {
    publish: (input) => publish(input, { queue, secrets }),
    suggest: (input) => suggest(input, { queue, secrets }),
    refreshApproval: (input) => decideApproval(input, { queue, appId }),
    settle,
    answerPerson: (input) =>
      answerPerson(input, {
        rate: makeCommandRate(queue, input.job.tenant, now),
        carryOut: (asked) => carryOut(asked, { queue, appId, secrets }),
      }),
    readDashboard,
  };
}
