import type { CodeFinding } from '#core/finding.ts';
import type { BatchMember, GateAnswer } from './gate.ts';

/** A member of the batch together with what it is to heal. */
export type Healing = BatchMember & { readonly finding: CodeFinding };

/** Scanners whose word is the type check; their findings have a gate of their own. */
const typeCheckers = new Set(['pyright', 'mypy', 'tsc']);
export function isFromTypeChecker(finding: CodeFinding): boolean {
  return finding.sources.some((source) => typeCheckers.has(source.scanner));
}

/**
 * The healed findings are gone and nothing new has come, counted per rule and file: an edit on a line changes the
 * fingerprints of its other findings, so counts decide, and fingerprints only say where to point.
 */
export function compareFindings(
  cases: readonly Healing[],
  before: readonly CodeFinding[],
  after: readonly CodeFinding[],
): GateAnswer {
  const healed = countBy(cases.map(({ finding }) => keyOf(finding)));
  const had = countBy(before.map(keyOf));
  const has = countBy(after.map(keyOf));
  const excess = [...has].filter(([key, count]) => count > Math.max(0, (had.get(key) ?? 0) - (healed.get(key) ?? 0)));
  if (excess.length === 0) {
    return {
      passed: true,
      detail: `${before.length} → ${after.length} findings in the touched files and their dependents`,
    };
  }
  const keys = new Set(excess.map(([key]) => key));
  const known = new Set(before.map((finding) => finding.fingerprint));
  const present = new Set(after.map((finding) => finding.fingerprint));
  const fresh = after.filter((finding) => keys.has(keyOf(finding)) && !known.has(finding.fingerprint));
  const unhealed = cases.filter(({ finding }) => keys.has(keyOf(finding)) && present.has(finding.fingerprint));
  if (fresh.length === 0 && unhealed.length > 0) {
    const [first] = unhealed;
    return {
      passed: false,
      detail: `${first?.finding.rule} is still there: ${first?.finding.message}`,
      culprits: unhealed.map(({ id }) => id),
    };
  }
  const [first] = fresh.length > 0 ? fresh : after.filter((finding) => keys.has(keyOf(finding)));
  const where = first ? `${first.rule} at ${first.place.path}:${first.place.line}: ${first.message}` : 'a finding';
  const paths = new Set(
    [...fresh, ...after.filter((finding) => keys.has(keyOf(finding)))].map((finding) => finding.place.path),
  );
  const suspects = cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.has(edit.path)));
  return { passed: false, detail: `It would bring ${where}`, suspects: suspects.map(({ id }) => id) };
}

function keyOf(finding: CodeFinding): string {
  return `${finding.rule}\0${finding.place.path}`;
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
