import { createHash, randomUUID } from 'node:crypto';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { webhookPath } from '#app/bot/webhook.ts';
import { sign, type SpawnedBot } from './spawn-bot.ts';

/** GitHub as far as a job needs it to find out that there is nothing to do: an installation, a token, an archived repository. */
export async function startQuietGitHub(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((asked, response) => {
    asked.resume();
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = asked.url ?? '';
    if (path.endsWith('/installation')) return answer(200, { id: 1, suspended_at: null });
    if (path.endsWith('/access_tokens')) return answer(201, { token: 'ghs_x', expires_at: '2099-01-01T00:00:00Z' });
    if (path === '/app') return answer(200, { id: 1, slug: 'heal', name: 'heal' });
    if (path.startsWith('/users/')) return answer(200, { id: 2, login: 'heal[bot]' });
    if (/^\/repos\/[^/]+\/[^/]+$/.test(path))
      return answer(200, {
        id: 1,
        node_id: 'R_1',
        full_name: path.slice('/repos/'.length),
        html_url: 'https://github.com/acme/shop',
        default_branch: 'main',
        private: false,
        fork: false,
        archived: true,
      });
    return answer(404, { message: 'Not Found' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

interface Sent {
  readonly event: string;
  readonly id: string;
  readonly body: string;
  /** Makes a job. */
  readonly isWork: boolean;
}
export interface FloodReport {
  /** Milliseconds from when a delivery was due until it was acknowledged, sorted. */
  readonly times: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  /** Deliveries that were acknowledged and asked for a job of their own. */
  readonly due: number;
  /** Of these, without a job; and jobs beyond one for each. */
  readonly lost: number;
  readonly twice: number;
}

const repositories = 50;
/** As long as usual ones are. */
const filler = 'x'.repeat(12_000);

/**
 * Deliveries at a steady rate, whether the bot keeps up or not: pushes, runs, pull requests; every tenth is sent again,
 * at once, under its own id or another.
 */
export async function flood(
  bot: SpawnedBot,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<FloodReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const accepted = new Set<string>();
  const count = perSecond * seconds;
  const all: Promise<void>[] = [];
  const started = performance.now();
  let previous: Sent | undefined;
  for (let at = 0; at < count; at += 1) {
    const due = started + (at * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    const isAgain = at % 10 === 9 && previous !== undefined;
    const sent: Sent =
      isAgain && previous ? { ...previous, ...(at % 20 === 9 ? {} : { id: randomUUID() }) } : makeDelivery(at);
    previous = sent;
    all.push(
      send(bot.url, agent, sent).then((status) => {
        times.push(performance.now() - due);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 202 && sent.isWork) accepted.add(shaOf(sent.body));
      }),
    );
  }
  await Promise.all(all);
  agent.destroy();
  const keys = readKeys(bot);
  const kept = new Set(keys);
  return {
    times: times.toSorted((a, b) => a - b),
    statuses,
    due: accepted.size,
    lost: [...accepted].filter((sha) => !kept.has(`heal:push:${sha}`)).length,
    twice: keys.length - kept.size,
  };
}

function makeDelivery(at: number): Sent {
  const repository = {
    id: 1 + (at % repositories),
    full_name: `acme/shop-${at % repositories}`,
    default_branch: 'main',
    description: filler,
  };
  const sender = { id: 7, login: 'ann', type: 'User' };
  const id = randomUUID();
  const isWork = at % 2 === 0;
  const payload = isWork
    ? { ref: 'refs/heads/main', after: createHash('sha1').update(id).digest('hex'), deleted: false, repository, sender }
    : {
        action: 'requested',
        workflow_run: { id: at + 1, run_attempt: 1 },
        workflow: { path: 'x' },
        repository,
        sender,
      };
  return { event: isWork ? 'push' : 'workflow_run', id, body: JSON.stringify(payload), isWork };
}

function shaOf(body: string): string {
  return /"after":"([0-9a-f]{40})"/.exec(body)?.[1] ?? '';
}

function send(url: string, agent: Agent, { event, id, body }: Sent): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(
      `${url}${webhookPath}`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-github-event': event,
          'x-github-delivery': id,
          'x-hub-signature-256': sign(body),
        },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    asked.once('error', () => resolve(0));
    asked.end(body);
  });
}

function readKeys({ folder }: SpawnedBot): string[] {
  const database = new DatabaseSync(join(folder, 'state', 'jobs.sqlite'), { readOnly: true });
  try {
    return database
      .prepare("select key from job where name = 'heal'")
      .all()
      .map((row) => String(row['key']));
  } finally {
    database.close();
  }
}

/** How many jobs are in each state. */
export function countStates({ folder }: SpawnedBot): Readonly<Record<string, number>> {
  const database = new DatabaseSync(join(folder, 'state', 'jobs.sqlite'), { readOnly: true });
  try {
    const rows = database.prepare('select state, count(*) as jobs from job group by state').all();
    return Object.fromEntries(rows.map((row) => [String(row['state']), Number(row['jobs'])]));
  } finally {
    database.close();
  }
}

export function percentileOf(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
