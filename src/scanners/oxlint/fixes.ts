import { messageOf } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import type { CodePlace, TextEdit } from '#core/finding.ts';
import type { Tool } from '#core/ports/tools.ts';
import type { RawFinding, ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { isTrusted, judgeFix } from '../fix-safety.ts';
import { createPace } from '../pace.ts';
import { explainFailure } from '../tool-output.ts';
import { createEscapeJudge, type JudgeEscape } from './escapes.ts';
import { FixAnswer, type FixFile, type FixRequest, type Offer, type Range } from './fix-protocol.ts';

/** Bounds of one scan: what is past them gets no fix of the tool. */
const most = { files: 300, findings: 2000, characters: 8_000_000 };
const timeoutMs = 30_000;
const maxOutputBytes = 16 * 1024 * 1024;

export interface FixSource {
  readonly tool: Tool;
  /** Script that asks oxlint, as the tools see it. */
  readonly workerPath: string;
  /** True when the repository has its own configuration: then oxlint finds it by itself. */
  readonly hasOwnConfig: boolean;
}
export interface WithFixes {
  readonly findings: readonly RawFinding[];
  readonly notes: readonly string[];
}

/**
 * The findings with oxlint's own safe fix where there is one that we trust. Starts nothing when no finding has
 * a rule of our table. A fix that cannot be had takes no finding with it.
 */
export async function addFixes(
  findings: readonly RawFinding[],
  source: FixSource,
  request: ScanRequest,
): Promise<WithFixes> {
  const chosen = await choose(findings, request);
  if (chosen.size === 0) return { findings, notes: [] };
  try {
    const answer = await ask(chosen, source, request);
    return { findings: await attach(findings, chosen, answer, request.signal), notes: [] };
  } catch (error) {
    request.signal.throwIfAborted();
    return { findings, notes: [`the fixes of oxlint are missing: ${messageOf(error)}`] };
  }
}

interface Chosen {
  readonly text: string;
  readonly findings: readonly RawFinding[];
}

async function choose(findings: readonly RawFinding[], request: ScanRequest): Promise<ReadonlyMap<string, Chosen>> {
  const chosen = new Map<string, Chosen>();
  let left = most.findings;
  let characters = most.characters;
  const wanted = findings.filter((finding) => isTrusted(finding.rule));
  for (const [path, all] of Map.groupBy(wanted, (finding) => finding.place.path)) {
    const text = await request.read(path);
    // What counts as a line break is answered in two ways here; where they differ, places would be wrong.
    if (text === undefined || /\r(?!\n)|[\v\f\u0085\u2028\u2029]/.test(text)) continue;
    if (chosen.size >= most.files || all.length > left || text.length > characters) continue;
    left -= all.length;
    characters -= text.length;
    chosen.set(path, { text, findings: all });
  }
  return chosen;
}

async function ask(
  chosen: ReadonlyMap<string, Chosen>,
  source: FixSource,
  request: ScanRequest,
): Promise<FixAnswer['files']> {
  const node = (await request.tools.find('node', ['bundled', 'machine']))?.argv ?? [process.execPath];
  const files = [...chosen].map(([path, { text, findings }]): FixFile => ({
    path,
    text,
    places: findings.map((finding) => pointIn(finding.place)),
  }));
  const rules = [...chosen.values()].flatMap(({ findings }) => findings.map((finding) => nameOf(finding.rule)));
  const message: FixRequest = {
    command: source.tool.argv,
    ...(source.hasOwnConfig ? {} : { config: configFor(rules) }),
    files,
  };
  const argv = [...node, source.workerPath];
  const result = await request.run({ argv, stdin: JSON.stringify(message), timeoutMs, maxOutputBytes }, request.signal);
  const answer =
    result.status === 'exited' && result.code === 0 ? FixAnswer.safeParse(parseJson(result.stdout)).data : undefined;
  if (!answer) throw new Error(explainFailure('oxlint --lsp', result));
  return answer.files;
}

/** As strict as our flags, for the rules whose fixes are wanted alone. */
function configFor(rules: readonly string[]): string {
  return JSON.stringify({
    categories: { correctness: 'off' },
    rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
  });
}
function nameOf(rule: string): string {
  return rule.replace(/^oxlint\//, '');
}

/** A point inside of the finding: at its edges a neighbour would answer as well. */
function pointIn(place: CodePlace): Range {
  const width = place.endLine === place.line ? place.endColumn - place.column : 0;
  const point = { line: place.line - 1, character: place.column - 1 + Math.floor(width / 2) };
  return { start: point, end: point };
}

async function attach(
  findings: readonly RawFinding[],
  chosen: ReadonlyMap<string, Chosen>,
  answer: FixAnswer['files'],
  signal: AbortSignal,
): Promise<readonly RawFinding[]> {
  const fixed = new Map<RawFinding, RawFinding>();
  const pace = createPace(signal);
  for (const { path, offers } of answer) {
    await pace();
    const file = chosen.get(path);
    if (file === undefined || offers.length !== file.findings.length) continue;
    const positions = new Positions(file.text);
    const judgeEscape = createEscapeJudge(path, file.text);
    file.findings.forEach((finding, index) => {
      const cure = cureFor(nameOf(finding.rule), offers[index] ?? []);
      const made = cure && makeFix(finding, cure, { text: file.text, positions, judgeEscape });
      if (made) fixed.set(finding, made);
    });
  }
  return findings.map((finding) => fixed.get(finding) ?? finding);
}

/**
 * For each finding at a place oxlint offers its cure, if it has one, and then two ways to silence its rule.
 * The cure is ours when exactly one finding of our rule is there and the list has that form from start to end.
 */
export function cureFor(rule: string, offers: readonly Offer[]): Offer | undefined {
  const own: (Offer | undefined)[] = [];
  for (let at = 0; at < offers.length;) {
    const cure = offers[at]?.isCure ? offers[at] : undefined;
    if (cure) at++;
    const silenced = /^Disable (\S+) for this line$/.exec(offers[at]?.title ?? '')?.[1];
    if (silenced === undefined || offers[at + 1]?.title !== `Disable ${silenced} for this whole file`) return undefined;
    if (silenced === rule) own.push(cure);
    at += 2;
  }
  return own.length === 1 ? own[0] : undefined;
}

interface FileParts {
  readonly text: string;
  readonly positions: Positions;
  readonly judgeEscape: JudgeEscape;
}
function makeFix(finding: RawFinding, cure: Offer, file: FileParts): RawFinding | undefined {
  const { text, positions } = file;
  const { path } = finding.place;
  const edits: TextEdit[] = [];
  for (const { range, newText } of cure.changes) {
    if (!isInText(range, text, positions)) return undefined;
    const [start, end] = [range.start, range.end].map((at) => positions.offset(at.line + 1, at.character + 1));
    if (start === undefined || end === undefined || end < start) return undefined;
    edits.push({ path, start, end, text: withLineEnding(newText, text) });
  }
  if (!cure.changes.some(({ range }) => touches(range, finding.place))) return undefined;
  const judged = judgeFix({ rule: finding.rule, summary: summarise(cure.title), edits, claimed: 'safe' }, path, text);
  const fix = judged && finding.rule === 'oxlint/no-useless-escape' ? file.judgeEscape(judged) : judged;
  return fix && { ...finding, toolFixes: [fix] };
}

function isInText({ start, end }: Range, text: string, positions: Positions): boolean {
  return [start, end].every(({ line, character }) => {
    if (line >= positions.lineCount) return false;
    const width = positions.nextLineStart(line + 1) - positions.lineStart(line + 1);
    return character <= width && positions.offset(line + 1, character + 1) <= text.length;
  });
}
/** A fix that stands elsewhere alone is not the finding's. */
function touches({ start, end }: Range, place: CodePlace): boolean {
  return start.line + 1 <= place.endLine && end.line + 1 >= place.line;
}
function withLineEnding(newText: string, text: string): string {
  return text.includes('\r\n') ? newText.replace(/\r?\n/g, '\r\n') : newText;
}
/** Its titles quote the code: one line, and bounded. */
function summarise(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length > 120 || line === '' ? 'Apply oxlint’s fix' : line;
}
