import { loadWin32Api } from './load-api.ts';
import type { Win32Api } from './api.ts';
import { makeDpiAware } from './dpi.ts';
import { demandOwnDesktop, textOf, virtualScreen } from './screen.ts';
import { hasUiAutomation } from './ui-automation.ts';

/** One thing that replay needs of Windows, or that is good to know. */
export interface Win32Finding {
  readonly about: 'session' | 'lock' | 'scale' | 'screen' | 'ui-automation';
  /** False: replay cannot work so. */
  readonly isFine: boolean;
  /** A sentence: what is so, and what to do when it is not fine. */
  readonly said: string;
}
const objectName = 2;

/** Looks whether replay could work in this session; touches nothing. Throws `DesktopError` where this is no Windows. */
export async function probeWin32Desktop(): Promise<readonly Win32Finding[]> {
  return probe(await loadWin32Api());
}

export function probe(api: Win32Api): readonly Win32Finding[] {
  const awareness = makeDpiAware(api);
  const { x, y, width, height } = virtualScreen(api);
  return [
    findSession(api),
    findLock(api),
    {
      about: 'scale',
      isFine: awareness !== 'unaware',
      said:
        awareness === 'unaware'
          ? 'Windows tells scaled coordinates; set the scale of the screen to 100 %.'
          : `Coordinates are physical pixels (${awareness}).`,
    },
    {
      about: 'screen',
      isFine: width > 0 && height > 0,
      said: width > 0 ? `The screen has ${width}×${height} pixels from ${x}, ${y}.` : 'There is no screen.',
    },
    // Good to have, and not needed.
    { about: 'ui-automation', isFine: true, said: hasUiAutomation(api).said },
  ];
}

/** A runner that was installed as a service has a window station of its own, which nobody sees. */
function findSession({ user32 }: Win32Api): Win32Finding {
  const name = new Uint16Array(64);
  const station = user32.GetProcessWindowStation();
  const isNamed = user32.GetUserObjectInformationW(station, objectName, name, name.byteLength, null);
  const isInteractive = isNamed && textOf(name).toLowerCase() === 'winsta0';
  return {
    about: 'session',
    isFine: isInteractive,
    said: isInteractive
      ? 'This is an interactive session.'
      : 'This session has no desktop: it is a service. Start the runner from a session that is logged in (run.cmd), not as a service.',
  };
}
function findLock(api: Win32Api): Win32Finding {
  try {
    demandOwnDesktop(api);
    return { about: 'lock', isFine: true, said: 'The screen is not locked.' };
  } catch (error) {
    return { about: 'lock', isFine: false, said: error instanceof Error ? error.message : String(error) };
  }
}
