import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AutoHealStatus } from '#core/replay/auto-heal.ts';
import { makeAutoHealManager } from '#domains/replay/auto-heal/manager.ts';
import { openExecutionStates } from '#drivers/replay-stores/execution-states.ts';
import type { HealSettings } from '../settings.ts';
import { systemClock } from './clock.ts';
import { openPolicyFile } from './policy-file.ts';
import { openReplayPlace } from './replay-place.ts';

/** How all replays of a folder stand, for whoever only looks: nothing is made there. */
export async function readReplayStatus(path: string, settings: HealSettings): Promise<AutoHealStatus> {
  const place = await openReplayPlace(path, settings);
  const file = join(place.stateFolder, 'states.sqlite');
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  const policy = await openPolicyFile({ file: place.policyFile, root: place.root, say: () => {} });
  const states = await openExecutionStates(isThere ? file : ':memory:');
  try {
    const manager = makeAutoHealManager({
      states,
      policy: policy.policy,
      audit: () => {},
      clock: systemClock,
      stopped: async () => (await place.stop.read())?.reason,
    });
    return await manager.getStatusReport();
  } finally {
    policy.close();
    await states.close();
  }
}
