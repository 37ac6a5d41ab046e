import type { CodeFinding, CodePlace, FlowStep } from '#core/finding.ts';
import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { span, type Node } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { traceNone } from '#syntax/python/none-origin.ts';
import { anchorTrace, findAnchor, type Anchor } from './anchor.ts';
import { makePathMap } from './map-path.ts';
import type { LogAnswer } from './read-log.ts';

/** What findings of a log name as their scanner. */
export const logScanner = 'log';

export { readLog, type LogAnswer } from './read-log.ts';

/** What of a request says where the package is. */
export type LogPlace = Pick<ScanRequest, 'root' | 'toolRoot' | 'allFiles' | 'read'>;

export interface LogScanner extends Scanner {
  /** The files that the log leads to. */
  filesOf(place: LogPlace): Promise<readonly string[]>;
  /** What the log and the code tell about a finding of this scanner, for people; each line is bounded. */
  evidenceOf(finding: CodeFinding, place: LogPlace): Promise<readonly string[]>;
  /** The trace behind a finding: what the call was given, and what it was called by. */
  traceOf(finding: CodeFinding, place: LogPlace): Promise<Anchor | undefined>;
  /** How many different traces lead nowhere, and why. */
  lost(place: LogPlace): Promise<{ readonly outside: number; readonly changed: number }>;
}

/** Stack traces of a log that was handed in: the place in the package where each error happened. */
export function createLogScanner(log: LogAnswer): LogScanner {
  let found: ReturnType<typeof anchorAll> | undefined;
  const anchorsOf = (place: LogPlace) => (found ??= anchorAll(log, place));
  const traceOf = async (finding: CodeFinding, place: LogPlace) => {
    const { anchors } = await anchorsOf(place);
    const text = await place.read(finding.place.path);
    if (text === undefined) return undefined;
    return anchors.find((anchor) => {
      if (anchor.path !== finding.place.path || !finding.sources.some(({ rule }) => rule === ruleOf(anchor)))
        return false;
      return isAt(toPlace(anchor, text), finding.place);
    });
  };
  return {
    name: logScanner,
    languages: ['python', 'typescript', 'javascript'],
    weight: 1,
    applies: async () => log.traces.length > 0,
    async scan(request) {
      const { anchors } = await anchorsOf(request);
      const files = new Set(request.files);
      const findings: RawFinding[] = [];
      for (const anchor of anchors) {
        if (request.signal.aborted || !files.has(anchor.path)) continue;
        const text = await request.read(anchor.path);
        const place = text === undefined ? undefined : toPlace(anchor, text);
        if (place) findings.push(toFinding(anchor, place));
      }
      return { version: '', origin: 'bundled', findings: onePerPlace(findings) };
    },
    filesOf: async (place) => [...new Set((await anchorsOf(place)).anchors.map(({ path }) => path))].toSorted(),
    lost: async (place) => (await anchorsOf(place)).lost,
    traceOf,
    async evidenceOf(finding, place) {
      const anchor = await traceOf(finding, place);
      if (!anchor) return [];
      // Several ways can lead to one place.
      const { anchors } = await anchorsOf(place);
      const same = anchors.filter((other) => isSameFault(anchor, other));
      return explain(
        anchor,
        same.reduce((total, { trace }) => total + trace.count, 0),
        place,
      );
    },
  };
}

async function anchorAll(log: LogAnswer, place: LogPlace) {
  const paths = makePathMap(place.allFiles, [place.root, place.toolRoot]);
  const anchors: Anchor[] = [];
  const lost = { outside: 0, changed: 0 };
  for (const trace of log.traces) {
    // Raised from the error before it, which has a trace of its own.
    if (trace.isConsequence) continue;
    const anchor = await anchorTrace(trace, { paths, read: place.read });
    if ('nowhere' in anchor) lost[anchor.nowhere]++;
    else anchors.push(anchor);
  }
  return { anchors, lost };
}

function ruleOf({ fault, trace, doubt }: Anchor): string {
  if (!fault) return 'log/exception';
  if (doubt !== '') return 'log/unclear';
  return trace.language === 'python' ? `log/none-${fault.kind}` : `log/missing-${fault.kind}`;
}

