import { existsSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { getLibFiles, libFolderInMemoryPath } from '@ts-morph/common';
import { ts } from 'ts-morph';

const maxFileBytes = 4 * 1024 * 1024;

/** TypeScript's own declarations travel inside the package, so that a bare machine needs none. */
let libTexts: ReadonlyMap<string, string> | undefined;
function libText(path: string): string | undefined {
  if (!path.startsWith(`${libFolderInMemoryPath}/`)) return undefined;
  libTexts ??= new Map(getLibFiles().map((file) => [file.fileName, file.text]));
  return libTexts.get(path.slice(libFolderInMemoryPath.length + 1));
}

interface Version {
  readonly version: string;
  readonly snapshot: ts.IScriptSnapshot;
}

/**
 * One TypeScript program: a tsconfig.json and its files, or the defaults for files that no tsconfig names.
 * Paths are absolute with `/`. Read are the package and what is installed for it, in it or in the folders above.
 */
export class Project {
  readonly service: ts.LanguageService;
  readonly #options: ts.CompilerOptions;
  readonly #roots: Set<string>;
  readonly #versions = new Map<string, Version>();
  #thought: ReadonlyMap<string, string> = new Map();
  #counter = 0;

  constructor(options: ts.CompilerOptions, roots: readonly string[], folder: string, root: string) {
    this.#options = options;
    this.#roots = new Set(roots);
    this.service = ts.createLanguageService(this.#host(folder, root));
  }

  get files(): ReadonlySet<string> {
    return this.#roots;
  }
  get options(): ts.CompilerOptions {
    return this.#options;
  }
  get program(): ts.Program | undefined {
    return this.service.getProgram();
  }
  add(path: string): void {
    this.#roots.add(path);
  }
  /** Forgets what was read of a file; it is read again when it is next asked for. */
  refresh(path: string): void {
    this.#versions.delete(path);
    if (!existsSync(path)) this.#roots.delete(path);
  }
  /** Runs `look` in a program where these files have these texts, and goes back to what is on disk. */
  suppose<T>(texts: ReadonlyMap<string, string>, look: () => T): T {
    const before = this.#thought;
    this.#thought = texts;
    for (const path of texts.keys()) this.#versions.delete(path);
    try {
      return look();
    } finally {
      this.#thought = before;
      for (const path of texts.keys()) this.#versions.delete(path);
    }
  }

  #read(path: string): Version | undefined {
    const known = this.#versions.get(path);
    if (known !== undefined) return known;
    const text = this.#thought.get(path) ?? libText(path) ?? readBounded(path);
    if (text === undefined) return undefined;
    const version = { version: String(++this.#counter), snapshot: ts.ScriptSnapshot.fromString(text) };
    this.#versions.set(path, version);
    return version;
  }

  #host(folder: string, root: string): ts.LanguageServiceHost {
    const inside = (path: string) => isBelow(root, path) || isInstalledAbove(root, path);
    const exists = (path: string) =>
      this.#thought.has(path) || libText(path) !== undefined || (inside(path) && ts.sys.fileExists(path));
    return {
      getCompilationSettings: () => this.#options,
      getScriptFileNames: () => [...this.#roots],
      getScriptVersion: (path) => this.#read(path)?.version ?? '0',
      getScriptSnapshot: (path) =>
        inside(path) || libText(path) !== undefined ? this.#read(path)?.snapshot : undefined,
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      fileExists: exists,
      readFile: (path) => (exists(path) ? this.#read(path)?.snapshot.getText(0, Number.MAX_SAFE_INTEGER) : undefined),
      directoryExists: (path) => inside(path) && ts.sys.directoryExists(path),
      getDirectories: (path) => (inside(path) ? ts.sys.getDirectories(path) : []),
      readDirectory: (path, ...rest) => (inside(path) ? ts.sys.readDirectory(path, ...rest) : []),
      // An installed package may be a link to somewhere else; it keeps the name that is inside.
      realpath: (path) => {
        const real = ts.sys.realpath?.(path) ?? path;
        return inside(real) ? real : path;
      },
    };
  }
}

/** True when `path` is `folder` or below it. Both absolute, with `/`. */
export function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** `node_modules` and `package.json` of the folders above `root`, where a package of a larger repository finds its own. */
function isInstalledAbove(root: string, path: string): boolean {
  const at = path.search(/\/(node_modules|package\.json)(\/|$)/);
  return at >= 0 && isBelow(path.slice(0, at) || '/', root);
}
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
/** Relative to `root` with `/`; undefined when it lies outside or in an installed package. */
export function relativeTo(root: string, path: string): string | undefined {
  if (!isBelow(root, path) || path.includes('/node_modules/')) return undefined;
  return slashed(relative(root, path));
}
export function absolute(root: string, path: string): string {
  return posix.normalize(slashed(join(root, path)));
}
export function folderOf(path: string): string {
  return slashed(dirname(path));
}

function readBounded(path: string): string | undefined {
  const size = ts.sys.getFileSize?.(path) ?? 0;
  return size > maxFileBytes ? undefined : ts.sys.readFile(path);
}
