import type { Person } from '#core/review.ts';
import type { CheckConclusion, CheckOutput } from '#drivers/github/checks.ts';
import type { ApprovalDecision } from '#policy/review.ts';
import type { HealOrigin } from './read-facts.ts';

export const conclusions: Readonly<Record<ApprovalDecision['state'], CheckConclusion>> = {
  'not-needed': 'neutral',
  approved: 'success',
  waiting: 'action_required',
  blocked: 'action_required',
  unknown: 'action_required',
};

/** What the check says: whether it may be merged, why not yet, and who can change that. */
export function writeApproval(decision: ApprovalDecision, { need }: HealOrigin): CheckOutput {
  const { state, by, why } = decision;
  if (state === 'not-needed') return { title: 'No approval needed', summary: why };
  const names = by.map(name).join(', ');
  const because = need?.why ?? 'Nobody knows any more what it heals, so it is treated as a HIGH security fix.';
  if (state === 'approved') {
    const lines = [
      because,
      `Approved by ${names}: exactly this commit, and they may write here.`,
      'A push, another base, a dismissal, a request for changes or a lost permission takes it back.',
    ];
    return { title: `Approved by ${by.map(({ login }) => login).join(', ')}`, summary: lines.join('\n\n') };
  }
  if (state === 'blocked') {
    const undo = by.length > 0 ? `${names} asked for changes. An approval by them, or a dismissal, opens it.` : '';
    return { title: why, summary: [because, undo].filter((line) => line !== '').join('\n\n') };
  }
  if (state === 'unknown') {
    const lines = [
      because,
      `**${why}** Until that is known it stays closed.`,
      'It is looked at again by itself. At once: press Re-run.',
    ];
    return { title: 'Could not be decided', summary: lines.join('\n\n') };
  }
  const list = decision.uncounted.map(({ who, why: reason }) => `- ${name(who)} ${reason}`);
  const lines = [
    because,
    ...(list.length > 0 ? [`These approvals do not count:\n\n${list.join('\n')}`] : []),
    'To open it: **Files changed → Review changes → Approve**.',
    'Who may: someone with write access who did not ask for this heal and has no commit on the branch. Comments and robots do not approve.',
  ];
  return { title: 'Waiting for an approval', summary: lines.join('\n\n') };
}

/** As code, so that nobody is called by a check. */
function name({ login }: Person): string {
  return `\`${login.replaceAll(/[^\w[\]-]/g, '')}\``;
}
