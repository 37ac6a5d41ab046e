import type { HealCase } from '#core/case.ts';
import type { Finding, Kind } from '#core/finding.ts';
import type { Explanation } from '../../contract.ts';
import { evidenceOf } from '../../healing/evidence.ts';
import { cleanLine } from '../clean.ts';
import { fit, pad, wrap } from '../layout.ts';
import type { Paint } from '../terminal.ts';
import { isCode } from '../../healing/report.ts';
import { renderDiff } from './diff.ts';
import { explainEvidence } from './evidence.ts';
import { listSteps } from './flow.ts';
import { renderGates } from './gates.ts';
import { describeStanding } from './memory.ts';
import { paintPriority } from './words.ts';

/** `heal explain`: the finding, what was thought, tried and decided, and the change. */
export function renderExplanation(
  { healCase, history, diff, why, standing, record }: Explanation,
  look: { readonly columns: number; readonly paint: Paint },
): string {
  const { paint, columns } = look;
  const { finding } = healCase;
  const last = healCase.stage === 'settled' ? healCase.last : healCase;
  const lines: string[] = [];
  const width = Math.min(columns, 120);
  const say = (name: string, text: string): void => {
    const [first = '', ...more] = wrap(cleanLine(text, 1000), width - 12, 6);
    lines.push(paint('bold', pad(name, 12)) + first, ...more.map((line) => ' '.repeat(12) + line));
  };
  lines.push(
    `${paint('bold', healCase.id)}  ${paintPriority(finding.priority, paint)}  ${cleanLine(finding.rule, 80)}  ${paint('dim', fit(placeOf(finding), 80))}`,
    '',
  );
  say('Finding', finding.message);
  const flow = isCode(healCase) ? healCase.finding.flow : undefined;
  for (const [index, step] of (flow ? listSteps(flow) : []).entries()) say(index === 0 ? 'Data' : '', step);
  if (last.stage !== 'detected') {
    const { diagnosis } = last;
    say('Diagnosis', `${diagnosis.category} (confidence ${diagnosis.confidence.toFixed(2)})`);
    for (const evidence of diagnosis.evidence.slice(0, 8)) say('', evidence);
    if (diagnosis.contextRead.length > 0) say('Read', diagnosis.contextRead.slice(0, 12).join(', '));
  }
  for (const { rung, said, considered, ms, usd } of 'asked' in healCase ? healCase.asked : []) {
    say(
      `Asked ${rung}`,
      `${said || found(considered.length)} (${ms.toFixed(0)} ms${usd > 0 ? `, $${usd.toFixed(4)}` : ''})`,
    );
    for (const one of considered.slice(0, 12)) say('', `${one.healer} (${one.origin}): ${one.said}`);
  }
  for (const [index, attempt] of healCase.attempts.entries()) {
    const failed = attempt.gates.find((gate) => !gate.passed);
    say(
      index === 0 ? 'Tried' : '',
      `${attempt.remedy.summary}: ${failed ? `${failed.name}: ${failed.detail}` : 'rolled back'}`,
    );
  }
  if ('remedy' in last) {
    say('Remedy', `${last.remedy.summary} (${last.remedy.healer}, ${last.remedy.safety}, ${last.remedy.origin})`);
  }
  const evidence = evidenceOf(healCase);
  for (const [index, text] of (evidence ? explainEvidence(evidence) : []).entries()) {
    say(index === 0 ? 'Evidence' : '', text);
  }
  if ('verification' in last) {
    lines.push(paint('bold', 'Gates'), ...renderGates([last.verification], look));
  }
  say('Outcome', describeOutcome(healCase));
  say('Why', why);
  if (record.length > 0) {
    say('Record', record.map(({ kind, remedy, at }) => `${remedy} ${kind} on ${at.slice(0, 10)}`).join('; '));
  }
  if (standing) say('Trust', `${standing.remedy} ${describeStanding(standing)}`);
  if (history.length > 0) {
    lines.push('', paint('bold', 'History'));
    lines.push(...renderHistory(history, paint));
  }
  if (diff !== '') lines.push('', ...renderDiff(diff, { ...look, maxLines: 200 }));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function placeOf(finding: Finding<Kind>): string {
  const { place } = finding;
  if ('path' in place) return cleanLine(`${place.path}:${place.line}:${place.column}`, 200);
  return cleanLine(
    'runId' in place ? `run ${place.runId}, ${place.job}` : `${place.workflow}, step ${place.step}`,
    200,
  );
}

function describeOutcome(healCase: HealCase): string {
  if (healCase.stage !== 'settled') return `still ${healCase.stage}`;
  const { outcome } = healCase;
  if (outcome.status === 'healed') return `healed (${outcome.reason}); undo: heal undo ${healCase.id}`;
  return `${outcome.status}: ${outcome.reason}`;
}

/** One line for a move; a move that was repeated (a batch was halved, a remedy tried again) is counted. */
function renderHistory(history: Explanation['history'], paint: Paint): string[] {
  const moves: { at: string; text: string; times: number }[] = [];
  for (const { at, from, to } of history) {
    const text = cleanLine(from === '' ? to : `${from} → ${to}`, 60);
    const last = moves.at(-1);
    if (last?.text === text) last.times++;
    else moves.push({ at: cleanLine(at, 40), text, times: 1 });
  }
  return moves
    .slice(-20)
    .map(({ at, text, times }) => `  ${paint('dim', at)}  ${text}${times > 1 ? paint('dim', `  ${times} times`) : ''}`);
}

function found(count: number): string {
  return count === 0 ? 'nothing answers this' : `${count} ${count === 1 ? 'cure' : 'cures'} looked at`;
}
