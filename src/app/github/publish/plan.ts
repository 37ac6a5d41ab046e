import { priorities } from '#core/finding.ts';
import type { Proposal } from '#core/proposal.ts';
import type { OpenPull, OwnState, RejectedPull } from './own-pulls.ts';
import { listRejected } from './own-pulls.ts';

export interface Limits {
  readonly maxOpen: number;
  readonly maxNewPerHour: number;
}
/** What is to become of a proposal, before GitHub is asked whether it can. */
export type Plan =
  | { readonly proposal: Proposal; readonly act: 'open' }
  | { readonly proposal: Proposal; readonly act: 'refresh'; readonly pull: OpenPull }
  | { readonly proposal: Proposal; readonly act: 'reject'; readonly by: RejectedPull; readonly count: number };

const hour = 3_600_000;
/** Waiting this long counts as much as one step of priority: what is minor is late, and never last for good. */
const stepOfWaiting = 24 * hour;

/**
 * Which pull request each proposal belongs to: the one of its key, else the one that shares most of its findings.
 * A person's no to one finding of a proposal is a no to all of it: its parts were not verified without each other.
 */
export function planProposals(
  proposals: readonly Proposal[],
  state: Pick<OwnState, 'open' | 'rejected'>,
): readonly Plan[] {
  const rejected = listRejected(state);
  const free = new Set(state.open);
  const byKey = new Map(state.open.map((pull) => [pull.marker.key, pull]));
  for (const { key } of proposals) {
    const pull = byKey.get(key);
    if (pull) free.delete(pull);
  }
  return proposals.map((proposal): Plan => {
    const fingerprints = proposal.cases.map(({ fingerprint }) => fingerprint);
    const same = byKey.get(proposal.key);
    if (same) return { proposal, act: 'refresh', pull: same };
    const noes = fingerprints.flatMap((fingerprint) => rejected.get(fingerprint) ?? []);
    const [by] = noes;
    if (by) return { proposal, act: 'reject', by, count: noes.length };
    const shared = (pull: OpenPull): number => pull.marker.fp.filter((one) => fingerprints.includes(one)).length;
    const [nearest] = [...free]
      .filter((pull) => shared(pull) > 0)
      .toSorted((a, b) => shared(b) - shared(a) || a.number - b.number);
    if (!nearest) return { proposal, act: 'open' };
    free.delete(nearest);
    return { proposal, act: 'refresh', pull: nearest };
  });
}

/** The order in which proposals get the places that there are. `since`: when each began to wait, ISO 8601, by key. */
export function orderByNeed<T extends { readonly proposal: Pick<Proposal, 'key' | 'priority'> }>(
  waiting: readonly T[],
  since: ReadonlyMap<string, string>,
  now: Date,
): readonly T[] {
  const waited = ({ proposal }: T): number =>
    Math.max(0, now.getTime() - Date.parse(since.get(proposal.key) ?? now.toISOString()));
  const rank = (one: T): number =>
    Math.max(0, priorities.indexOf(one.proposal.priority) - Math.floor(waited(one) / stepOfWaiting));
  return waiting.toSorted((a, b) => rank(a) - rank(b) || waited(b) - waited(a));
}

export interface Room {
  /** How many may be opened now. */
  readonly places: number;
  /** Why no more, for people. */
  readonly why: string;
  /** ISO 8601; when the next may be opened if nothing else happens. Undefined: a person has to act first. */
  readonly nextAt: string | undefined;
}

/** How many pull requests may be opened, by the times at which GitHub says that they were. */
export function findRoom(
  state: { readonly open: number; readonly openedAt: readonly string[] },
  limits: Limits,
  now: Date,
): Room {
  const recent = state.openedAt
    .map((at) => Date.parse(at))
    .filter((at) => now.getTime() - at < hour)
    .toSorted((a, b) => a - b);
  const byOpen = Math.max(0, limits.maxOpen - state.open);
  const byHour = Math.max(0, limits.maxNewPerHour - recent.length);
  if (limits.maxOpen === 0 || limits.maxNewPerHour === 0)
    return { places: 0, why: 'The configuration lets none be opened.', nextAt: undefined };
  if (byOpen <= byHour)
    return {
      places: byOpen,
      why: `At most ${limits.maxOpen} are open at a time (pullRequests.maxOpen): merge or close one.`,
      nextAt: undefined,
    };
  const first = recent[recent.length - limits.maxNewPerHour] ?? now.getTime();
  return {
    places: byHour,
    why: `At most ${limits.maxNewPerHour} ${limits.maxNewPerHour === 1 ? 'is' : 'are'} opened within an hour (pullRequests.maxNewPerHour).`,
    nextAt: new Date(first + hour).toISOString(),
  };
}

/** A pull request that nobody needs any more. */
export interface Moot {
  readonly pull: OpenPull;
  readonly reason: 'moot' | 'superseded';
  /** The pull request that has its findings now. */
  readonly by: number | undefined;
}

/** Open pull requests whose findings are not there any more, or are all in others. */
export function findMoot(
  open: readonly OpenPull[],
  seen: { readonly fingerprints: ReadonlySet<string>; readonly isComplete: boolean },
  kept: readonly { readonly number: number; readonly fingerprints: readonly string[] }[],
): readonly Moot[] {
  return open.flatMap((pull): Moot[] => {
    const { fp, key } = pull.marker;
    if (kept.some(({ number }) => number === pull.number)) return [];
    const holder = kept.find(({ fingerprints }) => fp.length > 0 && fp.every((one) => fingerprints.includes(one)));
    if (holder) return [{ pull, reason: 'superseded', by: holder.number }];
    // Code that was looked at says nothing of workflows.
    const isGone = seen.isComplete && !key.startsWith('replay/') && !fp.some((one) => seen.fingerprints.has(one));
    return isGone ? [{ pull, reason: 'moot', by: undefined }] : [];
  });
}
