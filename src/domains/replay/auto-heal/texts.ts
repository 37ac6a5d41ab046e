import type { ExecutionStateInfo } from '#core/replay/execution.ts';

/** Why a workflow does not go on, and what a person can do about it. */
export function explainState({ workflow, now }: ExecutionStateInfo): string {
  switch (now.state) {
    case 'quarantined': {
      const where = now.failureCase === undefined ? '' : ` What was seen: ${now.failureCase}.`;
      return `${workflow} is quarantined since ${now.since}: ${now.reason}.${where} Look at it, then release it: heal replay release ${workflow} --reason <text>`;
    }
    case 'rollback':
      return `${workflow} goes back to ${now.to} since ${now.since}: ${now.reason}. It goes on by itself; when nothing happens, start it again: heal replay rollback ${workflow}`;
    case 'paused':
      return `${workflow} is paused since ${now.since}: ${now.reason}. Go on with: heal replay resume ${workflow}`;
    case 'degraded':
      return `${workflow} is degraded since ${now.since}: ${now.reason}. It runs with stricter thresholds, learns nothing, and refuses what is ambiguous.`;
    case 'running':
      return `${workflow} is running.`;
  }
}

export function followUp(
  follows: 'stay' | 'degrade' | 'quarantine' | 'recover',
  reason: string,
  info: ExecutionStateInfo,
): string {
  switch (follows) {
    case 'stay':
      return '';
    case 'degrade':
    case 'quarantine':
      return explainState(info);
    case 'recover':
      return `${info.workflow} is running again: ${reason}.`;
  }
}

export function sayWait(waitMs: number): string {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return `Too many steps of all workflows failed: the desktop itself seems to be at fault. In ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} one workflow may try again; until then look at the screen.`;
}
