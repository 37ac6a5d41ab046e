import { lstat, readFile, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { dependencyFolders } from './options.ts';

export interface HiddenPath {
  /** Absolute, real. */
  readonly path: string;
  readonly isFolder: boolean;
}
/** Where people and tools keep keys, relative to the home folder. */
const secretsOfHome = [
  ...['.ssh', '.aws', '.azure', '.gnupg', '.kube', '.docker', '.netrc', '.npmrc', '.yarnrc', '.yarnrc.yml', '.pypirc'],
  ...['.git-credentials', '.gitconfig', '.config', '.cargo/credentials', '.cargo/credentials.toml', '.m2', '.gradle'],
  ...[
    '.local/share/keyrings',
    '.bash_history',
    '.zsh_history',
    '.node_repl_history',
    '.python_history',
    '.terraform.d',
  ],
  ...['.claude', '.claude.json', '.codex', '.gem/credentials', '.composer/auth.json', '.vault-token', '.pgpass'],
];
/** Outside the home folder; most lie where nothing is visible, these do not. */
const secretsOfMachine = ['/usr/etc/npmrc', '/usr/local/etc/npmrc', '/usr/etc/gitconfig', '/usr/local/etc/gitconfig'];
const deepest = 6;
const mostFolders = 20_000;

/** What has to be covered inside the sandbox: git's folders wherever they lie, keys, and Heal's own records. */
export async function findHiddenPaths(root: string, packageRoot: string, home: string): Promise<HiddenPath[]> {
  const places = new Set<string>(await findGitFolders(root));
  for (const folder of [root, packageRoot]) places.add(path.join(folder, '.heal'));
  for (const name of secretsOfHome) places.add(path.join(home, name));
  for (const name of secretsOfMachine) places.add(name);
  const hidden: HiddenPath[] = [];
  for (const place of places) {
    const kind = await lstat(place).catch(() => undefined);
    if (kind?.isDirectory()) hidden.push({ path: place, isFolder: true });
    else if (kind?.isFile()) hidden.push({ path: place, isFolder: false });
    // A `.git` that is a link: what it leads to is covered as well, by `findGitFolders`.
  }
  return hidden;
}

/** `.git` of the repository and of those within, and for worktrees and submodules the folders that they point to. */
async function findGitFolders(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let left = mostFolders;
  const visit = async (folder: string, depth: number): Promise<void> => {
    if (left-- <= 0) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = path.join(folder, entry.name);
      if (entry.name === '.git') found.push(place, ...(await followGitFile(place)));
      else if (entry.isDirectory() && depth < deepest && !dependencyFolders.has(entry.name))
        await visit(place, depth + 1);
    }
  };
  await visit(root, 0);
  return found;
}

async function followGitFile(place: string): Promise<readonly string[]> {
  const real = await realpath(place).catch(() => place);
  const text = await readFile(real, 'utf8').catch(() => '');
  const goal = /^gitdir: (.+)$/m.exec(text)?.[1];
  if (goal === undefined) return real === place ? [] : [real];
  const folder = path.resolve(path.dirname(real), goal);
  const common = (await readFile(path.join(folder, 'commondir'), 'utf8').catch(() => '')).trim();
  return [folder, ...(common === '' ? [] : [path.resolve(folder, common)])];
}
