import type { CodePlace, TextEdit, ToolFix } from '#core/finding.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { unseenCharacters } from '#core/text.ts';
import { overlap } from '#syntax/edits.ts';
import { Positions } from '#syntax/positions.ts';
import type { ScannedFinding } from './merge.ts';

export type DropCause = 'out-of-tree' | 'not-asked-for' | 'out-of-range' | 'fix-out-of-range';

export interface Admitted {
  readonly findings: readonly ScannedFinding[];
  readonly dropped: Readonly<Partial<Record<DropCause, number>>>;
  /** A sentence for each scanner that something was dropped of. */
  readonly droppedByScanner: ReadonlyMap<string, string>;
}

/**
 * Lets only findings pass that stand in the text which we have: a tool may have read another version of the file,
 * follow links out of the tree, or be wrong. A fix that does not fit the text is dropped; its finding stays.
 */
export async function admit(findings: readonly ScannedFinding[], request: ScanRequest): Promise<Admitted> {
  const asked = new Set([...request.files, ...(request.texts ?? [])]);
  const known = new Set([...request.allFiles, ...asked]);
  const counts = new Map<string, Map<DropCause, number>>();
  const count = (scanner: string, cause: DropCause) => {
    const own = counts.get(scanner) ?? new Map<DropCause, number>();
    own.set(cause, (own.get(cause) ?? 0) + 1);
    counts.set(scanner, own);
  };
  const texts = new Map<string, { positions: Positions; length: number } | undefined>();
  const measure = async (path: string) => {
    if (!texts.has(path)) {
      const text = await request.read(path);
      texts.set(path, text === undefined ? undefined : { positions: new Positions(text), length: text.length });
    }
    return texts.get(path);
  };
  const admitted: ScannedFinding[] = [];
  for (const finding of findings) {
    const { path } = finding.place;
    const file = known.has(path) ? await measure(path) : undefined;
    if (!file) count(finding.scanner, 'out-of-tree');
    else if (!asked.has(path)) count(finding.scanner, 'not-asked-for');
    else {
      const place = clampPlace(finding.place, file.positions);
      if (!place) count(finding.scanner, 'out-of-range');
      else {
        const toolFixes: ToolFix[] = [];
        for (const fix of finding.toolFixes) {
          if (await isFitting(fix, known, measure)) toolFixes.push(fix);
          else count(finding.scanner, 'fix-out-of-range');
        }
        admitted.push({ ...finding, message: cleanMessage(finding.message), place, toolFixes });
      }
    }
  }
  return { findings: admitted, ...summarise(counts) };
}

async function isFitting(
  fix: ToolFix,
  known: ReadonlySet<string>,
  measure: (path: string) => Promise<{ length: number } | undefined>,
): Promise<boolean> {
  for (const edit of fix.edits) {
    const file = known.has(edit.path) ? await measure(edit.path) : undefined;
    if (!file || edit.start < 0 || edit.end < edit.start || edit.end > file.length) return false;
  }
  return fix.edits.length > 0 && !hasOverlap(fix.edits);
}
function hasOverlap(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start));
  return sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== undefined && overlap(edit, next);
  });
}

/** Columns past the end of a line are a tool's way of counting and are pulled back; lines that do not exist are not. */
function clampPlace(place: CodePlace, positions: Positions): CodePlace | undefined {
  const last = positions.lineCount;
  const numbers = [place.line, place.column, place.endLine, place.endColumn];
  if (!numbers.every((n) => Number.isInteger(n) && n >= 1) || place.line > last || place.endLine > last)
    return undefined;
  const start = Math.min(positions.offset(place.line, place.column), positions.nextLineStart(place.line));
  const end = Math.min(positions.offset(place.endLine, place.endColumn), positions.nextLineStart(place.endLine));
  if (end < start) return undefined;
  const width = (line: number) => positions.nextLineStart(line) - positions.lineStart(line) + 1;
  return {
    ...place,
    column: Math.min(place.column, width(place.line)),
    endColumn: Math.min(place.endColumn, width(place.endLine)),
  };
}

/** Messages quote source text: no control or direction characters, and bounded. */
function cleanMessage(message: string): string {
  const clean = message
    .replace(unseenCharacters, ' ')
    .replace(/[^\S\n ]/g, ' ')
    .trim();
  return clean.length > 1000 ? `${clean.slice(0, 999)}…` : clean;
}

function summarise(counts: ReadonlyMap<string, ReadonlyMap<DropCause, number>>): Omit<Admitted, 'findings'> {
  const dropped: Partial<Record<DropCause, number>> = {};
  const droppedByScanner = new Map<string, string>();
  for (const [scanner, causes] of counts) {
    for (const [cause, n] of causes) dropped[cause] = (dropped[cause] ?? 0) + n;
    const told = [...causes].filter(([cause]) => cause !== 'not-asked-for').map(([cause, n]) => `${n} ${cause}`);
    if (told.length > 0) droppedByScanner.set(scanner, `dropped: ${told.join(', ')}`);
  }
  return { dropped, droppedByScanner };
}
