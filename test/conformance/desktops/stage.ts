import type { Desktop } from '#core/ports/desktop.ts';
import type { DesktopWindow, Frame, Point } from '#core/replay/screen.ts';
import { openFileDesktop, type FileAction } from '#drivers/desktop/file/index.ts';
import { startScreen, startWitness, type Witnessed } from '../../replay/support/index.ts';

/**
 * A desktop with one window of known colours: four fields of 200×100 (red, green, blue, yellow) in a client area of
 * 400×300, a text field below them that has the keyboard; and what really arrived there.
 */
export interface Stage {
  readonly desktop: Desktop;
  readonly log: () => readonly Witnessed[];
  readonly window: () => Promise<DesktopWindow>;
  readonly stop: () => Promise<void>;
}
export const title = 'Witness – äöü';
export const clientSize = { width: 400, height: 300 };
/** Blue, green, red of each field. */
export const fields = [
  { colour: [0, 0, 255], at: { x: 100, y: 50 } },
  { colour: [0, 192, 0], at: { x: 300, y: 50 } },
  { colour: [255, 0, 0], at: { x: 100, y: 150 } },
  { colour: [0, 224, 255], at: { x: 300, y: 150 } },
] as const;

export async function stageOnX11(): Promise<Stage> {
  const screen = await startScreen({ width: 1000, height: 700 });
  try {
    const { app, log } = await startWitness(screen);
    await screen.desktop.focus(app.window.id);
    return { desktop: screen.desktop, log, window: app.windowNow, stop: screen.stop };
  } catch (error) {
    await screen.stop();
    throw error;
  }
}

export async function stageOnFiles(): Promise<Stage> {
  const client = { x: 101, y: 100, ...clientSize };
  const own: DesktopWindow = {
    id: 'witness',
    title,
    className: 'Witness',
    application: 'witness',
    bounds: { x: 100, y: 80, width: 402, height: 321 },
    client,
    isForeground: true,
  };
  const log: Witnessed[] = [];
  const desktop = openFileDesktop({
    scenes: { only: { screen: paint(client), windows: [own] } },
    start: 'only',
    react: (action) => void log.push(...witness(action, log)),
  });
  const window = async (): Promise<DesktopWindow> => {
    const [found] = await desktop.windows();
    if (!found) throw new Error('the window is gone');
    return found;
  };
  return { desktop, log: () => log, window, stop: () => desktop.close() };
}

/** What an application would have seen of it. */
function witness(action: FileAction, before: readonly Witnessed[]): readonly Witnessed[] {
  const mouse = (did: 'down' | 'up', { x, y }: Point, button: number, count = 1): Witnessed => ({
    did,
    x,
    y,
    button,
    count,
  });
  const numbers = { left: 1, middle: 2, right: 3 };
  const text = before.findLast((one) => one.did === 'text')?.text ?? '';
  switch (action.do) {
    case 'click': {
      const button = numbers[action.button];
      const once = [mouse('down', action.at, button), mouse('up', action.at, button)];
      const twice = [mouse('down', action.at, button, 2), mouse('up', action.at, button)];
      return action.count === 2 ? [...once, ...twice] : once;
    }
    case 'drag':
      return [mouse('down', action.from, 1), { did: 'drag', ...action.to }, mouse('up', action.to, 1)];
    case 'type':
      return [{ did: 'text', text: text + action.text }];
    case 'press':
      return action.keys.join('+') === 'F6' ? [{ did: 'text', text: '' }] : [];
    case 'close':
      return [{ did: 'close' }];
    default:
      return [];
  }
}

function paint(client: Point): Frame {
  const [width, height] = [1000, 700];
  const bgra = new Uint8Array(width * height * 4);
  for (const { colour, at } of fields) {
    for (let y = client.y + at.y - 50; y < client.y + at.y + 50; y++) {
      for (let x = client.x + at.x - 100; x < client.x + at.x + 100; x++) bgra.set(colour, (y * width + x) * 4);
    }
  }
  return { width, height, origin: { x: 0, y: 0 }, bgra };
}
