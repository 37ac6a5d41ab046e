import { createComment } from '#drivers/github/issues.ts';
import { updatePull } from '#drivers/github/pulls.ts';
import { deleteBranch, readTip } from '#drivers/github/refs.ts';
import { readBranchState } from './own-branch.ts';
import { labels } from './own-pulls.ts';
import type { Moot } from './plan.ts';
import { writePullMarker } from './pull-marker.ts';
import type { Stage } from './stage.ts';

/** Closes a pull request that nobody needs any more, says why, and takes its branch away; what people took over stays. */
export async function closeMoot(stage: Stage, { pull, reason, by }: Moot): Promise<string | undefined> {
  const { repository, say } = stage;
  if (pull.labels.includes(labels.stop)) return undefined;
  const state = await readBranchState(stage, pull.headRef);
  if (state && !state.isOurs) return undefined;
  const why = reason === 'moot' ? 'What it heals is not there any more.' : `What it heals is part of #${by} now.`;
  // State and reason in one request: whenever this ends too early, nobody takes it for a person's no.
  const [, ...rest] = pull.body.split('\n');
  const marker = writePullMarker({ ...pull.marker, closed: reason });
  const body = [marker, '', `> [!NOTE]`, `> Closed by Heal. ${why}`, ...rest].join('\n').slice(0, 65_000);
  await updatePull(repository, pull.number, { state: 'closed', body });
  say(`${pull.headRef}: closed #${pull.number}: ${why}`);
  await createComment(repository, pull.number, `${why} Heal closes this pull request; nothing is to be done.`);
  if ((await readTip(repository, pull.headRef)) === pull.headSha) await deleteBranch(repository, pull.headRef);
  return why;
}
