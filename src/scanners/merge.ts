import {
  priorities,
  severities,
  type CodePlace,
  type FindingSource,
  type Priority,
  type Severity,
  type ToolFix,
} from '#core/finding.ts';
import type { RawFinding } from '#core/scanner.ts';
import { areTwins, rankOf } from './twins.ts';

export interface ScannedFinding extends RawFinding {
  readonly scanner: string;
}
export interface MergedFinding extends RawFinding {
  readonly sources: readonly FindingSource[];
}

/**
 * Joins what several tools say about one fault: twins by the table whose places overlap, or that are the only ones
 * of their kind on the line. Keeps the more precise place, all fixes, the highest severity.
 */
export function mergeTwins(findings: readonly ScannedFinding[]): readonly MergedFinding[] {
  const byPath = Map.groupBy(findings, (finding) => finding.place.path);
  return [...byPath.values()].flatMap((ofFile) => joinFile(dropRepeated(ofFile)).flatMap(mergeCluster));
}

function dropRepeated(findings: readonly ScannedFinding[]): ScannedFinding[] {
  const unique = new Map(
    findings.map((finding) => [JSON.stringify([finding.rule, finding.place, finding.message]), finding]),
  );
  return [...unique.values()].sort((a, b) => comparePlaces(a.place, b.place) || rankOf(a.rule) - rankOf(b.rule));
}

function joinFile(findings: readonly ScannedFinding[]): ScannedFinding[][] {
  const clusters: ScannedFinding[][] = [];
  const byLine = new Map<number, ScannedFinding[][]>();
  // Twins stand at most a few lines apart; looking only there keeps files with thousands of findings linear.
  const near = (line: number) => Array.from({ length: 9 }, (_, i) => byLine.get(line - i) ?? []).flat();
  for (const finding of findings) {
    const candidates = near(finding.place.line).filter((cluster) => mayJoin(cluster, finding));
    const home =
      candidates.find((cluster) => cluster.some((other) => isSamePlace(other, finding))) ??
      candidates.find((cluster) => isAloneOnLine(cluster, finding, findings));
    if (home) {
      home.push(finding);
      continue;
    }
    const cluster = [finding];
    clusters.push(cluster);
    byLine.set(finding.place.line, [...(byLine.get(finding.place.line) ?? []), cluster]);
  }
  return clusters;
}

function mayJoin(cluster: readonly ScannedFinding[], finding: ScannedFinding): boolean {
  return cluster.every((other) => other.scanner !== finding.scanner && areTwins(other.rule, finding.rule));
}

function isAloneOnLine(
  cluster: readonly ScannedFinding[],
  finding: ScannedFinding,
  all: readonly ScannedFinding[],
): boolean {
  const [first] = cluster;
  if (first?.place.line !== finding.place.line) return false;
  const onLine = all.filter((other) => other.place.line === finding.place.line && areTwins(other.rule, finding.rule));
  return new Set(onLine.map((other) => other.scanner)).size === onLine.length;
}

/** Data flow knows the places on the way: where a text was built and where it is used is one fault. */
function isSamePlace(a: ScannedFinding, b: ScannedFinding): boolean {
  if (isOverlapping(a.place, b.place)) return true;
  const steps = [...(a.flow?.steps ?? []), ...(b.flow?.steps ?? [])];
  return steps.some(({ place }) => isOverlapping(place, a.place) && isOverlapping(place, a.flow ? b.place : place));
}

function isOverlapping(a: CodePlace, b: CodePlace): boolean {
  return (
    comparePoints(a.line, a.column, b.endLine, b.endColumn) <= 0 &&
    comparePoints(b.line, b.column, a.endLine, a.endColumn) <= 0 &&
    !isTouching(a, b) &&
    !isTouching(b, a)
  );
}
/** True when `a` ends exactly where a non-empty `b` starts: neighbours, not the same. */
function isTouching(a: CodePlace, b: CodePlace): boolean {
  return comparePoints(a.endLine, a.endColumn, b.line, b.column) === 0 && sizeOf(a) > 0;
}

function mergeCluster(cluster: readonly ScannedFinding[]): readonly MergedFinding[] {
  const flow = cluster.find((finding) => finding.flow)?.flow;
  const named = cluster.filter((finding) => finding.flow === undefined || finding.flow.verdict === 'tainted');
  if (named.length === 0) return [];
  const merged = mergeNamed(named);
  if (!flow) return [merged];
  if (flow.verdict !== 'fixed') return [{ ...merged, flow }];
  const message = `${merged.message} (Everything that arrives here stands in the program: no danger was found.)`;
  return [{ ...merged, flow, message, severity: 'low', priority: 'P2' }];
}

function mergeNamed(cluster: readonly ScannedFinding[]): MergedFinding {
  const ranked = cluster.toSorted((a, b) => rankOf(a.rule) - rankOf(b.rule) || (a.rule < b.rule ? -1 : 1));
  const [primary] = ranked;
  if (!primary) throw new RangeError('a cluster has at least one finding');
  const { scanner: _, ...head } = primary;
  return {
    ...head,
    priority: strictest<Priority>(
      priorities,
      ranked.map((finding) => finding.priority),
    ),
    severity: strictest<Severity>(
      severities,
      ranked.map((finding) => finding.severity),
    ),
    place: ranked.map((finding) => finding.place).reduce((best, place) => (isMorePrecise(place, best) ? place : best)),
    toolFixes: uniqueFixes(ranked.flatMap((finding) => finding.toolFixes)),
    sources: ranked.map((finding) => ({ scanner: finding.scanner, rule: finding.rule })),
  };
}

function strictest<T>(order: readonly T[], values: readonly T[]): T {
  const best = order.find((value) => values.includes(value));
  if (best === undefined) throw new RangeError('a cluster has at least one finding');
  return best;
}
function isMorePrecise(place: CodePlace, than: CodePlace): boolean {
  // A point says where it starts but not how far: any real range knows more.
  if (sizeOf(place) === 0) return false;
  return sizeOf(than) === 0 || sizeOf(place) < sizeOf(than);
}
function uniqueFixes(fixes: readonly ToolFix[]): readonly ToolFix[] {
  return [...new Map(fixes.map((fix) => [JSON.stringify(fix.edits), fix])).values()];
}
function sizeOf(place: CodePlace): number {
  return (place.endLine - place.line) * 10_000 + place.endColumn - (place.endLine > place.line ? 0 : place.column);
}
function comparePlaces(a: CodePlace, b: CodePlace): number {
  return (
    comparePoints(a.line, a.column, b.line, b.column) || comparePoints(a.endLine, a.endColumn, b.endLine, b.endColumn)
  );
}
function comparePoints(line: number, column: number, otherLine: number, otherColumn: number): number {
  return line - otherLine || column - otherColumn;
}
