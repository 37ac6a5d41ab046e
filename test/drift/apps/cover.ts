import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Rect } from '#core/replay/screen.ts';
import { waitFor } from '../../replay/support/processes.ts';
import type { RunningApp } from '../app.ts';
import type { Cover } from '../point.ts';
import type { Stage } from '../stage.ts';
import { witnessIn } from '../witness.ts';
import { python } from './python.ts';

const Area = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Lays a window of another program over a widget of an application; what is pressed on it counts as the application's. */
export async function coverWidget(stage: Stage, app: RunningApp, cover: Cover | undefined): Promise<RunningApp> {
  if (!cover) return app;
  const box = (await app.witness.boxes()).find(({ widget }) => widget === cover.over);
  if (!box) throw new Error(`there is no ${cover.over} to be covered`);
  const folder = await mkdtemp(join(stage.folder, 'cover-'));
  const more = cover.looks === 'tooltip' ? { x: 8, y: 6 } : { x: 36, y: 16 };
  const area: Rect = {
    x: box.x - more.x,
    y: box.y - more.y,
    width: box.width + 2 * more.x,
    height: box.height + 2 * more.y,
  };
  const place = [area.x, area.y, area.width, area.height].map(String);
  const program = join(import.meta.dirname, 'cover.py');
  const child = stage.start([python, program, folder, ...place, cover.looks, String(cover.forMs ?? 0)]);
  await waitFor('a window lies over another', () => {
    if (child.hasEnded()) throw new Error(`the cover ended: ${child.said()}`);
    return existsSync(join(folder, 'up'));
  });
  const covered = Area.parse(JSON.parse(await readFile(join(folder, 'up'), 'utf8')));
  const own = witnessIn(folder, (what) => (what === 'press' ? 'press' : undefined));
  return {
    ...app,
    witness: app.witness.with(() => own.eventsAfter([])),
    covers: () => Promise.resolve(child.hasEnded() ? [] : [covered]),
    async stop() {
      await child.end();
      await app.stop();
    },
  };
}
