import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import picomatch from 'picomatch';
import { languageOf } from '#syntax/parse.ts';
import { readText } from './read.ts';

/** Runs git in the package's folder; undefined when git failed or this is no repository. */
export type RunGit = (args: readonly string[]) => Promise<string | undefined>;

export interface ListOptions {
  /** Absolute. */
  readonly root: string;
  readonly git?: RunGit;
  /** Globs of the configuration, relative to the package: `legacy/**`. */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
}
type SkipCause =
  | 'vendored'
  | 'generated'
  | 'excluded'
  | 'submodule'
  | 'missing'
  | 'symlink'
  | 'not-a-file'
  | 'too-large'
  | 'binary'
  | 'invalid-utf8';

export interface FileList {
  /** Source files in Python, TypeScript and JavaScript: relative, `/`-separated, sorted. */
  readonly sources: readonly string[];
  /** Sources and every other readable text file (settings, `.env`, workflows): where secrets are looked for. */
  readonly texts: readonly string[];
  readonly skipped: Readonly<Partial<Record<SkipCause, number>>>;
  /** False when there is no git and the folders were walked. */
  readonly fromGit: boolean;
}

const vendored =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendors?|vendored|_vendor(?:ed)?|third_party|third-party|dist|build|\.venv|venv|\.env\.d|site-packages|\.tox|\.nox|\.eggs|__pycache__|__pypackages__|\.git|\.hg|\.svn|\.heal|\.next|\.nuxt|\.yarn|\.mypy_cache|\.ruff_cache|\.pytest_cache|htmlcov)\//;
const generatedName =
  /(?:\.min\.[cm]?js|[-.]bundle\.js|_pb2(?:_grpc)?\.pyi?|\.pb\.[jt]s|\.generated\.[^/]+|\.map|\.snap|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock))$/;
/** Only in a comment near the top: code that writes such headers mentions the words further down, or in a string. */
const generatedHeader =
  /^[ \t]*(?:#|\/\/|\/?\*+|<!--|--|;).*(?:@generated\b|\bDO NOT (?:EDIT|MODIFY)\b|\b(?:auto-?|automatically )generated (?:by|file|from)\b)/im;

/** Lists what a scan reads, and counts what it leaves out and why. A nested package belongs to its parent's scan. */
export async function listFiles(options: ListOptions): Promise<FileList> {
  const tracked = await listByGit(options);
  const candidates = tracked ?? (await walk(options));
  const isExcluded = options.exclude?.length ? picomatch([...options.exclude], { dot: true }) : () => false;
  const skipped: Partial<Record<SkipCause, number>> = {};
  const texts: string[] = [];
  const queue = [...new Set(candidates)].sort();
  const work = queue.values();
  const readers = Array.from({ length: 16 }, async () => {
    for (const path of work) {
      options.signal?.throwIfAborted();
      const cause = causeByName(path, isExcluded) ?? (await causeByContent(options.root, path));
      if (cause) skipped[cause] = (skipped[cause] ?? 0) + 1;
      else texts.push(path);
    }
  });
  await Promise.all(readers);
  texts.sort();
  return {
    sources: texts.filter((path) => languageOf(path) !== undefined),
    texts,
    skipped,
    fromGit: tracked !== undefined,
  };
}

function causeByName(path: string, isExcluded: (path: string) => boolean): SkipCause | undefined {
  if (path.endsWith('/')) return 'submodule';
  if (vendored.test(path)) return 'vendored';
  if (generatedName.test(path)) return 'generated';
  return isExcluded(path) ? 'excluded' : undefined;
}

async function causeByContent(root: string, path: string): Promise<SkipCause | undefined> {
  const file = await readText(root, path);
  if ('unreadable' in file) return file.unreadable === 'not-a-file' ? 'submodule' : file.unreadable;
  const language = languageOf(path);
  // Nobody bundles Python.
  const isBundle = language !== undefined && language !== 'python' && isMinified(file.text);
  return isBundle || isGenerated(file.text) ? 'generated' : undefined;
}

/** True when a comment in the first lines says that a program wrote this file. */
export function isGenerated(text: string): boolean {
  return generatedHeader.test(text.slice(0, 1500).split('\n', 12).join('\n'));
}

/** Long code whose lines are long throughout, as nobody writes them: bundles and minified scripts, whatever they are called. */
export function isMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > 250;
}

async function listByGit({ git }: ListOptions): Promise<string[] | undefined> {
  // `--` and `.` keep the listing inside the package when it lies within a larger repository.
  const output = await git?.(['ls-files', '-co', '--exclude-standard', '-z', '--', '.']);
  return output?.split('\0').filter((path) => path !== '');
}

/** Without git: every folder, with each folder's `.gitignore` for what lies below it. */
async function walk({ root, signal }: ListOptions): Promise<string[]> {
  const found: string[] = [];
  async function visit(folder: string, isIgnored: (path: string) => boolean): Promise<void> {
    signal?.throwIfAborted();
    const own = await readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => undefined);
    const rules = own === undefined ? undefined : ignore().add(own);
    const skips = (path: string) => isIgnored(path) || rules?.ignores(path.slice(folder.length)) === true;
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!vendored.test(`${path}/`) && !skips(`${path}/`)) await visit(`${path}/`, skips);
      } else if (!skips(path)) found.push(path);
    }
  }
  await visit('', () => false);
  return found;
}
