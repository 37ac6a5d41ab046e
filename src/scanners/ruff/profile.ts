import picomatch from 'picomatch';
import { messageOf } from '#core/errors.ts';
import { addedSelect, defaultSelect, isNoise, matchesSelector } from './rules.ts';
import { findSettings, readTargetVersion, type RuffSettings } from './settings.ts';

/** How ruff is run on the files that share one settings file. */
export interface RuffProfile {
  /** Path of the settings file; '' for Heal's own. */
  readonly settingsPath: string;
  /** For the WASM build: everything that does not depend on paths. */
  readonly options: Readonly<Record<string, unknown>>;
  /** `py310`. */
  readonly targetVersion: string;
  readonly isExcluded: (path: string) => boolean;
  /** True when the repository's settings, or our care about noise, leave this code out of this file. */
  readonly isLeftOut: (code: string, path: string) => boolean;
  /** The target version is a guess: complaints about newer syntax mean nothing. */
  readonly isVersionGuessed: boolean;
}
type Read = (path: string) => Promise<string | undefined>;

/** Settings of paths, output and caches, which we handle ourselves or which would change how codes are spelt. */
const notPassedOn = new Set(
  `extend exclude extend-exclude include extend-include force-exclude respect-gitignore cache-dir output-format
  required-version src namespace-packages preview fix unsafe-fixes fix-only show-fixes show-source format analyze
  builtins per-file-target-version lint`.split(/\s+/),
);
const lintNotPassedOn = new Set([
  'exclude',
  'per-file-ignores',
  'extend-per-file-ignores',
  'preview',
  'explicit-preview-rules',
]);
/** Rules that look at the file's path, which the WASM build does not know. */
const needPaths = ['INP', 'N999', 'EXE', 'D104'];

/** Finds and remembers the profile of each file: the nearest settings file, else Heal's own set. */
export function createProfiles(read: Read, allFiles: readonly string[]) {
  const byFolder = new Map<string, Promise<RuffProfile | undefined>>();
  const notes: string[] = [];
  const firstParty = topLevelNames(allFiles);
  let fallback: Promise<RuffProfile> | undefined;

  function ofFolder(folder: string): Promise<RuffProfile | undefined> {
    const known = byFolder.get(folder) ?? look(folder);
    byFolder.set(folder, known);
    return known;
  }
  async function look(folder: string): Promise<RuffProfile | undefined> {
    try {
      const found = await findSettings(folder, read);
      if (found) return makeProfile(folder, found.path, found.settings, await targetOf(folder), firstParty);
    } catch (error) {
      notes.push(`${messageOf(error)}: Heal's own set is used there`);
      return makeOwn(await targetOf(folder), firstParty);
    }
    return folder === '' ? undefined : ofFolder(parentOf(folder));
  }
  async function targetOf(folder: string): Promise<string | undefined> {
    return (await readTargetVersion(folder, read)) ?? (folder === '' ? undefined : targetOf(parentOf(folder)));
  }
  return {
    notes: notes as readonly string[],
    async of(path: string): Promise<RuffProfile> {
      fallback ??= targetOf('').then((target) => makeOwn(target, firstParty));
      return (await ofFolder(path.slice(0, path.lastIndexOf('/') + 1))) ?? fallback;
    },
  };
}

function makeOwn(target: string | undefined, firstParty: readonly string[]): RuffProfile {
  return {
    settingsPath: '',
    options: {
      'target-version': target ?? 'py310',
      lint: { select: defaultSelect, isort: { 'known-first-party': firstParty } },
    },
    targetVersion: target ?? 'py310',
    isExcluded: () => false,
    isLeftOut: isNoise,
    isVersionGuessed: target === undefined,
  };
}

function makeProfile(
  folder: string,
  settingsPath: string,
  settings: RuffSettings,
  target: string | undefined,
  firstParty: readonly string[],
): RuffProfile {
  const lint = settings.lint ?? {};
  const ownSelect = [...(lint.select ?? ['E4', 'E7', 'E9', 'F']), ...(lint['extend-select'] ?? [])];
  const passed = Object.fromEntries(Object.entries(settings).filter(([key]) => !notPassedOn.has(key)));
  const passedLint = Object.fromEntries(Object.entries(lint).filter(([key]) => !lintNotPassedOn.has(key)));
  const isort = { 'known-first-party': firstParty, ...lint.isort };
  const ignored = [...(lint.ignore ?? []), ...(lint['extend-ignore'] ?? [])];
  const byFile = [
    ...Object.entries(lint['per-file-ignores'] ?? {}),
    ...Object.entries(lint['extend-per-file-ignores'] ?? {}),
  ].map(([pattern, codes]) => ({ matches: matchFile(folder, pattern), codes }));
  const excludes = [...(settings.exclude ?? []), ...(settings['extend-exclude'] ?? []), ...(lint.exclude ?? [])];
  const excluders = excludes.map((pattern) => matchTree(folder, pattern));
  return {
    settingsPath,
    options: {
      'target-version': target ?? 'py310',
      ...passed,
      lint: {
        ...passedLint,
        isort,
        select: lint.select ?? ['E4', 'E7', 'E9', 'F'],
        'extend-select': [...(lint['extend-select'] ?? []), ...addedSelect],
      },
    },
    targetVersion: settings['target-version'] ?? target ?? 'py310',
    isExcluded: (path) => excluders.some((matches) => matches(path)),
    isLeftOut(code, path) {
      if (needPaths.some((selector) => matchesSelector(code, selector))) return true;
      if (byFile.some((one) => one.matches(path) && one.codes.some((selector) => matchesSelector(code, selector))))
        return true;
      // What ruff was asked for on the command line overrules the file's `ignore`, so we look again.
      const isOwn = ownSelect.some((selector) => matchesSelector(code, selector));
      return !isOwn && (isNoise(code, path) || ignored.some((selector) => matchesSelector(code, selector)));
    },
    isVersionGuessed: target === undefined && settings['target-version'] === undefined,
  };
}

/** ruff's globs: `*` crosses folders. `bash` makes picomatch read them so. */
const globOptions = { bash: true, dot: true };

/** per-file-ignores: by the file's name, or by its path from the settings' folder; `!` turns it round. */
function matchFile(folder: string, pattern: string): (path: string) => boolean {
  const isNegated = pattern.startsWith('!');
  const glob = isNegated ? pattern.slice(1) : pattern;
  const byName = picomatch(glob, globOptions);
  const byPath = picomatch(folder + glob.replace(/^\.\//, ''), globOptions);
  return (path) => (byName(path.slice(path.lastIndexOf('/') + 1)) || byPath(path)) !== isNegated;
}

/** exclude: by any part's name, or by path; a matching folder takes along what lies below it. */
function matchTree(folder: string, pattern: string): (path: string) => boolean {
  const glob = pattern.replace(/^\.\//, '').replace(/\/$/, '');
  const byName = picomatch(glob, globOptions);
  const byPath = picomatch(folder + glob, globOptions);
  return (path) => {
    const parts = path.split('/');
    return parts.some((part, index) => byName(part) || byPath(parts.slice(0, index + 1).join('/')));
  };
}

function topLevelNames(files: readonly string[]): string[] {
  const names = files
    .filter((path) => path.endsWith('.py'))
    .map((path) => /^(?:(?:src|lib)\/)?([A-Za-z_]\w*)(?:\/|\.py$)/.exec(path)?.[1])
    .filter((name) => name !== undefined && name !== 'src' && name !== 'setup');
  return [...new Set(names)].filter((name) => name !== undefined).sort();
}
function parentOf(folder: string): string {
  return folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1);
}
