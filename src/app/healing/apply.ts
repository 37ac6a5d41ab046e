import type { HealCase } from '#core/case.ts';
import { UsageError } from '#core/errors.ts';
import { logScanner } from '#scanners/log/index.ts';
import { approve, type Approval } from './approval.ts';
import { findCase, statusOf, withStore } from '../record/cases.ts';
import type { ApplyOptions, ApplyReport } from '../contract.ts';
import { fix } from './fix.ts';
import { openPlace } from '../place.ts';
import { isCode, remedyOf } from './report.ts';
import type { HealSettings } from '../settings.ts';

/**
 * A person says yes to a heal that was verified and waits: it is planned, tried and verified once more, and written only
 * when it is the very remedy that was shown.
 */
export async function apply(options: ApplyOptions, settings: HealSettings): Promise<ApplyReport> {
  const { path, signal, listener, fromLog } = options;
  const place = await openPlace(path, settings);
  const approval = await withStore(place, async ({ ledger }) => {
    const healCase = await findCase(ledger, options.caseId);
    if (fromLog === undefined && isFromLog(healCase)) {
      throw new UsageError(
        `Case ${healCase.id} came from a log: without it, nothing finds its error again.`,
        `Name the log: heal apply ${healCase.id} --from-log FILE`,
      );
    }
    return readApproval(healCase);
  });
  const where = { path, signal, ...(listener ? { listener } : {}), ...(fromLog === undefined ? {} : { fromLog }) };
  const report = await fix({ ...where, dryRun: false, commit: false, tests: true, approve: approval }, settings);
  const [one] = report.cases;
  const common = { version: 1, id: approval.caseId } as const;
  if (!one) {
    const why = 'Its finding is not there any more: it was healed otherwise, or its line was changed.';
    return { ...common, applied: false, summary: '', why, files: [], patch: '', gates: [] };
  }
  const { outcome, remedy, gates, id } = one;
  const applied = outcome.status === 'healed';
  return {
    ...common,
    applied,
    summary: remedy?.summary ?? '',
    why: applied ? '' : (report.notes.details[id] ?? outcome.reason),
    files: report.notes.written.files,
    patch: report.patch,
    gates,
  };
}

function isFromLog({ finding }: HealCase): boolean {
  return finding.sources.length > 0 && finding.sources.every(({ scanner }) => scanner === logScanner);
}

function readApproval(healCase: HealCase): Approval {
  const remedy = isCode(healCase) ? remedyOf(healCase) : undefined;
  const isWaiting = healCase.stage === 'settled' && healCase.outcome.reason === 'needs-approval';
  if (isWaiting && remedy) return approve(healCase.id, remedy);
  const isHealed = healCase.stage === 'settled' && healCase.outcome.status === 'healed';
  throw new UsageError(
    isHealed
      ? `Case ${healCase.id} is healed already.`
      : `Case ${healCase.id} is ${statusOf(healCase)}: there is no verified heal of it that waits for you.`,
    isHealed
      ? `See it with \`heal explain ${healCase.id}\`.`
      : `Why: \`heal explain ${healCase.id}\`. Try again: \`heal fix\`.`,
  );
}
