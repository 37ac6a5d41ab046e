import { posix } from 'node:path';
import { z } from 'zod';
import type { ScanRequest } from '#core/scanner.ts';
import { parseJsonWithComments } from '../json-with-comments.ts';

const TsConfig = z.object({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  files: z.array(z.string()).optional(),
  include: z.array(z.string()).optional(),
  references: z.array(z.object({ path: z.string() })).optional(),
  compilerOptions: z.looseObject({ checkJs: z.boolean().optional() }).optional(),
});
type TsConfig = z.infer<typeof TsConfig>;
type Read = ScanRequest['read'];
const maxConfigs = 20;

export function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/** The configurations in which the files are checked, and the TypeScript files that none is near. */
export async function findConfigs(
  files: readonly string[],
  read: Read,
): Promise<{ readonly configs: readonly string[]; readonly loose: readonly string[] }> {
  const nearest = new Map<string, Promise<string | undefined>>();
  const near = (folder: string): Promise<string | undefined> => {
    const known = nearest.get(folder);
    if (known !== undefined) return known;
    const found = lookIn(folder, read).then(
      (here) => here ?? (folder === '.' ? undefined : near(posix.dirname(folder))),
    );
    nearest.set(folder, found);
    return found;
  };
  const starts = new Set<string>();
  const loose: string[] = [];
  for (const file of files) {
    const config = await near(posix.dirname(file));
    if (config !== undefined) starts.add(config);
    else if (isTypeScript(file) && !file.endsWith('.d.ts')) loose.push(file);
  }
  const configs = new Set<string>();
  for (const start of [...starts].sort()) await follow(start, read, configs, new Set());
  return { configs: [...configs].slice(0, maxConfigs), loose };
}

async function lookIn(folder: string, read: Read): Promise<string | undefined> {
  const own = posix.join(folder, 'tsconfig.json');
  if ((await read(own)) !== undefined) return own;
  const javascript = posix.join(folder, 'jsconfig.json');
  const config = await readConfig(javascript, read);
  return config?.compilerOptions?.checkJs === true ? javascript : undefined;
}

/** A configuration without files of its own stands for those that it refers to. */
async function follow(path: string, read: Read, configs: Set<string>, seen: Set<string>): Promise<void> {
  if (seen.has(path) || seen.size > maxConfigs * 2) return;
  seen.add(path);
  const config = await readConfig(path, read);
  const isEmpty = config?.files?.length === 0 && config.include === undefined;
  if (config !== undefined && !isEmpty) configs.add(path);
  if (config === undefined) configs.add(path);
  for (const reference of config?.references ?? []) {
    const target = posix.join(posix.dirname(path), reference.path);
    if (target.startsWith('..')) continue;
    await follow(target.endsWith('.json') ? target : posix.join(target, 'tsconfig.json'), read, configs, seen);
  }
}

/** Options along the chain of `extends`, the nearest first; installed presets are not followed. */
export async function optionsOf(path: string, read: Read, depth = 0): Promise<Readonly<Record<string, unknown>>> {
  const config = depth > 10 ? undefined : await readConfig(path, read);
  if (config === undefined) return {};
  const options: Record<string, unknown> = {};
  for (const base of [config.extends ?? []].flat()) {
    if (!base.startsWith('.')) continue;
    const target = posix.join(posix.dirname(path), base);
    Object.assign(options, await optionsOf(target.endsWith('.json') ? target : `${target}.json`, read, depth + 1));
  }
  return { ...options, ...config.compilerOptions };
}

async function readConfig(path: string, read: Read): Promise<TsConfig | undefined> {
  const text = await read(path);
  if (text === undefined) return undefined;
  return TsConfig.safeParse(parseJsonWithComments(text)).data;
}
