import type { Vision } from '#core/ports/vision.ts';
import { anchorRungs, type FindingThresholds } from '#core/replay/finding-a-target.ts';
import type { DesktopWindow } from '#core/replay/screen.ts';
import { makeFinder } from '#domains/replay/find/index.ts';
import type { FindOnStill } from '#domains/replay/healing/gates.ts';
import { openFileDesktop } from '#drivers/desktop/file/index.ts';

/** Looks for targets on a picture of a window, by anchors alone: what is remembered must find its place by itself. */
export function makeFindOnStill(
  vision: Vision,
  thresholds: Omit<FindingThresholds, 'rungs'>,
  signal: AbortSignal,
): FindOnStill {
  return async (frame, workflow, id) => {
    const target = workflow.targets[id];
    if (!target) throw new Error(`there is no target ${id}`);
    const { origin, width, height } = frame;
    // A desktop begins at 0,0, wherever the window was.
    const still = { ...frame, origin: { x: 0, y: 0 } };
    const client = { x: 0, y: 0, width, height };
    const window: DesktopWindow = {
      id: 'still',
      title: '',
      className: '',
      application: '',
      bounds: client,
      client,
      isForeground: true,
    };
    const desktop = openFileDesktop({ scenes: { still: { screen: still, windows: [window] } }, start: 'still' });
    try {
      const answer = await makeFinder({ desktop, vision })({
        workflow,
        target,
        window,
        windows: [window],
        thresholds: { ...thresholds, rungs: anchorRungs },
        signal,
      });
      if (answer.status === 'lost') return answer;
      const { point, box } = answer;
      return {
        ...answer,
        point: { x: point.x + origin.x, y: point.y + origin.y },
        box: { ...box, x: box.x + origin.x, y: box.y + origin.y },
      };
    } finally {
      await desktop.close();
    }
  };
}
