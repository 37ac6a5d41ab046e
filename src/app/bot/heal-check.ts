import type { ProposalBundle } from '#core/proposal.ts';
import { messageOf } from '#core/errors.ts';
import type { CheckAnnotation } from '#drivers/github/checks.ts';
import { showEnd, showStages, type LiveCheckPlace, type LiveEnd } from '../github/checks/live-check.ts';
import type { LiveStage } from '../github/checks/texts.ts';
import { countOf } from '../github/texts/blocks.ts';
import { plain, prose } from '../github/texts/escape.ts';
import type { PartInput } from './parts.ts';

type Place = Pick<PartInput, 'github' | 'now' | 'say' | 'signal'> & {
  readonly appId: number;
  readonly headSha: string;
  readonly runUrl?: string;
};

/** A picture of the way, never in its way: what GitHub does not take is left out. */
export async function tellStages(place: Place, stages: readonly LiveStage[]): Promise<void> {
  await quietly(place, () => showStages(placeOf(place), stages));
}

export async function tellEnd(place: Place, stages: readonly LiveStage[], end: LiveEnd): Promise<void> {
  await quietly(place, () => showEnd(placeOf(place), stages, end));
}

function placeOf({ github, appId, headSha, now, runUrl }: Place): LiveCheckPlace {
  return { repo: github, appId, headSha, now, ...(runUrl === undefined ? {} : { detailsUrl: runUrl }) };
}

async function quietly({ say, signal }: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (signal.aborted) throw error;
    await say(`The check heal could not be written: ${messageOf(error).slice(0, 200)}`);
  }
}

/** What a run found, in words and beside the code; nothing of it makes a pull request red. */
export function describeRun({ summary, open }: ProposalBundle, did: string): LiveEnd {
  const { found, healed, waiting, rolledBack } = summary;
  const title =
    found === 0
      ? 'Nothing to heal'
      : `${healed} of ${countOf(found, 'finding')} can be healed; ${open.length} are open`;
  const rows = [
    `- ${countOf(healed, 'heal')} verified and proposed`,
    ...(waiting > 0 ? [`- ${countOf(waiting, 'heal')} verified, waiting for their turn or a yes`] : []),
    ...(rolledBack > 0 ? [`- ${countOf(rolledBack, 'heal')} tried and taken back: a gate did not pass`] : []),
    `- ${countOf(open.length, 'finding')} left to people`,
  ];
  return {
    conclusion: found === 0 ? 'success' : 'neutral',
    title,
    summary: `${rows.join('\n')}\n\n${prose(did, 1_000)}`,
    annotations: open.map((one): CheckAnnotation => {
      const message = plain(`${one.message}\n${one.detail}`, 1_000);
      const level = one.priority === 'P0' || one.priority === 'P1' ? 'warning' : 'notice';
      return { path: one.path, line: one.line, endLine: one.line, level, title: plain(one.rule, 200), message };
    }),
  };
}
