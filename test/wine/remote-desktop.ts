import { z } from 'zod';
import { DesktopError } from '#core/ports/desktop.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import { RemoteError } from './call.ts';
import type { Remote } from './call.ts';
import type { WindowsLane } from './lane.ts';

const size = z.object({ width: z.number(), height: z.number() });
const rect = size.extend({ x: z.number(), y: z.number() });
const windows = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    className: z.string(),
    application: z.string(),
    bounds: rect,
    client: rect,
    isForeground: z.boolean(),
  }),
);
const elements = z.array(
  z.object({
    id: z.string(),
    role: z.string(),
    name: z.string(),
    controlId: z.string(),
    bounds: rect,
    isEnabled: z.boolean(),
    isVisible: z.boolean(),
  }),
);
const frameFacts = size.extend({ origin: z.object({ x: z.number(), y: z.number() }) });

/** Heal's own win32 driver, which runs in Windows Node under Wine; used from Linux as if it ran here. */
export async function openRemoteDesktop(lane: WindowsLane): Promise<Desktop> {
  const program = await lane.serve('desktop.ts');
  const { call, callForBytes } = asDesktop(program.remote);
  const act = async (method: string, ...args: readonly unknown[]): Promise<void> => void (await call(method, ...args));
  return {
    platform: 'win32',
    size: async () => size.parse(await call('size')),
    windows: async () => windows.parse(await call('windows')),
    elements: async (id) => elements.parse(await call('elements', id)),
    async capture(region) {
      const { bytes, facts } = await callForBytes('capture', ...(region === undefined ? [] : [region]));
      return { ...frameFacts.parse(facts), bgra: bytes };
    },
    move: (to) => act('move', to),
    click: (at, options = {}) => act('click', at, options),
    drag: (from, to) => act('drag', from, to),
    type: (text) => act('type', text),
    press: (keys) => act('press', keys),
    focus: (id) => act('focus', id),
    textOf: async (id) =>
      z
        .string()
        .optional()
        .parse(await call('textOf', id)),
    closeWindow: (id) => act('closeWindow', id),
    // The process stays until the lane is closed, to answer as a desktop does that was let go of.
    close: () => act('close'),
  };
}

/** Errors keep their class on the way. */
function asDesktop(remote: Remote): Remote {
  const renamed = (error: unknown): never => {
    if (error instanceof RemoteError && error.kind === 'DesktopError') throw new DesktopError(error.message);
    throw error;
  };
  return {
    call: (...args) => remote.call(...args).catch(renamed),
    callForBytes: (...args) => remote.callForBytes(...args).catch(renamed),
  };
}
