import { configFiles } from '#config/load.ts';
import type { PullRequestFacts } from './event.ts';
import { addressOf, git, type GitPlace, type Remote } from './git.ts';

/** The commit that a pull request is measured against, and whether the pull request changes its own rules. */
export interface Base {
  /** Whose configuration counts. */
  readonly commit: string;
  /** What the pull request's changes are told by: where it left the base, as far as the checkout knows. */
  readonly from: string;
  /** Configuration files that differ from the base. */
  readonly changedConfig: readonly string[];
}

/** Finds the base and fetches it where a shallow checkout left it out. Undefined when it cannot be had. */
export async function findBase(
  place: GitPlace,
  pull: PullRequestFacts,
  remote: Remote,
  extraConfig: string | undefined,
): Promise<Base | undefined> {
  const commit = (await mergedInto(place, pull)) ?? pull.baseSha;
  if (!(await has(place, commit))) {
    const isShallow = (await git(place, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
    const depth = isShallow ? ['--depth=1'] : [];
    await git(place, ['fetch', '--no-tags', '--no-recurse-submodules', ...depth, addressOf(remote), commit], remote);
    if (!(await has(place, commit))) return undefined;
  }
  const names = [
    '--',
    ...configFiles.flatMap((name) => [name, `:(glob)**/${name}`]),
    ...(extraConfig ? [extraConfig] : []),
  ];
  const changed = await git(place, [
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '-z',
    commit,
    'HEAD',
    ...names,
  ]);
  if (changed === undefined) return undefined;
  const own = changed.split('\0').filter((name) => name !== '');
  // Manifests belong to many tools: only those with a word about Heal are configuration.
  const isManifest = (name: string) => /(^|\/)(package\.json|pyproject\.toml)$/.test(name);
  const told: string[] = [];
  for (const name of own) if (!isManifest(name) || (await speaksOfHeal(place, commit, name))) told.push(name);
  const fork = (await git(place, ['merge-base', commit, 'HEAD']))?.trim();
  return { commit, from: fork && /^[0-9a-f]{40}$/.test(fork) ? fork : commit, changedConfig: told };
}

/** Checked out as GitHub merges it: its first parent is the base, newer than the event's. */
async function mergedInto(place: GitPlace, { headSha }: PullRequestFacts): Promise<string | undefined> {
  const commit = (await git(place, ['cat-file', 'commit', 'HEAD'])) ?? '';
  const parents = [...(commit.split('\n\n')[0] ?? '').matchAll(/^parent ([0-9a-f]{40})$/gm)].map((match) => match[1]);
  return parents.length === 2 && parents[1] === headSha ? parents[0] : undefined;
}

async function has(place: GitPlace, commit: string): Promise<boolean> {
  return (await git(place, ['cat-file', '-e', `${commit}^{commit}`])) !== undefined;
}

async function speaksOfHeal(place: GitPlace, commit: string, name: string): Promise<boolean> {
  const texts = await Promise.all([commit, 'HEAD'].map((at) => git(place, ['cat-file', 'blob', `${at}:${name}`])));
  const [before, after] = texts.map((text) => /"heal"\s*:|\[\s*tool\s*\.\s*"?heal/.test(text ?? ''));
  return before === true || after === true;
}
