import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import { standings } from '#core/replay/learned.ts';
import type { Disk } from './disk.ts';

const Pointer = z.object({
  layout: z.literal(1),
  /** Folder of what is in use; null before anything was learned. */
  live: z
    .string()
    .regex(/^live-\d{1,9}$/)
    .nullable(),
  /** The version that it stands on. */
  version: z
    .string()
    .regex(/^v\d{2,9}$/)
    .nullable(),
  /** Number of the next version: folders of this number and above were never finished. */
  next: z.int().min(1),
  standings: z.record(z.string(), z.enum(standings)),
  /** Looks of versions that were left and are gone by now. */
  left: z.array(z.string()).default([]),
});
/** The one small file that says what counts. It is replaced in one step, so every change happens as a whole or not at all. */
export type Pointer = z.infer<typeof Pointer>;

export const noPointer: Pointer = { layout: 1, live: null, version: null, next: 1, standings: {}, left: [] };

export function pointerFile(folder: string): string {
  return join(folder, 'stores.json');
}

/** `damaged` when there is a file and it is none of ours. */
export async function readPointer(folder: string): Promise<Pointer | 'damaged'> {
  let text: string;
  try {
    text = await readFile(pointerFile(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return noPointer;
    throw error;
  }
  const parsed = Pointer.safeParse(parseJson(text));
  return parsed.success ? parsed.data : 'damaged';
}

export async function writePointer(disk: Disk, folder: string, pointer: Pointer): Promise<void> {
  const draft = `${pointerFile(folder)}.tmp`;
  await disk.write(draft, `${JSON.stringify(pointer, undefined, 2)}\n`);
  await disk.rename(draft, pointerFile(folder));
}

export function versionName(number: number): string {
  return `v${String(number).padStart(2, '0')}`;
}
/** NaN for what is no version. */
export function versionNumber(name: string): number {
  return /^v\d{2,9}$/.test(name) ? Number(name.slice(1)) : Number.NaN;
}
