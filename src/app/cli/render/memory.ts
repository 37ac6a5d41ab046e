import type { Ignored } from '#core/ports/ignores.ts';
import type { Standing } from '#core/record.ts';
import type { ApplyReport, IgnoredReport, UnquarantineReport } from '../../contract.ts';
import { cleanLine } from '../clean.ts';
import { countOf, fit } from '../layout.ts';
import type { Paint } from '../terminal.ts';
import { renderDiff } from './diff.ts';
import { renderGates } from './gates.ts';

interface Look {
  readonly columns: number;
  readonly paint: Paint;
}
const mostListed = 200;

/** `heal apply`. */
export function renderApply(report: ApplyReport, look: Look): string {
  const { paint } = look;
  const id = cleanLine(report.id, 40);
  if (!report.applied) {
    return [
      paint('yellow', `✘ Not applied: ${id}`),
      cleanLine(report.why, 500),
      'Nothing was written. Have it looked at anew: heal fix',
    ].join('\n');
  }
  return [
    paint(['green', 'bold'], `✔ Applied ${id}: ${cleanLine(report.summary, 200)}`),
    '',
    ...renderDiff(report.patch, { ...look, maxLines: 200 }),
    '',
    ...renderGates([{ gates: report.gates }], look),
    `Written to ${countOf(report.files.length, 'file')} of the working tree`,
    `Undo     heal undo ${id}`,
  ].join('\n');
}

/** `heal ignore <finding>`, with `--remove` and without. */
export function renderSetAside(one: Ignored, verb: string): string {
  const what = one.rule === '' ? one.fingerprint : `${one.rule} in ${one.path}`;
  return [
    `${verb}: ${cleanLine(what, 300)} (${cleanLine(one.reason, 300)})`,
    `${cleanLine(one.fingerprint, 60)}; all of them: heal ignore --list`,
  ].join('\n');
}

/** `heal ignore --list`. */
export function renderIgnored({ ignored }: IgnoredReport, { columns, paint }: Look): string {
  if (ignored.length === 0) return 'Nothing is set aside.';
  const lines = ignored.slice(0, mostListed).flatMap(({ fingerprint, rule, path, reason, at }) => {
    const what = rule === '' ? 'a finding that was never healed here' : `${rule}  ${path}`;
    return [
      `${paint('dim', cleanLine(fingerprint, 60))}  ${fit(cleanLine(what, 300), Math.max(20, columns - 40))}`,
      fit(`  ${cleanLine(at.slice(0, 10), 10)}  ${cleanLine(reason, 500)}`, columns),
    ];
  });
  const rest = ignored.length - mostListed;
  return [
    paint('bold', `Set aside: ${countOf(ignored.length, 'finding')}`),
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more; --json lists all`] : []),
    paint('dim', 'Take one back: heal ignore <finding> --remove'),
  ].join('\n');
}

/** `heal unquarantine`. */
export function renderUnquarantine({ remedy, before, after }: UnquarantineReport, { paint }: Look): string {
  return [
    paint('bold', cleanLine(remedy, 200)),
    `  before  ${describeStanding(before)}`,
    `  now     ${describeStanding(after)}`,
  ].join('\n');
}

/** `asks first (held 3 of 4 tries, last on 2026-01-02; 62 % sure)`. */
export function describeStanding({ state, because, confidence }: Standing): string {
  const word = { trusted: 'acts by itself', asks: 'asks first', quarantined: 'in quarantine' }[state];
  return `${word} (${cleanLine(because, 300)}; ${Math.floor(confidence * 100)} % sure)`;
}
