import { heldOutForm } from './held-out-form.ts';
import { heldOutGalculator } from './held-out-galculator.ts';
import { heldOutWin32 } from './held-out-win32.ts';
import { heldOutMousepad } from './held-out-mousepad.ts';
import type { DriftPoint } from './point.ts';

/** Points that nobody tunes on: looked at only when all is done. Which they are is said by `splitPoints`. */
export const heldOutPoints: readonly DriftPoint[] = [
  ...heldOutForm,
  ...heldOutGalculator,
  ...heldOutWin32,
  ...heldOutMousepad,
];
