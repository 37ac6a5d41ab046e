import type { ReplayRunOutput } from '../../replay/run-output.ts';
import { cleanLine } from '../clean.ts';
import { countOf, formatMs, pad } from '../layout.ts';
import type { Paint } from '../terminal.ts';

interface Look {
  readonly paint: Paint;
}
const looks = {
  done: { mark: '✔', style: 'green', word: 'Done' },
  failed: { mark: '✘', style: 'red', word: 'Failed' },
  halted: { mark: '■', style: 'yellow', word: 'Halted' },
  blocked: { mark: '⊘', style: 'yellow', word: 'Blocked' },
  stopped: { mark: '■', style: 'yellow', word: 'Stopped' },
} as const;

/** `heal replay run`. */
export function renderRun(output: ReplayRunOutput, { paint }: Look): string {
  const { mark, style, word } = looks[output.status];
  const done = output.steps.filter(({ status }) => status === 'done').length;
  const lines = [
    paint([style, 'bold'], `${mark} ${word}: ${cleanLine(output.workflow, 64)}`) +
      `, ${done} of ${countOf(output.steps.length, 'step')} in ${formatMs(output.ms)}`,
  ];
  if (output.end) {
    const where = output.end.step === null ? '' : `${paint('bold', cleanLine(output.end.step, 64))}: `;
    lines.push(`${where}${cleanLine(output.end.said, 1500)}`);
  }
  if (output.healed.length > 0) {
    const labels = output.healed.slice(0, 5).map(({ label }) => cleanLine(label, 60));
    const rest = output.healed.length > 5 ? ', …' : '';
    lines.push(`Found in another way than recorded, and confirmed: ${labels.join(', ')}${rest}`);
  }
  const names = [
    ['Summary', 'summary.md'],
    ['Picture', 'halt.png'],
  ] as const;
  for (const [name, file] of names) {
    if (output.artifacts.files.includes(file)) {
      lines.push(paint('dim', `${pad(name, 8)} ${cleanLine(output.artifacts.folder, 400)}/${file}`));
    }
  }
  return lines.join('\n');
}
