import { z } from 'zod';
import type { GitHubRepository } from './client.ts';

/** A file that differs, as it is afterwards. */
export interface ChangedContent {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** Git's mode; `000000` where it was removed. */
  readonly mode: string;
  /** Git's object id; `gone` where it was removed. */
  readonly content: string;
}
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string().min(1), mode: z.string(), type: z.string(), sha: z.string().regex(/^[0-9a-f]{40}$/) }),
  ),
});
type Entry = z.infer<typeof treeSchema>['tree'][number];
const maxFiles = 3_000;
const maxTrees = 1_000;

/** Compares two trees, folder by folder: what is the same is never asked for. More than 3,000 files are an error. */
export async function diffTrees(
  repository: GitHubRepository,
  before: string,
  after: string,
): Promise<readonly ChangedContent[]> {
  const changed: ChangedContent[] = [];
  const open: { readonly folder: string; readonly before: string | undefined; readonly after: string | undefined }[] =
    before === after ? [] : [{ folder: '', before, after }];
  let asked = 0;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const { folder } = pair;
    asked += 2;
    if (asked > maxTrees || changed.length > maxFiles)
      throw new Error(`It changes more than ${maxFiles} files, or too many folders.`);
    const [old, now] = [await readTree(repository, pair.before), await readTree(repository, pair.after)];
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(name), now.get(name)];
      if (a?.sha === b?.sha && a?.mode === b?.mode) continue;
      const path = `${folder}${name}`;
      const [oldTree, newTree] = [treeOf(a), treeOf(b)];
      if (oldTree !== undefined || newTree !== undefined)
        open.push({ folder: `${path}/`, before: oldTree, after: newTree });
      if (b && newTree === undefined) changed.push({ path, mode: b.mode, content: b.sha });
      else if (a && oldTree === undefined) changed.push({ path, mode: '000000', content: 'gone' });
    }
  }
  if (changed.length > maxFiles) throw new Error(`It changes more than ${maxFiles} files, or too many folders.`);
  return changed;
}

function treeOf(entry: Entry | undefined): string | undefined {
  return entry?.type === 'tree' ? entry.sha : undefined;
}

async function readTree(
  { client, owner, repo }: GitHubRepository,
  sha: string | undefined,
): Promise<ReadonlyMap<string, Entry>> {
  if (sha === undefined) return new Map();
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: sha });
  const { truncated, tree } = treeSchema.parse(data);
  if (truncated) throw new Error('A folder is too large to be read as a whole.');
  return new Map(tree.map((entry) => [entry.path, entry]));
}
