import type { Tree } from '#syntax/parse.ts';
import { hasFutureAnnotations, importsOf } from './imports.ts';

/** Reads a file of the package; undefined when it does not exist. */
export type Read = (path: string) => Promise<string | undefined>;

/**
 * The oldest Python 3 that the package says it supports, as its minor number: 9 for `requires-python = ">=3.9"`.
 * Undefined when it does not say; then nothing newer than Python 3.9 should be assumed.
 */
export async function oldestPython(read: Read): Promise<number | undefined> {
  const project = (await read('pyproject.toml')) ?? '';
  const setup = `${(await read('setup.cfg')) ?? ''}\n${(await read('setup.py')) ?? ''}`;
  const stated =
    /^\s*requires-python\s*=\s*["'][^"'\n]*?>=?\s*3\.(\d+)/m.exec(project)?.[1] ??
    /^\s*target-version\s*=\s*["']py3(\d+)["']/m.exec(project)?.[1] ??
    /^\s*python\s*=\s*["'](?:\^|>=|~)\s*3\.(\d+)/m.exec(project)?.[1] ??
    /python_requires\s*=\s*["']?[^"'\n]*?>=?\s*3\.(\d+)/.exec(setup)?.[1];
  if (stated !== undefined) return Number(stated);
  const classifiers = [...`${project}\n${setup}`.matchAll(/Programming Language :: Python :: 3\.(\d+)/g)];
  return classifiers.length === 0 ? undefined : Math.min(...classifiers.map((match) => Number(match[1])));
}

/** True when `X | None` in an annotation does not fail when the module is imported. */
export function hasUnionSyntax(tree: Tree, oldest: number | undefined): boolean {
  return hasFutureAnnotations(tree) || (oldest ?? 9) >= 10;
}

/** `Optional` as the file names it (`t.Optional`, `Optional`), when it imports it. */
export function optionalName(tree: Tree): string | undefined {
  return typingName(tree, 'Optional');
}

/** A name of `typing` as the file can write it; undefined when the file imports neither it nor `typing`. */
export function typingName(tree: Tree, name: string): string | undefined {
  for (const item of importsOf(tree)) {
    if (item.where !== 'module' && item.where !== 'typing') continue;
    for (const imported of item.names) {
      if (item.kind === 'from' && item.module === 'typing' && imported.name === name) return imported.bound;
      if (item.kind === 'import' && imported.name === 'typing') return `${imported.bound}.${name}`;
    }
  }
  return undefined;
}
