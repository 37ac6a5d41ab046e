import type { HealCase } from '#core/case.ts';
import type { Standing } from '#core/record.ts';
import { waysToTake } from '../healing/report.ts';

/** Answers in one sentence why a case was not healed without asking; or, where it was, what stood behind that. */
export function explainWhy(
  healCase: HealCase,
  standing: Standing | undefined,
  ignoredBecause: string | undefined,
): string {
  if (ignoredBecause !== undefined) return `You set it aside: ${ignoredBecause}`;
  if (healCase.stage !== 'settled') {
    return `It is not at its end: it was ${healCase.stage} when it was last saved; the next run takes it up.`;
  }
  const { outcome } = healCase;
  if (outcome.status === 'healed') {
    const applied = 'It was applied: every gate passed';
    if (standing?.state === 'trusted') return `${applied}, and its remedy is trusted (${standing.because}).`;
    return standing ? `${applied}. Its remedy does not act by itself now (${standing.because}).` : `${applied}.`;
  }
  const detail = outcome.detail === '' ? '' : `: ${outcome.detail}`;
  if (outcome.status === 'rolled-back') return `What was tried did not pass the gate ${outcome.reason}${detail}`;
  if (outcome.status === 'escalated') return `It needs a person (${outcome.reason})${detail}`;
  const ways = outcome.reason === 'needs-approval' ? ` ${waysToTake(healCase.id)}` : '';
  return `${skipped[outcome.reason]}${detail}${ways}`;
}

const skipped: Readonly<
  Record<Extract<Extract<HealCase, { stage: 'settled' }>['outcome'], { status: 'skipped' }>['reason'], string>
> = {
  'no-remedy': 'No cure is known',
  'left-alone': 'The cures that answer it leave it alone',
  'flag-only': 'Such findings are only pointed at',
  'rollout-off': 'The configuration does not let it',
  'rollout-shadow': 'Its category is in shadow mode',
  'not-verified-by-tests': 'No tests stand behind it',
  'needs-approval': 'Its remedy is verified, and waits for your yes',
  'no-gain': 'It would make nothing measurably faster',
  'over-limit': 'The limit of the run was reached',
  'breaker-open': 'Too much of its kind failed in a short time',
  'held-back': 'It is verified, and waits for its turn to be proposed',
  'changed-underneath': 'The file was changed while it was healed',
  'uncommitted-changes': 'Its file has changes of yours',
  'conflicting-fix': 'Another heal of the run stood in the way',
  'gone-by-itself': 'There was nothing left to heal',
  interrupted: 'The run was interrupted',
  declined: 'A person said no',
};
