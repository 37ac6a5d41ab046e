import type { FailureCase } from '#core/ports/replay-stores.ts';
import { unseenCharacters } from '#core/text.ts';

/** What a person reads first. Texts of screens and files are shown letter by letter and do nothing. */
export function writeReadme(failure: FailureCase, pictures: readonly string[]): string {
  const { workflow, step, stepTitle, target, run, at, reason, finding, version, info, decisions, context } = failure;
  const lines = [
    `# ${show(workflow)} stands still`,
    '',
    `${show(reason)}`,
    '',
    `- **Step**: ${show(step)} (${show(stepTitle)})${target === undefined ? '' : `, looking for ${show(target)}`}`,
    `- **When**: ${show(at)}, run ${show(run)}`,
    `- **State**: ${info.now.state}; the stores stand on ${version ?? 'no version yet'}`,
    ...Object.entries(context).map(([key, value]) => `- **${show(key)}**: ${show(value)}`),
    '',
    '## What to do',
    '',
    `1. Look at the pictures${pictures.length === 0 ? '' : ' below'}: is the target there, does something cover it, did the application change?`,
    '2. If the application changed for good, record the step again, or merge the proposal that Heal made for it.',
    `3. If what was learned is at fault: \`heal replay versions ${plain(workflow)}\`, then \`heal replay rollback ${plain(workflow)} <version>\`.`,
    `4. Let it run again: \`heal replay release ${plain(workflow)}\`. It starts with care (degraded), and nothing of this is lost.`,
    '',
  ];
  if (pictures.length > 0)
    lines.push(
      '## Pictures',
      '',
      'Green: what was taken. Red: what could have been meant and was refused. Black: hidden because a secret was typed there.',
      '',
      ...pictures.flatMap((name) => [`![${name}](${name})`, '']),
    );
  if (finding)
    lines.push(
      '## How the target was looked for',
      '',
      '| asked | answer | ms |',
      '|---|---|---|',
      ...finding.asked.slice(0, 20).map(({ rung, said, ms }) => `| ${rung} | ${show(said)} | ${Math.round(ms)} |`),
      '',
      ...(finding.candidates.length === 0
        ? ['Nothing came into question.', '']
        : [
            '| candidate at | found by | score | against it |',
            '|---|---|---|---|',
            ...finding.candidates
              .slice(0, 12)
              .map(
                ({ box, rung, score, against }) =>
                  `| ${box.x}, ${box.y} (${box.width}×${box.height}) | ${rung} | ${score.toFixed(2)} | ${show(against)} |`,
              ),
            '',
          ]),
    );
  if (decisions.length > 0)
    lines.push(
      '## The last decisions',
      '',
      ...decisions.slice(-20).map((one) => {
        const said = 'said' in one ? one.said : 'reason' in one ? one.reason : '';
        const place = 'step' in one ? ` ${show(one.step)}` : '';
        return `- ${show(one.at)} ${one.decision}${place}${'status' in one ? ` ${one.status}` : ''}: ${show(said)}`;
      }),
      '',
    );
  lines.push('Everything in numbers: [case.json](case.json).', '');
  return lines.join('\n');
}

/** One line in which nothing acts, in Markdown as in HTML. */
export function show(text: string, longest = 300): string {
  const line = text
    .slice(0, 4 * longest)
    .toWellFormed()
    .replaceAll(unseenCharacters, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const bounded = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
  return bounded.replaceAll(/[^\p{L}\p{N} ,.;?'"()/%=…→–“”-]/gu, (sign) =>
    sign === ':' ? ':' : `&#${sign.codePointAt(0)};`,
  );
}
/** A name within code: what a workflow may be called and nothing else. */
function plain(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '?').slice(0, 100);
}
