import { z } from 'zod';
import type { IssueFacts } from '#drivers/github/issues.ts';
import { readMarker, readTicks, writeMarker } from '../texts/markers.ts';

export const dashboardTitle = 'Heal Dashboard';
const name = 'heal-dashboard';
const keyPattern = /^[a-z]+\/[\w.-]{1,100}$/;
const schema = z.object({
  v: z.literal(1),
  /** Since when (ISO 8601) proposals wait for their turn. */
  waiting: z.array(z.tuple([z.string().regex(keyPattern), z.iso.datetime({ offset: true })])).max(500),
});

export interface Dashboard {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Somebody put `heal:stop` on it: nothing is opened or changed until it is gone. */
  readonly isStopped: boolean;
  readonly waiting: ReadonlyMap<string, string>;
  /** Keys of proposals for which somebody ticked a box. */
  readonly ticks: {
    readonly open: ReadonlySet<string>;
    readonly retry: ReadonlySet<string>;
    readonly unreject: ReadonlySet<string>;
  };
}

/** The dashboard among the issues that Heal opened: the oldest, should there be two. Whoever wrote its first line elsewhere has no say. */
export function findDashboard(own: readonly IssueFacts[]): Dashboard | undefined {
  const [issue] = listDashboards(own);
  return issue && toDashboard(issue);
}

/** Oldest first. Two runs at the same moment can have made one each. */
export function listDashboards(own: readonly IssueFacts[]): readonly IssueFacts[] {
  return own
    .filter(({ isPull, body }) => !isPull && schema.safeParse(readMarker(name, body)).success)
    .toSorted((a, b) => a.number - b.number);
}

export function toDashboard({ number, url, body, state, labels }: IssueFacts): Dashboard {
  const marker = schema.safeParse(readMarker(name, body));
  const ticks = readTicks(body);
  const keysOf = (action: string): ReadonlySet<string> =>
    new Set(
      ticks.flatMap((tick) =>
        tick.action === action && tick.key !== undefined && keyPattern.test(tick.key) ? [tick.key] : [],
      ),
    );
  return {
    number,
    url,
    body,
    state,
    isStopped: labels.includes('heal:stop'),
    waiting: new Map(marker.success ? marker.data.waiting : []),
    ticks: { open: keysOf('open'), retry: keysOf('retry'), unreject: keysOf('unreject') },
  };
}

export function writeDashboardMarker(waiting: readonly (readonly [key: string, since: string])[]): string {
  return writeMarker(name, { v: 1, waiting: waiting.slice(0, 500) });
}
