import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DesktopWindow } from '#core/replay/screen.ts';
import type { Stage } from '../conformance/desktops/stage.ts';
import type { Witnessed } from '../replay/support/witness.ts';
import { openWindowsLane, windowsPath } from './lane.ts';
import { openRemoteDesktop } from './remote-desktop.ts';

/** The stage of the conformance of desktops, on Windows under Wine. */
export async function stageOnWine(): Promise<Stage> {
  const lane = await openWindowsLane({ screen: { width: 1000, height: 700 } });
  try {
    const file = path.join(lane.folder, 'witness.jsonl');
    writeFileSync(file, '');
    const desktop = await openRemoteDesktop(lane);
    await desktop.move({ x: 999, y: 699 });
    await lane.serve('witness.ts', [windowsPath(file)]);
    const window = async (): Promise<DesktopWindow> => {
      const found = (await desktop.windows()).find(({ className }) => className === 'Witness');
      if (found === undefined) throw new Error('the window is gone');
      return found;
    };
    await desktop.focus((await window()).id);
    return {
      desktop,
      window,
      log: () =>
        readFileSync(file, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line): Witnessed => JSON.parse(line)),
      stop: lane.close,
    };
  } catch (error) {
    await lane.close();
    throw error;
  }
}
