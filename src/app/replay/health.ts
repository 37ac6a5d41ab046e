import { messageOf } from '#core/errors.ts';
import type { AutoHealStatus, WorkflowStatus } from '#core/replay/auto-heal.ts';
import type { Route } from '../server/router.ts';

/** Whoever asks often, asks us and not the disk. */
const freshForMs = 5_000;

/**
 * `/replayz`: 200 while every replay may go on, 503 when one needs a person or all stand still. Open to anyone who can reach
 * the port, so it says how many, not which: names are for `heal replay list`.
 */
export function makeReplayHealthRoute(readStatus: () => Promise<AutoHealStatus>, now: () => Date): Route {
  let last: { readonly at: number; readonly status: Promise<AutoHealStatus> } | undefined;
  return {
    method: 'GET',
    path: '/replayz',
    async handle({ log }) {
      const at = now().getTime();
      // A clock that was set back makes nothing fresh for ever.
      if (!last || Math.abs(at - last.at) > freshForMs) last = { at, status: readStatus() };
      try {
        const status = await last.status;
        return { status: status.healthy ? 200 : 503, body: summarise(status) };
      } catch (error) {
        log.warn({ error: messageOf(error) }, 'The state of replays cannot be read');
        return { status: 503, body: { healthy: false, readable: false } };
      }
    },
  };
}

/** What a monitor needs to draw and to wake somebody. */
export function summarise({ healthy, stopped, everything, testMode, workflows }: AutoHealStatus) {
  const states: Record<WorkflowStatus['state'], number> = {
    running: 0,
    degraded: 0,
    quarantined: 0,
    rollback: 0,
    paused: 0,
    unreadable: 0,
  };
  for (const { state } of workflows) states[state]++;
  const sum = (of: (one: WorkflowStatus) => number) => workflows.reduce((total, one) => total + of(one), 0);
  const steps = sum(({ speed }) => speed.steps);
  return {
    healthy,
    readable: true,
    stopped: stopped !== undefined,
    breaker: everything.state,
    testMode,
    workflows: states,
    failuresInWindow: everything.failures,
    steps: { done: sum(({ counts }) => counts.done), failed: sum(({ counts }) => counts.failed) },
    meanStepMs: steps === 0 ? 0 : Math.round(sum(({ speed }) => speed.meanMs * speed.steps) / steps),
  };
}
