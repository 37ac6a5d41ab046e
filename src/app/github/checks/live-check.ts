import {
  createCheckRun,
  updateCheckRun,
  type CheckAction,
  type CheckAnnotation,
  type CheckConclusion,
} from '#drivers/github/checks.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { writeStages, type LiveStage, type StageName } from './texts.ts';

export const liveCheck = 'heal';
export interface LiveCheckOptions {
  readonly repo: GitHubRepository;
  readonly headSha: string;
  /** Where `Details` leads: the dashboard issue, or the run. */
  readonly detailsUrl?: string;
  /** Of the run; comes back with the buttons. */
  readonly externalId: string;
  readonly now: () => Date;
  /** Resolves after so many milliseconds, or earlier when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborted: nothing is written any more but the end. */
  readonly signal: AbortSignal;
  /** Least milliseconds between two updates; 2,000 when absent. */
  readonly gap?: number;
}
export interface LiveCheck {
  readonly id: number;
  /** Says where it is now. Returns at once; what comes too fast is left out, the latest is always shown in the end. */
  stage(name: StageName, detail: string): void;
  /**
   * Says how it ended; resolves when GitHub has it, and throws when GitHub would not take it. At most 500 annotations
   * are shown. `summary` is Markdown, escaped by the caller.
   */
  finish(conclusion: CheckConclusion, end: LiveEnd): Promise<void>;
}
export interface LiveEnd {
  readonly title: string;
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

/** Opens the check run `heal` on a commit, in progress. */
export async function openLiveCheck(options: LiveCheckOptions): Promise<LiveCheck> {
  const { repo, headSha, externalId, detailsUrl, now, wait, signal, gap = 2_000 } = options;
  const stages: LiveStage[] = [{ name: 'Starting', detail: '', at: now() }];
  const details = detailsUrl === undefined ? {} : { detailsUrl };
  const { id } = await createCheckRun(repo, {
    name: liveCheck,
    headSha,
    conclusion: undefined,
    externalId,
    startedAt: now().toISOString(),
    ...details,
    output: writeStages(stages, now()),
  });
  let lastUpdate = now().getTime();
  let isStale = false;
  let isOver = false;
  let pump: Promise<void> | undefined;
  const pause = new AbortController();

  const untilAllowed = async (stop: AbortSignal) => {
    const left = lastUpdate + gap - now().getTime();
    if (left > 0) await wait(left, stop);
  };
  const showLatest = async () => {
    const ends = AbortSignal.any([signal, pause.signal]);
    while (isStale) {
      await untilAllowed(ends);
      if (ends.aborted) return;
      isStale = false;
      try {
        await updateCheckRun(repo, id, { conclusion: undefined, output: writeStages(stages, now()), ...details });
      } catch {
        // A picture of the way, not the way: the next one, or the end, shows more.
      }
      lastUpdate = now().getTime();
    }
  };

  return {
    id,
    stage(name, detail) {
      if (isOver) return;
      const current = stages.at(-1);
      if (current?.name === name) stages[stages.length - 1] = { ...current, detail };
      else stages.push({ name, detail, at: now() });
      isStale = true;
      pump ??= showLatest().finally(() => {
        pump = undefined;
      });
    },
    async finish(conclusion, { title, summary, annotations = [] }) {
      if (isOver) throw new Error('The check run has ended already.');
      isOver = true;
      pause.abort();
      await pump;
      await untilAllowed(new AbortController().signal);
      const hidden = annotations.length - maxAnnotations;
      const more = hidden > 0 ? `\n\n${hidden} more are not shown beside the code.` : '';
      await updateCheckRun(repo, id, {
        conclusion,
        output: { title, summary: `${summary}${more}`, text: writeStages(stages, now()).summary },
        actions: liveActions,
        annotations: annotations.slice(0, maxAnnotations),
        ...details,
      });
    },
  };
}
