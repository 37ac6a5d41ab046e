import { UsageError } from '#core/errors.ts';
import type { WorkflowMemory } from './open-desk.ts';
import { policyPath } from './paths.ts';

/** Steps fail on purpose only while the policy says so: then no line of it counts, and nothing is learned. */
export function requireTestMode({ policy }: Pick<WorkflowMemory, 'policy'>): void {
  if (policy.policy().testMode.enabled) return;
  throw new UsageError(
    'Steps are made to fail only in test mode, and it is off',
    `Switch it on in ${policyPath}: { "version": 1, "testMode": { "enabled": true } }`,
  );
}

/** A crash in the middle of going back must not hold a workflow up for ever: it is done again, which changes nothing twice. */
export async function finishRollback(
  { manager, goBack }: Pick<WorkflowMemory, 'manager' | 'goBack'>,
  workflow: string,
  say: (sentence: string) => void,
): Promise<void> {
  const { now } = await manager.info(workflow);
  if (now.state !== 'rollback') return;
  say(`Going back to ${now.to} was cut off; it is done now.`);
  await goBack(now.to, now.reason);
}
