import type { GitHubRepository } from '#drivers/github/client.ts';
import { listClosedPulls, listOpenPulls } from '#drivers/github/pulls.ts';
import { labels } from './own-pulls.ts';
import { readPullMarker } from './pull-marker.ts';

export interface Known {
  /** Fingerprints of findings whose heal people turned down. */
  readonly rejected: readonly string[];
  /** Heals that are open. */
  readonly open: number;
}

/**
 * What an analysis need not look into again. Who only reads may be another account than the one that publishes, so
 * anything on a branch of ours in this very repository counts; that costs a heal at most, and opens no door.
 */
export async function readKnown(repository: GitHubRepository): Promise<Known> {
  const isHeal = (pull: { readonly headRef: string; readonly isFromHere: boolean }) =>
    pull.isFromHere && pull.headRef.startsWith('heal/');
  const open = (await listOpenPulls(repository)).filter((pull) => isHeal(pull) && readPullMarker(pull.body));
  const closed = (await listClosedPulls(repository)).filter(isHeal);
  const rejected = closed.flatMap(({ body, isMerged, labels: own }) => {
    const marker = readPullMarker(body);
    const isNo = marker && !isMerged && marker.closed === undefined && !own.includes(labels.reconsider);
    return isNo ? marker.fp : [];
  });
  return { rejected: [...new Set(rejected)], open: open.length };
}
