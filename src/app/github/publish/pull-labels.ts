import { isTestFile } from '#syntax/test-files.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { addLabels, ensureLabel, type Label } from '#drivers/github/labels.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { labels } from './own-pulls.ts';

const known: Readonly<Record<string, Omit<Label, 'name'>>> = {
  [labels.all]: { color: '2da44e', description: 'Found, cured and verified by Heal' },
  [labels.needsHuman]: { color: 'd93f0b', description: 'A person has to look at this before it can go on' },
  [labels.stop]: { color: '57606a', description: 'Heal keeps its hands off' },
  [labels.rebase]: { color: 'bfd4f2', description: 'Heal makes this anew on the newest commit' },
  [labels.reconsider]: { color: 'bfd4f2', description: 'The no is taken back: Heal may propose this again' },
};

/** The labels that a pull request of this proposal has. */
export function listLabels(
  { proposal, files, need, isTested }: CheckedProposal,
  more: readonly string[],
): readonly string[] {
  const isDelicate =
    proposal.cases.some(({ safety }) => safety === 'risky') || files.some(({ path }) => isTestFile(path));
  const needsHuman = need.needed || !isTested || isDelicate;
  return [
    ...new Set([labels.all, `${labels.all}:${proposal.category}`, ...(needsHuman ? [labels.needsHuman] : []), ...more]),
  ];
}

/** Puts on what is missing, and creates in the repository what is missing there; people's own colours stay. */
export async function putLabels(
  repository: GitHubRepository,
  pull: { readonly number: number; readonly labels: readonly string[] },
  wanted: readonly string[],
): Promise<void> {
  const missing = wanted.filter((name) => !pull.labels.includes(name));
  for (const name of missing) await ensureLabel(repository, describeLabel(name));
  await addLabels(repository, pull.number, missing);
}

export function describeLabel(name: string): Label {
  const category = name.startsWith(`${labels.all}:`) ? name.slice(labels.all.length + 1) : '';
  const about = known[name] ?? {
    color: 'c2e0c6',
    description: category === '' ? '' : `Heals of the category ${category}`,
  };
  return { name, ...about };
}