function toFinding(anchor: Anchor, place: CodePlace): RawFinding {
  const { trace, fault, doubt, calls } = anchor;
  const said = `${trace.error}${trace.message === '' ? '' : `: ${trace.message}`}`.slice(0, 300);
  const inside = fault || (calls[0]?.depth ?? 0) === 0 ? '' : ' (raised in a library that is called here)';
  return {
    rule: ruleOf(anchor),
    // Other errors, and what cannot be told, are for people: they are only pointed at.
    category: fault && doubt === '' ? 'type' : 'logic',
    severity: 'high',
    priority: 'P1',
    message: `The log shows ${said}${inside}${doubt === '' ? '' : `; ${doubt}`}`,
    place,
    toolFixes: [],
    flow: { verdict: 'tainted', confidence: 1, steps: calls.map(toStep).toReversed() },
  };
}

function toStep({ path, line, name, depth }: Anchor['calls'][number]): FlowStep {
  const where = name === '' ? 'the module' : name;
  return { place: { path, line, column: 1, endLine: line, endColumn: 1 }, note: `#${depth} ${where}`.slice(0, 200) };
}

/** The subject, or the whole line where it cannot be told. */
function toPlace(anchor: Anchor, text: string): CodePlace | undefined {
  const at = findAnchor(anchor, text);
  if (!at) return undefined;
  const positions = new Positions(text);
  const { start, end } = at.subject ? span(at.subject) : lineRange(positions, at.line, text);
  const from = positions.place(start);
  const to = positions.place(end);
  return { path: anchor.path, ...from, endLine: to.line, endColumn: to.column };
}

function lineRange(positions: Positions, line: number, text: string): { start: number; end: number } {
  const start = positions.lineStart(line);
  const content = text.slice(start, positions.nextLineStart(line));
  return { start: start + content.length - content.trimStart().length, end: start + content.trimEnd().length };
}

function isAt(a: CodePlace | undefined, b: CodePlace): boolean {
  return a !== undefined && a.line === b.line && a.column === b.column && a.endLine === b.endLine;
}

/** Several ways led to one place: one finding. */
function onePerPlace(findings: readonly RawFinding[]): readonly RawFinding[] {
  const byPlace = Map.groupBy(findings, ({ rule, place }) => `${rule} ${place.path}:${place.line}:${place.column}`);
  return [...byPlace.values()].flatMap(([first]) => first ?? []);
}

function isSameFault(a: Anchor, b: Anchor): boolean {
  return a.path === b.path && a.code === b.code && a.ordinal === b.ordinal && ruleOf(a) === ruleOf(b);
}

async function explain(anchor: Anchor, count: number, place: LogPlace): Promise<readonly string[]> {
  const { trace, calls } = anchor;
  const times = count === 1 ? 'once' : `${count} times`;
  const lines = [`the log shows it ${times}: ${trace.error}: ${trace.message}`];
  for (const { path, line, note } of await originOf(anchor, place)) lines.push(`${path}:${line}: ${note}`);
  const given = [...trace.values].filter(([name]) => !isPrivate(name)).slice(0, 5);
  if (given.length > 0)
    lines.push(`it was given ${given.map(([name, value]) => `${name} = ${value.slice(0, 60)}`).join(', ')}`);
  for (const { path, line, name } of calls.slice(1, 4))
    lines.push(`called at ${path}:${line}${name === '' ? '' : ` in ${name}`}`);
  return lines.map((line) => line.slice(0, 300));
}

/** Names whose values do not belong into a record. */
function isPrivate(name: string): boolean {
  return /pass|secret|token|key|auth|cred|cookie|session/i.test(name);
}

async function originOf(anchor: Anchor, place: LogPlace) {
  const text = anchor.trace.language === 'python' ? await place.read(anchor.path) : undefined;
  const subject: Node | undefined = text === undefined ? undefined : findAnchor(anchor, text)?.subject;
  if (!subject) return [];
  return (await traceNone(subject, { path: anchor.path, files: place.allFiles, read: place.read })).steps;
}
