import { messageOf } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { RequestRefused } from '../server/body.ts';
import type { Route } from '../server/router.ts';
import type { MakeJobs } from './event-jobs.ts';
import { isDeeperThan } from './json-depth.ts';
import { isSignatureLike, isSigned } from './signature.ts';

export interface WebhookParts {
  readonly secret: string;
  readonly makeJobs: MakeJobs;
  readonly queue: Pick<JobQueue, 'add'>;
}

export const webhookPath = '/api/github/webhooks';
/** GitHub sends no more: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const mostBytes = 25 * 2 ** 20;
/** Theirs nest less than twenty deep. */
const mostDepth = 100;

/**
 * Where GitHub's events come in. Nothing of a request is parsed, kept or logged before its signature held. Answered when
 * its jobs are safe in the queue (202), and not a moment later: nothing is done here. A delivery that comes again adds
 * nothing, because its jobs have their keys; neither does its body under another id, where that matters.
 */
export function makeWebhookRoute({ secret, makeJobs, queue }: WebhookParts): Route {
  return {
    method: 'POST',
    path: webhookPath,
    async handle({ headers, log, readBody }) {
      const signature = headers['x-hub-signature-256'];
      if (!isSignatureLike(signature)) throw new RequestRefused(401, 'signed with SHA-256, or not at all');
      const body = await readBody(mostBytes);
      if (!isSigned(body, signature, secret)) throw new RequestRefused(401, 'the signature is another one');

      const contentType = String(headers['content-type'] ?? '');
      if (!/^application\/json\s*(;|$)/i.test(contentType)) throw new RequestRefused(415, 'send application/json');
      const name = readHeader(headers['x-github-event'], /^[a-z][a-z0-9_]{0,60}$/, 'x-github-event');
      const id = readHeader(headers['x-github-delivery'], /^[\w-]{1,64}$/, 'x-github-delivery');
      if (isDeeperThan(body, mostDepth)) throw new RequestRefused(400, 'nested too deep');
      const payload = parseJson(body.toString('utf8'));
      if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
        throw new RequestRefused(400, 'not a payload');

      const deliveryLog = log.with({ delivery: id, event: name });
      const jobs = await makeJobs({ id, name, payload }).catch((error: unknown) => {
        deliveryLog.error({ error: messageOf(error) }, 'A payload could not be read');
        throw new RequestRefused(400, `not a payload of ${name}`);
      });
      let added = 0;
      try {
        for (const job of jobs) if ((await queue.add(job)).isNew) added += 1;
      } catch (error) {
        deliveryLog.error({ error: messageOf(error) }, 'A delivery could not be kept');
        throw new RequestRefused(503, 'could not be kept, send it again');
      }
      const facts = { delivery: id, event: name, bytes: body.length, jobs: jobs.length, added };
      return { status: 202, body: { jobs: jobs.length, added }, facts };
    },
  };
}

function readHeader(value: string | string[] | undefined, pattern: RegExp, name: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new RequestRefused(400, `no usable ${name}`);
  return value;
}
