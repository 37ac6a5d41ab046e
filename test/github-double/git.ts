import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree, readLoose, readLooseRef, serializeTree, writeLoose, type Entry } from './objects.ts';

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
  const branch = name === '' ? undefined : await readRef(dir, `refs/heads/${name}`);
  if (branch) return branch;
  for (const full of [
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
  return (await typeOf(dir, sha)) !== undefined;
}

export async function typeOf(dir: string, sha: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return undefined;
  const loose = await readLoose(dir, sha);
  if (loose) return loose.type;
  const { out, code } = await runGit(dir, ['cat-file', '-t', sha], { allowed: [1, 128] });
  return code === 0 ? out.toString().trim() : undefined;
}

/** The commit that an annotated tag stands for. */
export async function peelTag(dir: string, sha: string): Promise<string> {
  const loose = await readLoose(dir, sha);
  if (loose?.type !== 'tag') return sha;
  return peelTag(dir, /^object ([0-9a-f]{40})$/m.exec(loose.content.toString())?.[1] ?? sha);
}

export async function readRef(dir: string, ref: string): Promise<string | undefined> {
  const loose = await readLooseRef(dir, ref);
  if (loose || !existsSync(join(dir, 'packed-refs'))) return loose;
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
  const loose = await readLoose(dir, sha);
  const text = (loose?.content ?? (await runGit(dir, ['cat-file', 'commit', sha])).out).toString();
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

export function countCommits(dir: string, from: string, to: string): Promise<number> {
  return remember(`count ${from} ${to}`, async () =>
    Number(await readText(dir, ['rev-list', '--count', `${from}..${to}`])),
  );
}

export async function findMergeBase(dir: string, a: string, b: string): Promise<string | undefined> {
  if (await isNearAncestor(dir, a, b)) return a;
  return remember(`base ${a} ${b}`, async () => {
    const { out, code } = await runGit(dir, ['merge-base', a, b], { allowed: [1] });
    return code === 0 ? out.toString().trim().split('\n')[0] : undefined;
  }).catch(() => undefined);
}

/** False also where one of them is not there. */
export async function isAncestor(dir: string, ancestor: string, of: string): Promise<boolean> {
  if (await isNearAncestor(dir, ancestor, of)) return true;
  return remember(`ancestor ${ancestor} ${of}`, async () => {
    return (await runGit(dir, ['merge-base', '--is-ancestor', ancestor, of], { allowed: [1] })).code === 0;
  }).catch(() => false);
}

/** The usual case, without a process: a few commits further on. */
async function isNearAncestor(dir: string, ancestor: string, of: string): Promise<boolean> {
  let tips = [of];
  for (let step = 0; step < 8 && tips.length > 0; step++) {
    if (tips.includes(ancestor)) return true;
    const known = await Promise.all(
      tips.map(async (tip) => ((await readLoose(dir, tip)) ? (await readCommit(dir, tip)).parents : [])),
    );
    tips = known.flat();
  }
  return false;
}

const remembered = new Map<string, Promise<unknown>>();
/** Between commits nothing ever changes. What fails is asked again. */
function remember<T>(key: string, compute: () => Promise<T>): Promise<T> {
  const known = remembered.get(key) ?? compute();
  remembered.set(key, known);
  known.catch(() => remembered.delete(key));
  // Each key is made in one place, always with the same kind of answer.
  return known as Promise<T>;
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
  let tree: string | undefined = commit;
  const steps = path.split('/');
  for (const [at, step] of steps.entries()) {
    const entry: Entry | undefined = (await readTree(dir, tree)).find(({ name }) => name === step);
    if (!entry) return undefined;
    const type = entry.mode === '040000' ? 'tree' : entry.mode === '160000' ? 'commit' : 'blob';
    tree = entry.sha;
    if (at < steps.length - 1 && type !== 'tree') return undefined;
    if (at === steps.length - 1)
      return { ...entry, type, path, size: type === 'blob' ? (await readBlob(dir, tree)).length : undefined };
  }
  return undefined;
}

export async function readBlob(dir: string, sha: string): Promise<Buffer> {
  return (await readLoose(dir, sha))?.content ?? (await runGit(dir, ['cat-file', 'blob', sha])).out;
}

export async function writeBlob(dir: string, content: string | Uint8Array): Promise<string> {
  return writeLoose(dir, 'blob', Buffer.from(content));
}

export interface TreeChange {
  /** May lie in folders, there or not. */
  readonly path: string;
  readonly mode: string;
  /** Null removes it. */
  readonly sha: string | null;
}
/** A new tree: the base, a commit or a tree, with these changes. */
export async function writeTree(
  dir: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  return (await changeTree(dir, base, changes)) ?? writeLoose(dir, 'tree', Buffer.alloc(0));
}

/** Nothing where nothing is left: git keeps no empty folders. */
async function changeTree(
  dir: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string | undefined> {
  const entries = new Map((await readTree(dir, base)).map((entry) => [entry.name, entry]));
  const inside = Map.groupBy(changes, ({ path }) => path.split('/', 1)[0] ?? '');
  for (const [name, group] of inside) {
    const own = group.findLast(({ path }) => path === name);
    const deeper = group
      .filter(({ path }) => path !== name)
      .map((change) => ({ ...change, path: change.path.slice(name.length + 1) }));
    const known = entries.get(name);
    if (own?.sha === null) entries.delete(name);
    else if (own) entries.set(name, { name, mode: own.mode, sha: own.sha });
    if (deeper.length === 0) continue;
    const tree = await changeTree(dir, !own && known?.mode === '040000' ? known.sha : undefined, deeper);
    if (tree === undefined) entries.delete(name);
    else entries.set(name, { name, mode: '040000', sha: tree });
  }
  return entries.size === 0 ? undefined : writeLoose(dir, 'tree', serializeTree([...entries.values()]));
}

async function readTree(dir: string, id: string | undefined): Promise<Entry[]> {
  if (id === undefined) return [];
  const loose = await readLoose(dir, id);
  if (loose?.type === 'commit') return readTree(dir, (await readCommit(dir, id)).tree);
  if (loose) return parseTree(loose.content);
  const listed = await listTree(dir, id, false);
  return listed.map(({ mode, path, sha }) => ({ mode, name: path, sha }));
}

export async function writeCommit(dir: string, commit: Omit<Commit, 'sha'>): Promise<string> {
  const sign = ({ name, email, date }: Person) =>
    `${clean(name)} <${clean(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${sign(commit.author)}`,
    `committer ${sign(commit.committer)}`,
    '',
    commit.message,
  ];
  return writeLoose(dir, 'commit', Buffer.from(lines.join('\n')));
}

/** What would end a name or an address in the middle. */
function clean(text: string): string {
  return text.replace(/[<>\n\0]/g, '').trim();
}

/** The tree of both merged; nothing where they conflict. */
export function mergeTrees(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  return remember(`merge ${dir} ${ours} ${theirs}`, async () => {
    const { out, code } = await runGit(dir, ['merge-tree', '--write-tree', ours, theirs], { allowed: [1] });
    return code === 0 ? out.toString().trim() : undefined;
  });
}
