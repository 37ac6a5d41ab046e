import { randomBytes } from 'node:crypto';

let lastMs = 0;
let count = 0;

/** Ids of one process sort in the order in which they were made; those of others by their clocks. */
export function makeJobId(now = Date.now()): string {
  if (now > lastMs) [lastMs, count] = [now, 0];
  else count += 1;
  const time = lastMs.toString(36).padStart(9, '0');
  return `j${time}${count.toString(36).padStart(4, '0')}${randomBytes(6).toString('hex')}`;
}
