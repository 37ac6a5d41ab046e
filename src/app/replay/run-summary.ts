import type { ReplayRunOutput } from './run-output.ts';

const words: Readonly<Record<ReplayRunOutput['status'], string>> = {
  done: '✅ done',
  failed: '❌ failed',
  halted: '✋ halted: unsure, so nothing more was touched',
  blocked: '🔒 blocked',
  stopped: '⏹ stopped',
};

/** `summary.md` of a run: what a person wants to see first, also as the summary of a job. */
export function makeRunSummary(output: ReplayRunOutput): string {
  const done = output.steps.filter(({ status }) => status === 'done').length;
  const lines = [
    `# Replay of ${cell(output.workflow)}: ${words[output.status]}`,
    '',
    `${done} of ${output.steps.length} steps in ${(output.ms / 1000).toFixed(1)} s · run \`${output.run}\` · ${output.startedAt}`,
    '',
  ];
  if (output.end) {
    lines.push(`> ${output.end.step === null ? '' : `**${cell(output.end.step)}**: `}${cell(output.end.said)}`, '');
  }
  if (output.artifacts.files.includes('halt.png')) {
    lines.push(
      '![The screen when it ended](halt.png)',
      '',
      'Green: what could have been meant. Orange: what was refused, with the reason below. Red: what was in the way.',
      '',
    );
  }
  for (const warning of output.warnings) lines.push(`- ⚠️ ${cell(warning)}`);
  if (output.warnings.length > 0) lines.push('');
  lines.push('| step | | found by | score | margin | time |', '| --- | --- | --- | ---: | ---: | ---: |');
  for (const step of output.steps) {
    const mark = { done: step.healed ? '🩹' : '✅', failed: '❌', halted: '✋', 'not-run': '–' }[step.status];
    const number = (value: number | null): string => (value === null ? '' : value.toFixed(2));
    const time = step.status === 'not-run' ? '' : `${step.ms} ms`;
    lines.push(
      `| ${cell(step.title)} | ${mark} | ${step.rung ?? ''} | ${number(step.score)} | ${number(step.margin)} | ${time} |`,
    );
  }
  if (output.healed.length > 0) {
    lines.push('', '## Found in another way than recorded, and confirmed', '');
    for (const { label, rung, target } of output.healed) {
      lines.push(
        `- ${cell(label)}, by ${rung}: [before](healed/${target}-before.png), [after](healed/${target}-after.png)`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Text of a screen is no Markdown of ours. */
function cell(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~@]/g, (sign) => `\\${sign}`);
}
