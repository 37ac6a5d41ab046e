import type { Complaint } from '#core/verification.ts';
import type { CodeFinding } from '#core/finding.ts';
import { Positions } from '#syntax/positions.ts';
import type { Batch, BatchMember, GateAnswer } from './gate.ts';

/** The slowest scanners; they are asked last, and only about heals that the others have nothing against. */
export const typeCheckers: ReadonlySet<string> = new Set(['pyright', 'mypy', 'tsc']);

/** A member of the batch together with what it is to heal. */
export type Healing = BatchMember & { readonly finding: CodeFinding };
export interface Comparison {
  readonly cases: readonly Healing[];
  readonly texts: Pick<Batch, 'before' | 'after'>;
  readonly before: readonly CodeFinding[];
  readonly after: readonly CodeFinding[];
  /** Which scanners were asked: only their words are compared. */
  readonly isAsked: (scanner: string) => boolean;
}

/**
 * The healed findings are gone and nothing new has come, counted per rule of each tool and per file: an edit on a line
 * changes the fingerprints of its other findings, so counts decide, and fingerprints only say where to point.
 */
export function compareFindings({ cases, texts, before, after, isAsked }: Comparison): GateAnswer {
  const keysOf = (finding: CodeFinding) =>
    finding.sources.filter(({ scanner }) => isAsked(scanner)).map(({ rule }) => `${rule}\0${finding.place.path}`);
  const healed = countBy(cases.flatMap(({ finding }) => keysOf(finding)));
  const had = countBy(before.flatMap(keysOf));
  const has = countBy(after.flatMap(keysOf));
  const revealed = countBy(after.filter((finding) => isRevealed(finding, cases, texts)).flatMap(keysOf));
  const excess = new Set(
    [...has.keys()].filter(
      (key) =>
        (has.get(key) ?? 0) - (revealed.get(key) ?? 0) > Math.max(0, (had.get(key) ?? 0) - (healed.get(key) ?? 0)),
    ),
  );
  if (excess.size === 0)
    return { passed: true, detail: `${sum(had)} → ${sum(has)} in the touched files and their dependents` };
  const isExcess = (finding: CodeFinding) => keysOf(finding).some((key) => excess.has(key));
  const known = new Set(before.map((finding) => finding.fingerprint));
  const present = new Set(after.map((finding) => finding.fingerprint));
  const fresh = after.filter((finding) => isExcess(finding) && !known.has(finding.fingerprint));
  const unhealed = cases.filter(({ finding }) => isExcess(finding) && present.has(finding.fingerprint));
  if (fresh.length === 0 && unhealed.length > 0) {
    return blame(
      unhealed.map(({ id, finding }) => ({ id, detail: `${finding.rule} is still there: ${finding.message}` })),
    );
  }
  const shown = fresh[0] ?? after.find(isExcess);
  const detail = `It would bring ${shown ? describe(shown) : 'a finding'}`;
  const culprits = fresh.flatMap((finding) => {
    const id = onlyEditorOf(finding, cases, texts)?.id;
    return id === undefined ? [] : [{ id, detail: `It would bring ${describe(finding)}` }];
  });
  if (culprits.length > 0) return blame(culprits);
  const paths = new Set(after.filter(isExcess).map((finding) => finding.place.path));
  const suspects = cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.has(edit.path)));
  return { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}

function blame(culprits: readonly Complaint[]): GateAnswer {
  return { passed: false, detail: culprits[0]?.detail ?? '', culprits };
}

/** Faults that hide others: while a name is unknown, no tool can say what its use is good for. */
const masking =
  /\/(F821|F822|name-defined|import-not-found|import-untyped|attr-defined|reportUndefinedVariable|reportMissingImports|reportMissingModuleSource|no-undef|TS230[47]|TS2305|TS2552|TS2503)$/;

/**
 * A finding that was there all along and is only now seen: on a line that no heal made, in a file where a heal gave
 * an unknown name its meaning. Type checkers get no such benefit: a new error of theirs says that the meaning is wrong.
 */
function isRevealed(finding: CodeFinding, cases: readonly Healing[], texts: Comparison['texts']): boolean {
  const { path, line } = finding.place;
  if (finding.sources.some(({ scanner }) => typeCheckers.has(scanner))) return false;
  const unmasked = cases
    .filter((healing) => healing.finding.sources.some(({ rule }) => masking.test(rule)))
    .flatMap((healing) => healing.remedy.change.edits.map((edit) => edit.path));
  // An import that was missing closes a ring that was always meant; one that stops modules from loading is a fault.
  if (finding.rule === 'heal/import-cycle' && finding.severity !== 'high')
    return unmasked.some((edited) => modulesOf(finding.message).has(edited));
  const unmasks = unmasked.includes(path);
  if (!unmasks) return false;
  const lineNow = texts.after.get(path)?.split('\n')[line - 1];
  return lineNow !== undefined && texts.before.get(path)?.split('\n').includes(lineNow) === true;
}

/** `Import cycle: a.py → b.py → a.py; …` */
function modulesOf(message: string): ReadonlySet<string> {
  const ring = /^Import cycle: ([^;]*)/.exec(message)?.[1] ?? '';
  return new Set(ring.split(' → ').map((name) => name.trim()));
}

/** The case whose edit made the lines of the finding, when it is the only one. */
function onlyEditorOf(
  finding: CodeFinding,
  cases: readonly Healing[],
  texts: Comparison['texts'],
): Healing | undefined {
  const { path, line, endLine } = finding.place;
  const editors = cases.filter((healing) =>
    changedLines(healing, path, cases, texts).some(([from, to]) => from <= endLine && line <= to),
  );
  return editors.length === 1 ? editors[0] : undefined;
}

/** Lines of the file as it is now that the case's edits made: first and last. */
function changedLines(
  healing: Healing,
  path: string,
  cases: readonly Healing[],
  texts: Comparison['texts'],
): readonly (readonly [number, number])[] {
  const all = cases.flatMap(({ remedy }) => remedy.change.edits).filter((edit) => edit.path === path);
  const positions = new Positions(texts.after.get(path) ?? '');
  return healing.remedy.change.edits
    .filter((edit) => edit.path === path)
    .map((edit) => {
      const earlier = all.filter((other) => other !== edit && other.end <= edit.start);
      const shift = earlier.reduce((total, other) => total + other.text.length - (other.end - other.start), 0);
      const start = edit.start + shift;
      return [positions.place(start).line, positions.place(start + edit.text.replace(/\n$/, '').length).line] as const;
    });
}

function describe({ rule, place, message }: CodeFinding): string {
  return `${rule} at ${place.path}:${place.line}: ${message}`;
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
