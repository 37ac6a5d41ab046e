import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { basename, isAbsolute, relative } from 'node:path';
import { readAutoHealPolicy } from '#config/auto-heal-policy-read.ts';
import { printProblem } from '#config/problems.ts';
import { messageOf } from '#core/errors.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';

/** What one look at the file saw. */
export type PolicyLook = {
  /** The text, or why it could not be had; two looks with the same saw the same. */
  readonly content: string;
  /** Changes when the file is written, also with the same text. */
  readonly stamp: string;
} & (
  | { readonly is: 'absent' }
  | { readonly is: 'there'; readonly policy: AutoHealPolicy }
  | { readonly is: 'wrong'; readonly said: string }
);

const mostBytes = 64 * 1024;

/** Looks once. Never throws: what cannot be read is wrong, and says why and what to do. */
export async function lookAtPolicy(file: string, root: string): Promise<PolicyLook> {
  const name = basename(file);
  try {
    const real = await realpath(file);
    if (!isInside(await realpath(root), real))
      return refuse(`${name} is a link to a file outside of this package. Put the file itself there.`);
    // Not waiting: a pipe of that name would hold everything up.
    const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readWhole(handle, name);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { is: 'absent', content: '', stamp: '' };
    return refuse(`${name} cannot be read (${messageOf(error)}). Make it readable, or remove it.`);
  }
}

async function readWhole(handle: FileHandle, name: string): Promise<PolicyLook> {
  const before = await handle.stat();
  if (!before.isFile()) return refuse(`${name} is no file. Remove it, or put a file there.`);
  if (before.size > mostBytes) return refuse(`${name} is larger than ${mostBytes / 1024} KiB. Shorten it.`);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0);
  const stamp = `${before.ino} ${before.mtimeMs} ${before.ctimeMs} ${bytesRead}`;
  if (bytesRead > mostBytes) return refuse(`${name} is larger than ${mostBytes / 1024} KiB. Shorten it.`);
  const content = buffer.toString('utf8', 0, bytesRead);
  const answer = readAutoHealPolicy(content, name);
  return 'policy' in answer
    ? { is: 'there', content, stamp, policy: answer.policy }
    : { is: 'wrong', content, stamp, said: answer.problems.map(printProblem).join('\n') };
}

function refuse(said: string): PolicyLook {
  return { is: 'wrong', content: said, stamp: '', said };
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way);
}
