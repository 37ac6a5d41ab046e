import { relative } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import picomatch from 'picomatch';
import { z } from 'zod';
import type { ScanRequest } from '#core/scanner.ts';
import { parseJsonWithComments } from '../json-with-comments.ts';

/** What we read of the repository's own settings; pyright itself reads the rest through `extends`. */
const Own = z.looseObject({
  include: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
  extraPaths: z.array(z.string()).optional(),
  venv: z.string().optional(),
  stubPath: z.string().optional(),
  pythonVersion: z.string().optional(),
  typeCheckingMode: z.string().optional(),
});
export interface OwnSettings {
  /** `pyrightconfig.json` or `pyproject.toml`. */
  readonly file: string;
  readonly settings: z.infer<typeof Own>;
}

/** The repository's settings for pyright, from the package's own folder. */
export async function readOwnSettings(request: Pick<ScanRequest, 'read'>): Promise<OwnSettings | undefined> {
  const json = await request.read('pyrightconfig.json');
  if (json !== undefined) {
    return { file: 'pyrightconfig.json', settings: Own.catch({}).parse(parseJsonWithComments(json)) };
  }
  const toml = await request.read('pyproject.toml');
  if (toml === undefined || !/^\s*\[tool\.pyright/m.test(toml)) return undefined;
  const Pyproject = z.object({ tool: z.object({ pyright: Own }) });
  const settings = Pyproject.safeParse(parseSafely(toml)).data?.tool.pyright;
  return settings && { file: 'pyproject.toml', settings };
}

/**
 * A project that checks exactly `files`. It lives in another folder, so every path in it is relative to `folder`:
 * pyright refuses absolute ones. Without settings of the repository it is checked in pyright's basic mode.
 */
export function makeProject(
  request: Pick<ScanRequest, 'toolRoot' | 'allFiles'>,
  files: readonly string[],
  folder: string,
  context: {
    readonly own: OwnSettings | undefined;
    readonly pythonVersion: string | undefined;
    readonly venv: string | undefined;
  },
): Readonly<Record<string, unknown>> {
  const { own, pythonVersion, venv } = context;
  const toRoot = relative(folder, request.toolRoot).replaceAll('\\', '/');
  const below = (path: string) => (path === '' || path === '.' ? toRoot : `${toRoot}/${path}`);
  return {
    ...(own
      ? { extends: below(own.file) }
      : { typeCheckingMode: 'basic', exclude: [], reportMissingModuleSource: 'none', reportUnusedExpression: 'none' }),
    include: files.map(below),
    extraPaths: [...new Set([...importRoots(request.allFiles), ...(own?.settings.extraPaths ?? [])])].map(below),
    ...(own?.settings.stubPath === undefined ? { stubPath: below('typings') } : {}),
    ...(own?.settings.venv === undefined && venv !== undefined ? { venvPath: toRoot, venv } : {}),
    ...(own?.settings.pythonVersion === undefined && pythonVersion !== undefined ? { pythonVersion } : {}),
  };
}

/** Files that the repository's settings let pyright look at. */
export function selectFiles(files: readonly string[], own: OwnSettings | undefined): readonly string[] {
  const python = files.filter((path) => /\.pyi?$/.test(path));
  if (!own) return python;
  const { include, exclude } = own.settings;
  const isIncluded = include?.length ? matchAny(include) : () => true;
  const isExcluded = matchAny(exclude ?? []);
  return python.filter((path) => isIncluded(path) && !isExcluded(path));
}
function matchAny(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs
    .map((glob) => glob.replace(/^\.\/?/, '').replace(/\/$/, ''))
    .flatMap((glob) => (glob === '' ? ['**'] : [glob, `${glob}/**`]));
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true });
}

/** Folders that absolute imports start from: the package, its `src`, and those of packages inside it. */
function importRoots(files: readonly string[]): readonly string[] {
  const projects = files
    .filter((path) => /(?:^|\/)setup\.py$/.test(path))
    .map((path) => path.replace(/\/?setup\.py$/, ''));
  const roots = new Set(['', ...projects]);
  for (const path of files) {
    const source = /^(?:.*\/)?(?:src|lib)(?=\/)/.exec(path)?.[0];
    if (source !== undefined && path.endsWith('.py') && !files.includes(`${source}/__init__.py`)) roots.add(source);
    if (roots.size > 40) break;
  }
  return [...roots];
}

function parseSafely(toml: string): unknown {
  try {
    return parseToml(toml);
  } catch {
    return undefined;
  }
}
