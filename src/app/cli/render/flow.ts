import type { CodePlace, DataFlow } from '#core/finding.ts';
import { cleanLine } from '../clean.ts';

/** A long way is told by its beginning and its end. */
const mostSteps = 8;

/** The way of data in a line: `comes in at app.py:12 … reaches db.py:40`; undefined where none was found. */
export function summariseFlow({ verdict, steps }: DataFlow, home: string): string | undefined {
  const [first, last] = [steps[0], steps.at(-1)];
  if (verdict !== 'tainted' || !first || !last) return undefined;
  const between = steps.length > 2 ? ` (${steps.length - 2} step${steps.length === 3 ? '' : 's'} between)` : '';
  return `comes in at ${nameOf(first.place, home)}, ${cleanLine(last.note, 60)} at ${nameOf(last.place, home)}${between}`;
}

/** Every step of the way, one line each. */
export function listSteps({ steps }: DataFlow): readonly string[] {
  const lines = steps.map(({ place, note }) => `${nameOf(place, '')}  ${cleanLine(note, 100)}`);
  if (lines.length <= mostSteps) return lines;
  return [...lines.slice(0, mostSteps / 2), '…', ...lines.slice(-mostSteps / 2)];
}

function nameOf({ path, line }: CodePlace, home: string): string {
  return path === home ? `line ${line}` : `${cleanLine(path, 120)}:${line}`;
}
