import type { Isolation } from '#core/ports/sandbox.ts';
import type { RunTool } from '#core/ports/tools.ts';

export interface SandboxOptions {
  /** Absolute; copies are made in private folders below it. */
  readonly tempFolder: string;
  /** Home folder of the person: hidden, but for the tools that the search path leads to. */
  readonly home: string;
  /** The search path of the person, as in `PATH`. */
  readonly path: string;
  /** Absolute folders that processes may read beside the system's own: Heal's installation. */
  readonly expose: readonly string[];
  /** Starts processes on this machine; `makeRunTool` of the process driver. */
  readonly makeRunTool: MakeRunTool;
  /** Isolations that may be used, in any order. Default: all. */
  readonly allow?: readonly Isolation[];
}
export type MakeRunTool = (place: { readonly root: string; readonly env: Readonly<Record<string, string>> }) => RunTool;

/** Folders that a package manager filled. Never copied file by file. */
export const dependencyFolders: ReadonlySet<string> = new Set(['node_modules', '.venv', 'venv', 'env']);

/** True when `file` is `folder` or lies below it. Both absolute and normal, of this machine. */
export function isWithin(folder: string, file: string): boolean {
  if (file === folder) return true;
  const prefix = folder.endsWith('/') || folder.endsWith('\\') ? folder : folder + (folder.includes('\\') ? '\\' : '/');
  return file.startsWith(prefix);
}
