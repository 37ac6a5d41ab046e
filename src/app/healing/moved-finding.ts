import type { CodeFinding } from '#core/finding.ts';

/**
 * The finding in a text that other heals have changed since: its line is known by the diff of its own heal
 * (unified, of the text that the finding was made in). Undefined when that line is not there any more.
 */
export function findMoved(finding: CodeFinding, diff: string, text: string): CodeFinding | undefined {
  const { place } = finding;
  const wanted = oldLine(diff, place.path, place.line);
  if (wanted === undefined) return undefined;
  const lines = text.split(/\r?\n/);
  let nearest: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line !== wanted) continue;
    const isNearer = nearest === undefined || Math.abs(index + 1 - place.line) < Math.abs(nearest - place.line);
    if (isNearer) nearest = index + 1;
  }
  if (nearest === undefined) return undefined;
  const by = nearest - place.line;
  return { ...finding, place: { ...place, line: place.line + by, endLine: place.endLine + by } };
}

/** Line `number` (from 1) of the old text, where the diff shows it. */
function oldLine(diff: string, path: string, number: number): string | undefined {
  let at = 0;
  let isOurs = false;
  for (const line of diff.split('\n')) {
    if (line.startsWith('--- ')) isOurs = line.slice(4).replace(/^a\//, '').trim() === path;
    const hunk = /^@@ -(\d+)/.exec(line);
    if (hunk?.[1]) at = Number(hunk[1]);
    else if (isOurs && at > 0 && (line.startsWith(' ') || line.startsWith('-')) && !line.startsWith('--- ')) {
      if (at === number) return line.slice(1).replace(/\r$/, '');
      at++;
    }
  }
  return undefined;
}
