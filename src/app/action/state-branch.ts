import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '#core/json.ts';
import { appendToBranch } from '#drivers/github/append-branch.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { addressOf, git, type GitPlace, type Remote } from './git.ts';
import {
  eventsName,
  mostBytes,
  mostFiles,
  patternFile,
  prefixOf,
  stateBranch,
  stateManifestSchema,
} from './state-schema.ts';

/**
 * Fetches what the branch holds for a package into a new folder below `place.folder`. An empty folder when there is no
 * such branch yet; undefined when it could not be asked.
 */
export async function fetchState(place: GitPlace, remote: Remote, packagePath: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(place.folder, 'heal-state-'));
  const bare = { ...place, folder: join(folder, 'git') };
  await mkdir(bare.folder);
  const out = join(folder, 'files');
  await mkdir(out);
  try {
    const ref = `refs/heads/${stateBranch}`;
    if ((await git(bare, ['init', '--quiet', '--bare', '.'])) === undefined) return undefined;
    const listed = await git(bare, ['ls-remote', addressOf(remote), ref], remote);
    if (listed === undefined) return undefined;
    if (listed.trim() === '') return out;
    const fetch = ['fetch', '--quiet', '--depth=1', '--no-tags', addressOf(remote), `${ref}:${ref}`];
    if ((await git(bare, fetch, remote)) === undefined) return undefined;
    const prefix = prefixOf(packagePath);
    const names = chooseFiles((await git(bare, ['ls-tree', '-r', '-l', '-z', ref])) ?? '', prefix);
    if (names.length === 0) return out;
    // All of them by one process, byte for byte, and only those that were chosen.
    const checkout = ['-c', 'core.autocrlf=false', `--work-tree=${out}`, 'checkout', '--quiet', ref];
    const chosen = ['--pathspec-from-file=-', '--pathspec-file-nul'];
    const written = await git(bare, [...checkout, ...chosen], undefined, names.join('\0'));
    return written === undefined ? undefined : join(out, prefix);
  } finally {
    await rm(bare.folder, { recursive: true, force: true });
  }
}

/** Whole paths of what is kept for a package: plain files of our own names, none too large. */
function chooseFiles(listing: string, prefix: string): readonly string[] {
  const chosen: string[] = [];
  for (const line of listing.split('\0')) {
    const match = /^100644 blob [0-9a-f]{40} +(\d+)\t(.+)$/s.exec(line);
    const path = match?.[2] ?? '';
    const own = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    const most = eventsName.test(own) ? mostBytes.events : patternFile.test(own) ? mostBytes.pattern : -1;
    if (match !== null && Number(match[1]) <= most) chosen.push(path);
  }
  // Newest runs last in name: what is left out, if ever, is oldest.
  return chosen.slice(-mostFiles);
}

/**
 * Puts what a run brought onto the branch. Everything is checked anew: the folder may come from an artifact. Answers how
 * many files were written; 0 when there was nothing.
 */
export async function pushState(repository: GitHubRepository, folder: string, run: string): Promise<number> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  if (text.length > mostBytes.manifest) throw new Error('the list of kept files is too long');
  const manifest = stateManifestSchema.parse(parseJson(text));
  const prefix = prefixOf(manifest.packagePath);
  const files: { path: string; text: string }[] = [];
  for (const name of manifest.files) {
    const content = await readFile(join(folder, name), 'utf8');
    const most = eventsName.test(name) ? mostBytes.events : mostBytes.pattern;
    if (Buffer.byteLength(content) > most) throw new Error(`${name} is larger than what is kept`);
    files.push({ path: prefix + name, text: content });
  }
  await appendToBranch(repository, {
    branch: stateBranch,
    files,
    removed: manifest.removed.map((name) => prefix + name),
    message: `chore(heal): state of run ${run}`,
  });
  return files.length + manifest.removed.length;
}
