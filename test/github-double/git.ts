import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';

export const zeroSha = '0'.repeat(40);

export interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
}
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}
export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number | undefined;
  readonly path: string;
}
export class GitFailed extends Error {}

/** Runs git in a bare repository; what it printed, or `GitFailed`. */
export function runGit(
  dir: string,
  args: readonly string[],
  options: { input?: string | Uint8Array; env?: Record<string, string>; allowed?: readonly number[] } = {},
): Promise<{ out: Buffer; code: number }> {
  return new Promise((done, fail) => {
    const child = spawn('git', args, { cwd: dir, env: gitEnvironment(options.env) });
    const out: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0 || options.allowed?.includes(code ?? -1)) done({ out: Buffer.concat(out), code: code ?? -1 });
      else fail(new GitFailed(`git ${args.join(' ')}: ${complaint.trim()}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
  });
}

/** Nothing of the machine's own configuration of git has a say. */
export function gitEnvironment(more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    ...more,
  };
}

async function readText(dir: string, args: readonly string[], input?: string | Uint8Array): Promise<string> {
  const { out } = await runGit(dir, args, input === undefined ? {} : { input });
  return out.toString().trimEnd();
}

/** The full id of a branch, tag, or (shortened) id; nothing when there is none. */
export async function resolveRef(dir: string, name: string): Promise<string | undefined> {
  if (/^[0-9a-f]{40}$/.test(name)) return (await isObject(dir, name)) ? name : undefined;
  for (const full of [
    `refs/heads/${name}`,
    `refs/tags/${name}^{commit}`,
    name.startsWith('refs/') ? name : '',
    /^[0-9a-f]{7,39}$/.test(name) ? name : '',
  ]) {
    if (full === '' || full.startsWith('-')) continue;
    const { out, code } = await runGit(dir, ['rev-parse', '--verify', '--quiet', full], { allowed: [1, 128] });
    if (code === 0) return out.toString().trim();
  }
  return undefined;
}

async function isObject(dir: string, sha: string): Promise<boolean> {
  return (await runGit(dir, ['cat-file', '-e', sha], { allowed: [1, 128] })).code === 0;
}

export async function typeOf(dir: string, sha: string): Promise<string | undefined> {
  const { out, code } = await runGit(dir, ['cat-file', '-t', sha], { allowed: [1, 128] });
  return code === 0 ? out.toString().trim() : undefined;
}

export async function readRef(dir: string, ref: string): Promise<string | undefined> {
  const { out, code } = await runGit(dir, ['show-ref', '--verify', '--hash', ref], { allowed: [1, 128] });
  return code === 0 ? out.toString().trim() : undefined;
}

export async function listRefs(dir: string, prefix = 'refs/'): Promise<{ ref: string; sha: string; type: string }[]> {
  const text = await readText(dir, ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)']);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({
      sha: line.slice(0, 40),
      type: line.slice(41).split(' ')[0] ?? '',
      ref: line.slice(line.indexOf('refs/')),
    }))
    .filter(({ ref }) => ref.startsWith(prefix));
}

/** Compare and swap: false when the reference was not what it was thought to be. `zeroSha` for none. */
export async function swapRef(dir: string, ref: string, before: string, after: string): Promise<boolean> {
  const args = after === zeroSha ? ['update-ref', '-d', ref, before] : ['update-ref', ref, after, before];
  return (await runGit(dir, args, { allowed: [1, 128] })).code === 0;
}

const commits = new Map<string, Commit>();
/** Commits never change: read once. */
export async function readCommit(dir: string, sha: string): Promise<Commit> {
  const known = commits.get(sha);
  if (known) return known;
  const text = (await runGit(dir, ['cat-file', 'commit', sha])).out.toString();
  const cut = text.indexOf('\n\n');
  const head = text.slice(0, cut).split('\n');
  const value = (key: string) => head.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? '';
  const commit: Commit = {
    sha,
    tree: value('tree'),
    parents: head.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7)),
    author: parsePerson(value('author')),
    committer: parsePerson(value('committer')),
    message: text.slice(cut + 2).replace(/\n$/, ''),
  };
  commits.set(sha, commit);
  return commit;
}

function parsePerson(line: string): Person {
  const match = /^(.*) <(.*)> (\d+) /.exec(line);
  const date = new Date(Number(match?.[3] ?? 0) * 1000).toISOString().replace('.000', '');
  return { name: match?.[1] ?? '', email: match?.[2] ?? '', date };
}

/** Newest first. */
export async function listCommits(dir: string, range: readonly string[], limit = 1000): Promise<Commit[]> {
  const text = await readText(dir, ['rev-list', '--topo-order', `--max-count=${limit}`, ...range]);
  return Promise.all(
    text
      .split('\n')
      .filter(Boolean)
      .map((sha) => readCommit(dir, sha)),
  );
}

export async function countCommits(dir: string, range: string): Promise<number> {
  return Number(await readText(dir, ['rev-list', '--count', range]));
}

export async function findMergeBase(dir: string, a: string, b: string): Promise<string | undefined> {
  const { out, code } = await runGit(dir, ['merge-base', a, b], { allowed: [1, 128] });
  return code === 0 ? out.toString().trim().split('\n')[0] : undefined;
}

export async function isAncestor(dir: string, ancestor: string, of: string): Promise<boolean> {
  return (await runGit(dir, ['merge-base', '--is-ancestor', ancestor, of], { allowed: [1, 128] })).code === 0;
}

export async function listTree(dir: string, tree: string, isRecursive: boolean, path?: string): Promise<TreeEntry[]> {
  const args = [
    'ls-tree',
    '-z',
    '-l',
    ...(isRecursive ? ['-r', '-t'] : []),
    tree,
    ...(path === undefined ? [] : ['--', path]),
  ];
  return (await runGit(dir, args)).out
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, line.indexOf('\t')).split(/ +/);
      return {
        mode,
        type,
        sha,
        size: size === '-' ? undefined : Number(size),
        path: line.slice(line.indexOf('\t') + 1),
      };
    });
}

export async function findEntry(dir: string, commit: string, path: string): Promise<TreeEntry | undefined> {
  return (await listTree(dir, commit, false, path)).find((entry) => entry.path === path);
}

export async function readBlob(dir: string, sha: string): Promise<Buffer> {
  return (await runGit(dir, ['cat-file', 'blob', sha])).out;
}

export async function writeBlob(dir: string, content: string | Uint8Array): Promise<string> {
  return readText(dir, ['hash-object', '-w', '--stdin'], content);
}

/** `sha` null removes the path. Paths may lie in folders. */
export async function writeTree(
  dir: string,
  base: string | undefined,
  changes: readonly { path: string; mode: string; sha: string | null }[],
): Promise<string> {
  const index = `${dir}/index-${process.hrtime.bigint()}`;
  const env = { GIT_INDEX_FILE: index };
  await runGit(dir, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
  const input = changes
    .map(({ path, mode, sha }) => (sha === null ? `0 ${zeroSha}\t${path}\0` : `${mode} ${sha}\t${path}\0`))
    .join('');
  await runGit(dir, ['update-index', '-z', '--add', '--replace', '--index-info'], { env, input });
  const tree = (await runGit(dir, ['write-tree'], { env })).out.toString().trim();
  await rm(index, { force: true });
  return tree;
}

export async function writeCommit(dir: string, commit: Omit<Commit, 'sha'>): Promise<string> {
  const { author, committer } = commit;
  const stamp = (person: Person) => `${Math.floor(Date.parse(person.date) / 1000)} +0000`;
  const args = ['commit-tree', commit.tree, ...commit.parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: stamp(author),
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: stamp(committer),
  };
  return (await runGit(dir, args, { input: commit.message, env })).out.toString().trim();
}

/** The tree of both merged; nothing where they conflict. */
export async function mergeTrees(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  const { out, code } = await runGit(dir, ['merge-tree', '--write-tree', ours, theirs], { allowed: [1] });
  return code === 0 ? out.toString().trim() : undefined;
}
