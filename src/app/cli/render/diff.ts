import { cleanBlock } from '../clean.ts';
import { fit } from '../layout.ts';
import type { Paint } from '../terminal.ts';

/** A unified diff in colours, at most `maxLines` long. */
export function renderDiff(diff: string, look: { columns: number; paint: Paint; maxLines: number }): string[] {
  const lines = cleanBlock(diff).replace(/\n+$/, '').split('\n');
  const shown = lines.slice(0, look.maxLines).map((line) => paintDiffLine(fit(line, look.columns), look.paint));
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(look.paint('dim', `… and ${rest} more lines`));
  return shown;
}

function paintDiffLine(line: string, paint: Paint): string {
  if (line.startsWith('+++') || line.startsWith('---') || line.startsWith('diff ')) return paint('bold', line);
  if (line.startsWith('+')) return paint('green', line);
  if (line.startsWith('-')) return paint('red', line);
  if (line.startsWith('@@')) return paint('cyan', line);
  return line;
}
