import {
  createCheckRun,
  listOwnRuns,
  updateCheckRun,
  type CheckAction,
  type CheckAnnotation,
  type CheckConclusion,
} from '#drivers/github/checks.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { writeStages, type LiveStage } from './texts.ts';

export const liveCheck = 'heal';
export interface LiveCheckPlace {
  readonly repo: GitHubRepository;
  readonly appId: number;
  /** Commit on which it is shown. */
  readonly headSha: string;
  /** Where `Details` leads: the run, or the dashboard. */
  readonly detailsUrl?: string;
  readonly now: () => Date;
}
export interface LiveEnd {
  readonly conclusion: CheckConclusion;
  readonly title: string;
  /** Markdown, escaped by the caller. */
  readonly summary: string;
  readonly annotations?: readonly CheckAnnotation[];
}
export const maxAnnotations = 500;
/** What the buttons ask for; read back by `readCommand`. */
export const liveActions: readonly CheckAction[] = [
  { id: 'retry', label: 'Re-run', description: 'Look and heal again' },
  { id: 'stop', label: 'Stop', description: 'No more heals here until resumed' },
  { id: 'dashboard', label: 'Open dashboard', description: 'Bring the dashboard up to date' },
];

/**
 * The check run `heal` of a commit says what is going on. It is opened when it is not there; one that has ended stays,
 * and a new one stands beside it. Jobs follow each other in other processes: GitHub is their memory.
 */
export async function showStages(place: LiveCheckPlace, stages: readonly LiveStage[]): Promise<void> {
  await show(place, stages, { conclusion: undefined, output: writeStages(stages, place.now()) });
}

/** Says how it ended, with at most 500 places beside the code. */
export async function showEnd(place: LiveCheckPlace, stages: readonly LiveStage[], end: LiveEnd): Promise<void> {
  const { conclusion, title, summary, annotations = [] } = end;
  const hidden = annotations.length - maxAnnotations;
  const more = hidden > 0 ? `\n\n${hidden} more are not shown beside the code.` : '';
  await show(place, stages, {
    conclusion,
    output: { title, summary: `${summary}${more}`, text: writeStages(stages, place.now()).summary },
    actions: liveActions,
    annotations: annotations.slice(0, maxAnnotations),
  });
}

async function show(
  { repo, appId, headSha, detailsUrl }: LiveCheckPlace,
  stages: readonly LiveStage[],
  state: Parameters<typeof updateCheckRun>[2],
): Promise<void> {
  const details = detailsUrl === undefined ? {} : { detailsUrl };
  const [newest] = await listOwnRuns(repo, { headSha, name: liveCheck, appId });
  if (newest && newest.conclusion === undefined) {
    await updateCheckRun(repo, newest.id, { ...state, ...details });
    return;
  }
  const startedAt = stages[0]?.at.toISOString();
  await createCheckRun(repo, {
    ...state,
    ...details,
    ...(startedAt === undefined ? {} : { startedAt }),
    name: liveCheck,
    headSha,
  });
}
