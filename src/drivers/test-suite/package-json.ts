import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { expandLine, expandScript, type Expanded, type Scripts } from './npm-scripts.ts';

const Names = z.record(z.string(), z.unknown()).optional().catch(undefined);
const Manifest = z.object({
  scripts: z.record(z.string(), z.unknown()).optional().catch(undefined),
  dependencies: Names,
  devDependencies: Names,
});

export interface NodePackage {
  readonly scripts: Scripts;
  readonly dependencies: ReadonlySet<string>;
}

/** The package's manifest; undefined when there is none that can be read. */
export async function readNodePackage(root: string): Promise<NodePackage | undefined> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  let manifest: z.infer<typeof Manifest>;
  try {
    manifest = Manifest.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return undefined;
  }
  const scripts = Object.entries(manifest.scripts ?? {}).flatMap(([name, script]) =>
    typeof script === 'string' ? [[name, script] as const] : [],
  );
  return {
    scripts: Object.fromEntries(scripts),
    dependencies: new Set([
      ...Object.keys(manifest.dependencies ?? {}),
      ...Object.keys(manifest.devDependencies ?? {}),
    ]),
  };
}

/** npm's own placeholder tests nothing. */
const isPlaceholder = (script: string | undefined): boolean =>
  script === undefined || /no test specified/.test(script) || script.trim() === '';

/** The commands that `npm test` comes down to; when it says nothing usable, the installed runner by itself. */
export function expandTests(manifest: NodePackage): Expanded | undefined {
  const names = ['test', 'test:unit', 'unit', 'test:run', 'test:node', 'tests'];
  const name = names.find((candidate) => !isPlaceholder(manifest.scripts[candidate]));
  const expanded = name === undefined ? undefined : expandScript(manifest.scripts, name);
  if (expanded !== undefined && 'commands' in expanded) return expanded;
  for (const runner of ['vitest', 'jest', 'mocha']) {
    if (manifest.dependencies.has(runner)) return expandLine(manifest.scripts, runner);
  }
  return expanded;
}
