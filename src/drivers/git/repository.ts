import { mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { simpleGit, type SimpleGit } from 'simple-git';
import { EnvironmentError, messageOf, UsageError } from '#core/errors.ts';

/** A package inside a Git repository; every path that goes in or comes out is relative to the package, with `/`. */
export interface Repository {
  /** Absolute, symlinks resolved. */
  readonly root: string;
  /** Relative to `root`; '' when the package is the whole repository. */
  readonly packagePath: string;
  readonly packageRoot: string;
  /** Undefined in a repository without commits. */
  readonly head: string | undefined;
  /** Output of a command of Git that only reads; undefined when it failed. */
  ask(args: readonly string[]): Promise<string | undefined>;
  /** Files that differ from the last commit, staged or not, and untracked ones. */
  uncommittedFiles(): Promise<ReadonlySet<string>>;
  /** Text of a file at `ref`; undefined when it was not there. */
  readAt(ref: string, path: string): Promise<string | undefined>;
  /**
   * One commit after the other on a branch: a new one, or the one whose tip an earlier call answered with.
   * Working tree, index and current branch stay untouched. Answers with the new tip.
   */
  commitOnBranch(branch: string, commits: readonly PlannedCommit[], tip?: string): Promise<string>;
}
export interface PlannedCommit {
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export async function openRepository(path: string, env: Environment): Promise<Repository> {
  const folder = await findFolder(path);
  const git = makeGit(folder, env);
  const asked = git.raw(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
  const root = await findRoot(git, folder);
  const packagePath = relative(root, folder).split(sep).join('/');
  const head = (await asked).trim() || undefined;
  const list = async (...args: string[]) => splitNul(await git.raw(args));
  return {
    root,
    packagePath,
    packageRoot: folder,
    head,
    ask: (args) => git.raw([...args]).catch(() => undefined),
    async uncommittedFiles() {
      const tracked = head
        ? await list('diff', '--name-only', '--relative', '-z', 'HEAD', '--', '.')
        : await list('ls-files', '-z');
      return new Set([...tracked, ...(await list('ls-files', '-o', '--exclude-standard', '-z'))]);
    },
    async readAt(ref, file) {
      const commit = await resolveRef(git, ref);
      const full = packagePath === '' ? file : `${packagePath}/${file}`;
      return git.raw(['cat-file', 'blob', `${commit}:${full}`]).catch(() => undefined);
    },
    commitOnBranch: (branch, commits, tip) => commitOnBranch({ root, packagePath, head, env }, branch, commits, tip),
  };
}

async function findFolder(path: string): Promise<string> {
  const wanted = resolve(path);
  const info = await stat(wanted).catch(() => undefined);
  if (!info)
    throw new UsageError(
      `There is no folder ${wanted}.`,
      'Give the path of a Git repository or of a folder inside one.',
    );
  if (!info.isDirectory())
    throw new UsageError(
      `${wanted} is a file.`,
      'Give the folder of a package, and choose files with --changed or --rule.',
    );
  return realpath(wanted);
}

async function findRoot(git: SimpleGit, folder: string): Promise<string> {
  try {
    return await realpath((await git.raw(['rev-parse', '--show-toplevel'])).trim());
  } catch (error) {
    const what = messageOf(error);
    if (/dubious ownership/.test(what)) {
      throw new EnvironmentError(
        `Git does not trust ${folder}: another user owns it.`,
        `If you trust it: git config --global --add safe.directory ${folder}`,
      );
    }
    if (/ENOENT/.test(what))
      throw new EnvironmentError('Git is not installed.', 'Install git and make sure that it is on the PATH.');
    if (!/not a git repository/i.test(what))
      throw new EnvironmentError(`Git failed: ${what}`, 'Run `git status` there and mend what it says.');
    throw new UsageError(
      `${folder} is not inside a Git repository.`,
      'Heal needs Git to know what it may touch and to let you undo. Run `git init` there, commit once, and try again.',
    );
  }
}

function makeGit(folder: string, env: Environment): SimpleGit {
  const git = simpleGit({
    baseDir: folder,
    // A repository's own configuration must not start programs while we only look.
    config: ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false', 'core.untrackedCache=false'],
    unsafe: { allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true },
    allowEnvironment: [
      'GIT_AUTHOR_NAME',
      'GIT_AUTHOR_EMAIL',
      'GIT_AUTHOR_DATE',
      'GIT_COMMITTER_NAME',
      'GIT_COMMITTER_EMAIL',
      'GIT_COMMITTER_DATE',
      'GIT_INDEX_FILE',
      'GIT_TERMINAL_PROMPT',
      'GIT_OPTIONAL_LOCKS',
    ],
    maxConcurrentProcesses: 4,
    trimmed: false,
  });
  return git.env(chooseEnvironment(env));
}

/** Git gets what it needs to find itself, its settings and its author; editors, pagers and helpers stay outside. */
function chooseEnvironment(env: Environment): Record<string, string> {
  const wanted =
    /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_CONFIG_HOME|LANG|LC_ALL|TMPDIR|TEMP|TMP|GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)|GIT_INDEX_FILE)$/i;
  const chosen: Record<string, string> = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && wanted.test(name)) chosen[name] = value;
  }
  return chosen;
}

async function resolveRef(git: SimpleGit, ref: string): Promise<string> {
  // `--end-of-options` keeps a ref that looks like an option from being one.
  const commit = await git
    .raw(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    .catch(() => '');
  if (commit.trim() === '') {
    throw new UsageError(
      `There is no commit ${JSON.stringify(ref)} here.`,
      'Give a branch, tag or commit that `git log` knows; in CI, fetch it first (fetch-depth: 0).',
    );
  }
  return commit.trim();
}

interface CommitPlace {
  readonly root: string;
  readonly packagePath: string;
  readonly head: string | undefined;
  readonly env: Environment;
}

async function commitOnBranch(
  { root, packagePath, head, env }: CommitPlace,
  branch: string,
  commits: readonly PlannedCommit[],
  tip: string | undefined,
): Promise<string> {
  if (!head) throw new EnvironmentError('This repository has no commit yet.', 'Commit once, then heal with --commit.');
  const scratch = await mkdtemp(join(tmpdir(), 'heal-commit-'));
  try {
    const git = makeGit(root, { ...env, GIT_INDEX_FILE: join(scratch, 'index') });
    let parent = tip ?? head;
    await git.raw(['read-tree', parent]);
    for (const commit of commits) {
      for (const [index, file] of commit.files.entries()) {
        const full = packagePath === '' ? file.path : `${packagePath}/${file.path}`;
        const draft = join(scratch, `blob-${index}`);
        await writeFile(draft, file.bytes);
        // `--path` lets the repository's own line-ending rules apply, as `git add` would.
        const blob = (await git.raw(['hash-object', '-w', '--path', full, draft])).trim();
        const [entry = ''] = splitNul(await git.raw(['ls-files', '--stage', '-z', '--', full]));
        await git.raw(['update-index', '--add', '--cacheinfo', `${entry.slice(0, 6) || '100644'},${blob},${full}`]);
      }
      const tree = (await git.raw(['write-tree'])).trim();
      const message = join(scratch, 'message');
      await writeFile(message, commit.message);
      parent = (await git.raw(['commit-tree', tree, '-p', parent, '-F', message])).trim();
    }
    // The expected old value (nothing, for a new branch) makes it fail when somebody else moved the branch meanwhile.
    await git.raw(['update-ref', `refs/heads/${branch}`, parent, tip ?? '0'.repeat(parent.length)]);
    return parent;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function splitNul(output: string): string[] {
  return output.split('\0').filter((part) => part !== '');
}
