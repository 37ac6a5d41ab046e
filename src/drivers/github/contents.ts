import { z } from 'zod';
import { blobId } from '#core/proposal.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string().min(1), mode: z.string(), type: z.string(), sha, size: z.number().optional() }),
  ),
});
const blobSchema = z.object({ encoding: z.literal('base64'), content: z.string() });
const commitSchema = z.object({ tree: z.object({ sha }) });

/** What Git knows of one file. */
export interface TreeEntry {
  /** `100644`, `100755`, `120000` (link), `160000` (submodule), `040000` (folder). */
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  /** Bytes; of files only. */
  readonly size: number | undefined;
}
/** Finds files of one commit, folder by folder; each folder is asked for once. */
export interface TreeReader {
  /** Undefined where there is no such file. A path through a link or a submodule leads nowhere. */
  find(path: string): Promise<TreeEntry | undefined>;
  /** Object id of the root folder. */
  readonly root: string;
}

export async function openTree(repository: GitHubRepository, commit: string): Promise<TreeReader> {
  const { client, owner, repo } = repository;
  const { data } = await client.rest.git.getCommit({ owner, repo, commit_sha: commit });
  const root = commitSchema.parse(data).tree.sha;
  const folders = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
  const read = (id: string): Promise<ReadonlyMap<string, TreeEntry>> => {
    const known = folders.get(id) ?? readFolder(repository, id);
    folders.set(id, known);
    return known;
  };
  return {
    root,
    async find(path) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      let folder = root;
      for (const part of parts) {
        const next = (await read(folder)).get(part);
        if (next?.type !== 'tree') return undefined;
        folder = next.sha;
      }
      return (await read(folder)).get(name);
    },
  };
}

async function readFolder(
  { client, owner, repo }: GitHubRepository,
  id: string,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: id });
  const { truncated, tree } = treeSchema.parse(data);
  if (truncated) throw new Error('A folder is too large to be read as a whole.');
  return new Map(tree.map(({ path, mode, type, sha: object, size }) => [path, { mode, type, sha: object, size }]));
}

/** The bytes of an object, and certainly of that one. */
export async function readBlob({ client, owner, repo }: GitHubRepository, id: string): Promise<Uint8Array> {
  const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: id });
  const content = Buffer.from(blobSchema.parse(data).content, 'base64');
  if (blobId(content) !== id) throw new Error('GitHub answered with another file than was asked for.');
  return content;
}

/** A small text file of a branch or commit, configuration for example; undefined where there is none. */
export async function readTextFile(
  { client, owner, repo }: GitHubRepository,
  path: string,
  ref: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.rest.repos.getContent({ owner, repo, path, ref });
    // A folder is a list; a link or submodule has no content. Above 1 MB GitHub leaves the content out.
    const file = blobSchema.extend({ type: z.literal('file') }).safeParse(data);
    return file.success ? Buffer.from(file.data.content, 'base64').toString('utf8') : undefined;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
