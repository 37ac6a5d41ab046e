import { Probot } from 'probot';
import type { NewJob } from '#core/job.ts';
import { eventRules, type RuleFacts } from './event-rules.ts';

/** What a delivery makes. Throws for a payload that is not one of its event. */
export type MakeJobs = (delivery: {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}) => Promise<readonly NewJob[]>;

type Received = Parameters<Probot['receive']>[0];

/**
 * Probot dispatches; the rules answer with jobs. It is handed events whose signature was checked, and opens nothing: no
 * server, no setup pages, no relay. It is quiet as well, because what it logs is whole payloads.
 */
export async function openEventJobs(
  facts: RuleFacts & { readonly privateKey: string; readonly baseUrl: string; readonly secret: string },
): Promise<MakeJobs> {
  const probot = new Probot({
    appId: facts.appId,
    privateKey: facts.privateKey,
    secret: facts.secret,
    baseUrl: facts.baseUrl,
    logLevel: 'fatal',
    logFormat: 'json',
  });
  await probot.ready();
  const made = new WeakMap<object, NewJob[]>();
  for (const rule of eventRules) rule.install(probot, facts, (payload, jobs) => made.get(payload)?.push(...jobs));
  return async ({ id, name, payload }) => {
    const jobs: NewJob[] = [];
    made.set(payload, jobs);
    // The name and the payload belong together because GitHub signed the one and said the other.
    await probot.receive({ id, name, payload } as Received);
    return jobs;
  };
}
