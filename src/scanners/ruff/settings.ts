import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';

/** What we read of ruff's settings; the rest is passed on to ruff as it stands. */
const strings = z.array(z.string());
const ignoresByFile = z.record(z.string(), strings);
const lintKeys = {
  select: strings.optional(),
  ignore: strings.optional(),
  'extend-select': strings.optional(),
  'extend-ignore': strings.optional(),
  'per-file-ignores': ignoresByFile.optional(),
  'extend-per-file-ignores': ignoresByFile.optional(),
};
const LintSettings = z.looseObject({
  ...lintKeys,
  exclude: strings.optional(),
  isort: z.record(z.string(), z.unknown()).optional(),
});
const Settings = z.looseObject({
  ...lintKeys,
  extend: z.string().optional(),
  exclude: strings.optional(),
  'extend-exclude': strings.optional(),
  'target-version': z.string().optional(),
  lint: LintSettings.optional(),
});
const Pyproject = z.looseObject({
  tool: z.looseObject({ ruff: Settings.optional() }).optional(),
  project: z.looseObject({ 'requires-python': z.string().optional() }).optional(),
});
export type RuffSettings = z.infer<typeof Settings>;

export interface SettingsFile {
  readonly path: string;
  readonly settings: RuffSettings;
}
type Read = (path: string) => Promise<string | undefined>;

/** The settings file that ruff would use for files of `folder` (`''` or `a/b/`), with what it extends merged in. */
export async function findSettings(folder: string, read: Read): Promise<SettingsFile | undefined> {
  for (const name of ['.ruff.toml', 'ruff.toml', 'pyproject.toml']) {
    const settings = await readSettings(folder + name, read, []);
    if (settings) return { path: folder + name, settings };
  }
  return undefined;
}

/** Throws a sentence when the file is there but cannot be understood. */
async function readSettings(path: string, read: Read, chain: readonly string[]): Promise<RuffSettings | undefined> {
  const text = await read(path);
  if (text === undefined) return undefined;
  const own = parseSettings(path, text);
  if (own?.extend === undefined) return own && moveToLint(own);
  const parentPath = resolveInside(folderOf(path), own.extend);
  if (parentPath === undefined || chain.includes(parentPath) || chain.length > 8) return moveToLint(own);
  const parent = await readSettings(parentPath, read, [...chain, path]);
  return parent ? inherit(moveToLint(own), parent) : moveToLint(own);
}

function parseSettings(path: string, text: string): RuffSettings | undefined {
  const isPyproject = path.endsWith('pyproject.toml');
  try {
    const data: unknown = parseToml(text.replace(/^\uFEFF/, ''));
    return isPyproject ? Pyproject.parse(data).tool?.ruff : Settings.parse(data);
  } catch (error) {
    // A pyproject that others use for other things is not our business.
    if (isPyproject && !/^\s*\[tool\.ruff/m.test(text)) return undefined;
    throw new Error(`${path} cannot be read as ruff's settings`, { cause: error });
  }
}

/** `requires-python` of the nearest pyproject, as ruff's target version: `>=3.8` -> `py38`. */
export async function readTargetVersion(folder: string, read: Read): Promise<string | undefined> {
  const text = await read(`${folder}pyproject.toml`);
  if (text === undefined) return undefined;
  const lowest = /^\s*requires-python\s*=\s*["'][^"']*?(?:>=|~=|==|>|\^)\s*3\.(\d+)/m.exec(text)?.[1];
  if (lowest === undefined) return undefined;
  const minor = Math.min(15, Math.max(7, Number(lowest)));
  return `py3${minor}`;
}

/** Rule settings at the top level are the old spelling of those below `lint`. */
function moveToLint(settings: RuffSettings): RuffSettings {
  const { select, ignore, ...rest } = settings;
  const moved = {
    ...(select ? { select } : {}),
    ...(ignore ? { ignore } : {}),
    ...pick(settings, 'extend-select'),
    ...pick(settings, 'extend-ignore'),
    ...pick(settings, 'per-file-ignores'),
    ...pick(settings, 'extend-per-file-ignores'),
  };
  for (const key of ['extend-select', 'extend-ignore', 'per-file-ignores', 'extend-per-file-ignores']) delete rest[key];
  return { ...rest, lint: { ...moved, ...settings.lint } };
}
function pick<T extends object, K extends keyof T>(from: T, key: K): Partial<Pick<T, K>> {
  // A computed key widens to `string`: TypeScript cannot see that it is K.
  return from[key] === undefined ? {} : ({ [key]: from[key] } as Partial<Pick<T, K>>);
}

/** As ruff combines: a child's `select` starts afresh, everything that is called `extend-` adds up, the rest replaces. */
function inherit(child: RuffSettings, parent: RuffSettings): RuffSettings {
  const own = child.lint ?? {};
  const base = parent.lint ?? {};
  const rules = own.select
    ? {}
    : {
        ...pick(base, 'select'),
        ignore: [...(base.ignore ?? []), ...(own.ignore ?? [])],
        'extend-select': [...(base['extend-select'] ?? []), ...(own['extend-select'] ?? [])],
      };
  const { select: _, ignore: __, 'extend-select': ___, ...others } = base;
  return {
    ...parent,
    ...child,
    'extend-exclude': [...(parent['extend-exclude'] ?? []), ...(child['extend-exclude'] ?? [])],
    lint: {
      ...others,
      ...own,
      ...rules,
      'extend-per-file-ignores': { ...base['extend-per-file-ignores'], ...own['extend-per-file-ignores'] },
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
/** `../base.toml` seen from `a/b/`; undefined when it leaves the package. */
function resolveInside(folder: string, path: string): string | undefined {
  if (/^(?:[/\\~$]|[A-Za-z]:)/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of (folder + path).split(/[\\/]/)) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
