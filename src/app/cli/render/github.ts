import { priorities, type CodeFinding, type Priority } from '#core/finding.ts';
import { cleanLine, defuseWorkflowCommands, escapeCommandData, escapeCommandProperty } from '../clean.ts';
import { countOf } from '../layout.ts';
import { tally } from './words.ts';

type Level = 'error' | 'warning' | 'notice';
const levels: Readonly<Record<Priority, Level>> = { P0: 'error', P1: 'error', P2: 'warning', P3: 'notice' };
/** GitHub shows ten annotations of a level for one step and drops the others without a word. */
const mostPerLevel = 10;

/** Workflow commands that annotate the lines of a change, and a line that says how many more there are. */
export function renderGithub(findings: readonly CodeFinding[], prefix: string): string {
  const shown: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  const lines: string[] = [];
  const sorted = findings.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority));
  for (const finding of sorted) {
    const level = levels[finding.priority];
    if (shown[level] >= mostPerLevel) continue;
    shown[level]++;
    lines.push(renderAnnotation(level, finding, prefix));
  }
  const counts = tally(
    findings.map((finding) => finding.priority),
    priorities,
    (priority, count) => `${priority} ${count}`,
  );
  const rest = findings.length - lines.length;
  lines.push(
    findings.length === 0
      ? 'Heal found no problems.'
      : `Heal found ${countOf(findings.length, 'problem')} (${counts})${rest > 0 ? `; ${rest} of them without annotation` : ''}.`,
  );
  return lines.join('\n');
}

function renderAnnotation(level: Level, finding: CodeFinding, prefix: string): string {
  const { place } = finding;
  const properties = [
    `file=${escapeCommandProperty(cleanLine(prefix + place.path, 1000))}`,
    `line=${place.line}`,
    `endLine=${place.endLine}`,
    // GitHub refuses columns of a range of lines.
    ...(place.endLine === place.line ? [`col=${place.column}`, `endColumn=${place.endColumn}`] : []),
    `title=${escapeCommandProperty(cleanLine(`${finding.priority} ${finding.rule}`, 120))}`,
  ];
  const message = escapeCommandData(defuseWorkflowCommands(cleanLine(finding.message, 1000)));
  return `::${level} ${properties.join(',')}::${message}`;
}
