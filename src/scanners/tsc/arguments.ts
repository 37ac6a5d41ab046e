import { availableParallelism } from 'node:os';
import type { Tool } from '#core/ports/tools.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { optionsOf } from './configs.ts';
import type { TscError } from './parse-output.ts';

/** What files without any configuration are checked with: only what is surely wrong. */
export const looseFlags: readonly string[] = [
  ...['--strict', 'false', '--target', 'esnext', '--module', 'esnext', '--moduleResolution', 'bundler'],
  ...['--allowImportingTsExtensions', '--skipLibCheck', '--jsx', 'preserve'],
];

/**
 * Version 6 changed what silence means. A configuration written for an older TypeScript, checked by the bundled one,
 * gets the old defaults.
 */
export async function oldDefaults(config: string, tool: Tool, read: ScanRequest['read']): Promise<readonly string[]> {
  if (tool.origin === 'repository' || Number(/\d+/.exec(tool.version)?.[0] ?? 0) < 6) return [];
  const asked = /"typescript"\s*:\s*"[^"\d]*(\d+)/.exec((await read('package.json')) ?? '')?.[1];
  if (asked === undefined || Number(asked) >= 6) return [];
  const options = await optionsOf(config, read);
  return [
    ...(options['strict'] === undefined ? ['--strict', 'false'] : []),
    ...(options['types'] === undefined ? ['--types', '*'] : []),
    '--noUncheckedSideEffectImports',
    'false',
  ];
}

/** Flags that put something the bundled TypeScript still knows in the place of options that it has lost. */
export function replaceRemovedOptions(errors: readonly TscError[]): readonly string[] {
  // Declarations that are not installed keep the compiler from looking at the code at all.
  const types = errors.some((error) => error.code === 2688) ? ['--types', 'null'] : [];
  const others = errors.flatMap((error) => {
    const [, name, value] = /^Option '(\w+)(?:=([\w.]+))?' has been removed/.exec(error.message) ?? [];
    if (name === undefined) return [];
    if (name === 'target') return ['--target', 'es2015'];
    if (name === 'moduleResolution') return ['--moduleResolution', 'bundler'];
    if (name === 'module') return ['--module', 'esnext', '--moduleResolution', 'bundler'];
    return value === 'false' ? [`--${name}`, 'true'] : [`--${name}`, 'null'];
  });
  return [...types, ...others];
}

/** More files than this, and memory is what counts. */
const largeFiles = 2000;

/**
 * What makes version 7, a Go program, faster without changing what it says: no more checkers than there are processors,
 * since each looks at the library again, and a garbage collector that waits for twice or four times as much garbage.
 */
export function tuningOf(
  tool: Tool,
  files: number,
): { readonly flags: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  if (Number(/\d+/.exec(tool.version)?.[0] ?? 0) < 7) return { flags: [], env: {} };
  // Four is its own default.
  const checkers = Math.max(1, Math.min(4, availableParallelism()));
  return { flags: ['--checkers', String(checkers)], env: { GOGC: files > largeFiles ? '200' : '400' } };
}
