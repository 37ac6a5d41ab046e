import type { Win32Api } from './api.ts';

/** How Windows tells this process of coordinates; all but `unaware` are physical pixels of the primary screen. */
export type DpiAwareness = 'per-monitor-v2' | 'per-monitor' | 'system' | 'unaware';
// DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2, ..._PER_MONITOR_AWARE, PROCESS_PER_MONITOR_DPI_AWARE
const perMonitorV2 = -4;
const perMonitor = -3;
const processPerMonitor = 2;

/**
 * Asks for physical pixels, before anything else is asked: otherwise Windows scales what it tells, and clicks land
 * beside their targets on every screen above 100 %. A process whose awareness was already set can still have it for
 * its thread, which is the one that makes all calls here.
 */
export function makeDpiAware({ newer }: Win32Api): DpiAwareness {
  for (const [context, awareness] of [
    [perMonitorV2, 'per-monitor-v2'],
    [perMonitor, 'per-monitor'],
  ] as const) {
    if (newer.SetProcessDpiAwarenessContext?.(context) === true) return awareness;
    const before = newer.SetThreadDpiAwarenessContext?.(context);
    if (before !== undefined && before !== 0) return awareness;
  }
  if (newer.SetProcessDpiAwareness?.(processPerMonitor) === 0) return 'per-monitor';
  return newer.SetProcessDPIAware?.() === true ? 'system' : 'unaware';
}
