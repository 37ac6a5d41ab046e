import { unseenCharacters } from '#core/text.ts';
import type { CommitQuery, CommitSummary, History } from '#core/ports/history.ts';
import { makeTextReader } from './blobs.ts';
import { makeGitReader, type GitReader, type GitReaderOptions } from './git-reader.ts';

/** Commits whose details are asked for in one process. */
const pageSize = 100;
const listMs = 60_000;
const blameMs = 5_000;

/** Reads the history of the package. Nothing that the repository configures is started: no hooks, filters, diff drivers or network. */
export function makeHistory(options: GitReaderOptions): History {
  const git = makeGitReader(options);
  return {
    async *commits(query) {
      const shas = await listShas(git, query);
      for (let from = 0; from < shas.length; from += pageSize) {
        yield* await readSummaries(git, shas.slice(from, from + pageSize));
      }
    },
    async describe(shas) {
      const known = shas.filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)).slice(0, pageSize);
      return known.length === 0 ? [] : readSummaries(git, known);
    },
    textAt: makeTextReader(git, options.packagePath),
    async blame(path, from, to) {
      // An empty file of revisions to ignore takes away those that the repository may have set.
      const range = ['-L', `${from},${to}`, '--porcelain', '--no-textconv', '--ignore-revs-file='];
      const output = await git.ask(['blame', ...range, 'HEAD', '--', path], { timeoutMs: blameMs });
      return [...(output ?? '').matchAll(/^([0-9a-f]{40,64}) \d+ (\d+)/gm)].map((found) => ({
        sha: found[1] ?? '',
        line: Number(found[2]),
      }));
    },
  };
}

async function listShas(git: GitReader, query: CommitQuery): Promise<readonly string[]> {
  const args = ['log', '--no-merges', '--format=%H', `--max-count=${query.limit}`];
  if (query.since !== undefined) args.push(`--since=${query.since}`);
  // A regular expression that means nothing but the text itself.
  if (query.touching !== undefined)
    args.push('--no-ext-diff', '--no-textconv', `-G${query.touching.replace(/[.*+?()[\]{}|^$\\]/g, '\\$&')}`);
  args.push('--end-of-options', query.from ?? 'HEAD', '--', ...(query.paths ?? ['.']));
  const output = await git.ask(args, { timeoutMs: query.withinMs ?? listMs, isPartWelcome: true });
  return [...(output ?? '').matchAll(/^([0-9a-f]{40,64})\n/gm)].map((found) => found[1] ?? '');
}

/**
 * One record per commit: a mark, six fields that end with NUL, then `added TAB removed TAB path NUL` per file.
 * A subject may hold the mark, but never a NUL, so that no commit can pretend to be another.
 */
const format = '%x01%H%x00%P%x00%cI%x00%an%x00%ae%x00%s%x00';
const record = /\u0001([0-9a-f]{40,64})\0([0-9a-f ]*)\0([^\0]*)\0([^\0]*)\0([^\0]*)\0([^\0]*)\0/g;

async function readSummaries(git: GitReader, shas: readonly string[]): Promise<readonly CommitSummary[]> {
  const shape = ['-z', '--numstat', '--no-renames', '--relative', '--no-ext-diff', '--no-textconv'];
  // A commit that Git does not have would make it refuse them all.
  const args = ['log', '--no-walk=unsorted', '--ignore-missing', '--no-show-signature', ...shape, `--format=${format}`];
  const output = (await git.ask([...args, ...shas, '--'], { timeoutMs: listMs })) ?? '';
  const found = [...output.matchAll(record)];
  return found.flatMap((match, index) => {
    const [whole, sha = '', parents = '', at = '', name = '', address = '', subject = ''] = match;
    const [parent, ...others] = parents.split(' ').filter(Boolean);
    if (others.length > 0) return [];
    const rest = output.slice(match.index + whole.length, found[index + 1]?.index);
    return [{ sha, parent, at, subject: tidy(subject), isByBot: isBot(name, address), files: readFiles(rest) }];
  });
}

function readFiles(text: string): CommitSummary['files'] {
  // A binary file has dashes for its counts: nothing to read there.
  return text.split('\0').flatMap((entry) => {
    const [, added, removed, path] = /^\n?(\d+)\t(\d+)\t(.+)$/s.exec(entry) ?? [];
    return path === undefined ? [] : [{ path, added: Number(added), removed: Number(removed) }];
  });
}

const bots =
  /\[bot\]|(?:^|[^a-z])bot(?:@|$)|^(?:dependabot|renovate|greenkeeper|snyk|pyup|pre-commit-ci|github-actions?|allcontributors|imgbot|mergify)\b/i;
function isBot(name: string, address: string): boolean {
  return bots.test(name.trim()) || bots.test(address.trim());
}

function tidy(subject: string): string {
  return subject.replace(unseenCharacters, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}
