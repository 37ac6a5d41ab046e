/** What is known before Heal starts on a push, a pull request or a command. */
export interface LoopFacts {
  /** Whoever set this off. Undefined: a schedule, or the own clock. */
  readonly actorId: number | undefined;
  /** User ids under which Heal acts. */
  readonly ownIds: readonly number[];
  /** Newest first; enough of them to see four. */
  readonly commits: readonly { readonly message: string; readonly isBot: boolean }[];
  /** Of what would be healed now. Empty while nothing is known of it. */
  readonly fingerprints: readonly string[];
  /** Healed or tried here before, on this branch or pull request, and there again. */
  readonly seen: ReadonlySet<string>;
  /** Heals that were started for this pull request so far. */
  readonly attempts: number;
}
export type LoopReason = 'own-actor' | 'own-commit' | 'attempts-spent' | 'only-bots' | 'seen-before';
export type LoopVerdict =
  { readonly go: true } | { readonly go: false; readonly reason: LoopReason; readonly detail: string };

export const maxAttempts = 3;
export const maxBotCommits = 4;

/** Stops a robot that answers itself, or another robot, before it starts. The first reason that holds is told. */
export function guardLoop({ actorId, ownIds, commits, fingerprints, seen, attempts }: LoopFacts): LoopVerdict {
  if (actorId !== undefined && ownIds.includes(actorId)) return stop('own-actor', 'Heal set this off itself.');
  const [newest] = commits;
  if (newest && isOwnCommit(newest.message))
    return stop('own-commit', 'The newest commit is a heal. The next commit of a person is looked at again.');
  if (attempts >= maxAttempts)
    return stop('attempts-spent', `Healing was tried ${maxAttempts} times here. A person goes on from here.`);
  const last = commits.slice(0, maxBotCommits);
  if (last.length === maxBotCommits && last.every(({ isBot }) => isBot))
    return stop('only-bots', `The last ${maxBotCommits} commits are by robots, which may be answering each other.`);
  if (fingerprints.length > 0 && fingerprints.every((one) => seen.has(one)))
    return stop('seen-before', 'All of this was healed here before, and came back.');
  return { go: true };
}

/** True for a message with a trailer of ours, whoever wrote it: not to heal is never dangerous. */
export function isOwnCommit(message: string): boolean {
  return /^Heal-(?:Run|Fingerprint):[ \t]*\S/im.test(message);
}

function stop(reason: LoopReason, detail: string): LoopVerdict {
  return { go: false, reason, detail };
}
