import type { CheckOutput } from '#drivers/github/checks.ts';
import { escapeText, plain } from '../texts/escape.ts';

export const stageNames = ['Starting', 'Diagnosing', 'Healing', 'Re-running', 'Escalating'] as const;
export type StageName = (typeof stageNames)[number];
export interface LiveStage {
  readonly name: StageName;
  /** From anywhere: escaped here. */
  readonly detail: string;
  readonly at: Date;
}
const shown = 20;

/** What was passed with its time, what is being done, and for how long. */
export function writeStages(stages: readonly LiveStage[], now: Date): CheckOutput {
  const rows = stages.map(({ name, detail, at }, index) => {
    const until = stages[index + 1]?.at;
    const seconds = Math.max(0, Math.round(((until ?? now).getTime() - at.getTime()) / 1000));
    const mark = until === undefined ? '▶' : '✔';
    return `| ${mark} ${name} | ${escapeText(detail, 200)} | ${seconds} s |`;
  });
  const left = rows.length - shown;
  const lines = ['| stage | | |', '| --- | --- | ---: |', ...rows.slice(-shown)];
  const current = stages.at(-1);
  const detail = current?.detail ? `: ${plain(current.detail, 120)}` : '';
  return {
    title: `${current?.name ?? 'Starting'}${detail}`,
    summary: [...(left > 0 ? [`${left} earlier stages are not shown.`, ''] : []), ...lines].join('\n'),
  };
}
