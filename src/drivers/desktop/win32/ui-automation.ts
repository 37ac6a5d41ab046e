import type { Win32Api } from './api.ts';

// CLSID_CUIAutomation, IID_IUIAutomation, as they lie in memory.
const uiAutomationClass = guidOf('ff48dba4-60ef-4201-aa87-54103eef594e');
const uiAutomationInterface = guidOf('30cbe57d-d9d0-452a-ab13-7ac5ac4825ee');
const inProcess = 1;
const multithreaded = 0;

/** UI Automation, which tells of the controls of applications that paint them themselves. */
export interface UiAutomationProbe {
  readonly isThere: boolean;
  readonly said: string;
}
/**
 * Whether this Windows has UI Automation. It is not used for finding yet: controls are told by their window class, text
 * and id, and what has none of these is found by sight.
 */
export function hasUiAutomation({ newer: { CoInitializeEx, CoCreateInstance } }: Win32Api): UiAutomationProbe {
  if (CoInitializeEx === undefined || CoCreateInstance === undefined)
    return { isThere: false, said: 'COM is not there.' };
  // Failing here means that the thread has chosen its model before; either will do.
  CoInitializeEx(0, multithreaded);
  const made = new BigUint64Array(1);
  // What was made stays until the process ends: one object of a few hundred bytes.
  const result = CoCreateInstance(uiAutomationClass, 0, inProcess, uiAutomationInterface, made);
  if (result === 0 && made[0] !== 0n) return { isThere: true, said: 'UI Automation is registered.' };
  return { isThere: false, said: `UI Automation is not registered (0x${(result >>> 0).toString(16)}).` };
}

function guidOf(text: string): Uint8Array {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
