import { codeCategories, priorities, type CodeFinding } from '#core/finding.ts';
import type { ScanReport } from '../../contract.ts';
import { cleanLine } from '../clean.ts';
import { countOf, fit, formatMs, pad, widthOf, wrap } from '../layout.ts';
import type { Paint } from '../terminal.ts';
import { makeCodeFrame } from './code-frame.ts';
import { summariseFlow } from './flow.ts';
import { describeScanner, paintPriority, reportLines, tally } from './words.ts';

export interface ScanLook {
  readonly columns: number;
  readonly paint: Paint;
  /** Everything, however long. */
  readonly isComplete: boolean;
  readonly isVerbose: boolean;
  read(path: string): Promise<string | undefined>;
}
/** Frames help with the urgent few; more of them hide the rest of the list. */
const mostFrames = 4;

/** The report of `heal scan` for people: files with their findings, the most urgent file first, and a summary. */
export async function renderScan(report: ScanReport, look: ScanLook): Promise<string> {
  const { paint } = look;
  const summary = summarise(report, look);
  if (report.full.length === 0) return summary.join('\n');
  const room = look.isComplete ? Number.POSITIVE_INFINITY : reportLines - summary.length - 3;
  const chosen = await choose(report.full, look, room);
  const body: string[] = [];
  for (const [path, blocks] of Map.groupBy(chosen, (one) => one.finding.place.path)) {
    body.push(paint(['underline', 'bold'], fit(cleanLine(path, 300), look.columns)));
    body.push(...blocks.flatMap((one) => one.lines), '');
  }
  const rest = report.full.length - chosen.length;
  if (rest > 0) {
    body.push(
      paint('dim', fit(`… and ${rest} more; heal scan --all lists them, --format json for machines`, look.columns)),
      '',
    );
  }
  return [...body, ...summary].join('\n');
}

interface Block {
  readonly finding: CodeFinding;
  readonly lines: readonly string[];
}

/** The most urgent findings that fit into `room` lines, whatever file they are in; the first few with their code. */
async function choose(findings: readonly CodeFinding[], look: ScanLook, room: number): Promise<Block[]> {
  const chosen: Block[] = [];
  const files = new Set<string>();
  let used = 0;
  let frames = 0;
  for (const finding of sortByUrgency(findings)) {
    const { path } = finding.place;
    const lines = [...renderFinding(finding, look), ...renderFlow(finding, look)];
    const header = files.has(path) ? 0 : 2;
    if (used + header + lines.length > room) break;
    const isUrgent = finding.priority === 'P0' || finding.priority === 'P1';
    if (isUrgent && !isSecret(finding) && (look.isComplete || frames < mostFrames)) {
      const text = await look.read(path);
      const frame = text === undefined ? [] : makeCodeFrame(text, finding.place, look.columns, look.paint);
      if (frame.length > 0 && used + header + lines.length + frame.length <= room) {
        lines.push(...frame);
        frames++;
      }
    }
    files.add(path);
    used += header + lines.length;
    chosen.push({ finding, lines });
  }
  return chosen;
}

/** Where what is dangerous comes in, and where it arrives. */
function renderFlow({ flow, place }: CodeFinding, { paint, columns }: ScanLook): string[] {
  const text = flow && summariseFlow(flow, place.path);
  return text === undefined ? [] : [' '.repeat(14) + paint('dim', fit(text, columns - 14))];
}

function renderFinding(finding: CodeFinding, look: ScanLook): string[] {
  const { paint, columns } = look;
  const place = `${finding.place.line}:${finding.place.column}`;
  const indent = 2 + 2 + 2 + 7 + 1;
  const rule = cleanLine(finding.rule, 80);
  const also = finding.sources
    .map((source) => cleanLine(source.rule, 80))
    .filter((other) => other !== rule)
    .slice(0, 2);
  const names = [rule, ...also].join(', ');
  const message = cleanLine(finding.message, 300);
  const room = columns - indent;
  const head = `  ${paintPriority(finding.priority, paint)}  ${paint('dim', pad(place, 7))} `;
  if (widthOf(message) + 2 + widthOf(names) <= room) return [`${head}${message}  ${paint('dim', names)}`];
  // The rule is never cut away: it is what people search for and switch off.
  const [first = '', ...more] = wrap(message, room, 2);
  const last = more[0];
  const margin = ' '.repeat(indent);
  if (last === undefined) return [`${head}${first}`, `${margin}${paint('dim', fit(names, room))}`];
  const cut = fit(last, Math.max(10, room - 2 - widthOf(names)));
  return [`${head}${first}`, `${margin}${cut}  ${paint('dim', fit(names, room))}`];
}

function summarise(report: ScanReport, { paint, isVerbose, columns }: ScanLook): string[] {
  const failed = report.scanners.filter((scanner) => scanner.status === 'failed');
  const working = report.scanners.filter((scanner) => scanner.status === 'ok');
  const listed = isVerbose ? report.scanners : failed;
  const trouble = listed.map((scanner) =>
    paint(scanner.status === 'failed' ? 'yellow' : 'dim', fit(`  ${describeScanner(scanner)}`, columns)),
  );
  const slowest = Math.max(0, ...report.scanners.map((scanner) => scanner.ms));
  const names = working.map((scanner) => scanner.name).join(', ');
  const by = fit(
    working.length === 0 ? 'No scanner could run' : `Scanned by ${cleanLine(names, 300)} in ${formatMs(slowest)}`,
    columns,
  );
  const setAside =
    report.ignored === 0
      ? []
      : [paint('dim', fit(`${countOf(report.ignored, 'finding')} set aside; heal ignore --list`, columns))];
  if (report.full.length === 0) {
    const isWhole = failed.length === 0 && working.length > 0;
    return [
      isWhole ? paint('green', '✔ No problems found') : paint('yellow', 'No problems found'),
      paint('dim', by),
      ...trouble,
      ...setAside,
    ];
  }
  const files = new Set(report.full.map((finding) => finding.place.path)).size;
  const fixable = report.full.filter((finding) => finding.toolFixes.length > 0).length;
  return [
    paint('bold', `Found ${countOf(report.full.length, 'problem')} in ${countOf(files, 'file')}`),
    `  ${tally(
      report.full.map((finding) => finding.priority),
      priorities,
      (priority, count) => `${paintPriority(priority, paint)} ${count}`,
    )}`,
    fit(
      `  ${tally(
        report.full.map((finding) => finding.category),
        codeCategories,
        (category, count) => `${category} ${count}`,
      )}`,
      columns,
    ),
    paint('dim', by),
    ...trouble,
    ...setAside,
    fit(`Heal them: heal fix${fixable > 0 ? `  (tools offer a fix for ${fixable}, healers know more)` : ''}`, columns),
  ];
}

/** The code of such a finding is the secret itself: it does not belong into the log of a build. */
function isSecret(finding: CodeFinding): boolean {
  return [finding, ...finding.sources].some(({ rule }) => /^secretlint\/|secret|password|\b[SB]10[567]$/i.test(rule));
}

/** By priority, then by file and place. */
function sortByUrgency(findings: readonly CodeFinding[]): CodeFinding[] {
  return findings.toSorted(
    (a, b) =>
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
      compareWords(a.place.path, b.place.path) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
