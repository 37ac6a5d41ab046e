import { GitHubError, refuseInput } from '../errors.ts';
import {
  listRefs,
  listTree,
  readBlob,
  readCommit,
  readRef,
  resolveRef,
  runGit,
  typeOf,
  writeBlob,
  writeCommit,
  writeTree,
  zeroSha,
} from '../git.ts';
import { list, nothing, ok, type Actor, type Operations } from '../operation.ts';
import { moveRef } from '../pushes.ts';
import type { Repo } from '../state.ts';
import { nodeId } from '../views/account.ts';
import { viewGitCommit, viewRef } from '../views/commit.ts';
import { apiOf } from '../views/repo.ts';
import { signAsGitHub, type World } from '../world.ts';

const read = 'contents:read';
const write = { app: 'contents:write', role: 'write' } as const;

export const git: Operations = {
  'git/get-ref': {
    app: read,
    async handle({ world, repo, params }) {
      const ref = `refs/${params.ref}`;
      const sha = await readRef(repo.dir, ref);
      if (!sha) throw new GitHubError(404, 'Not Found');
      return ok(viewRef(world, repo, ref, sha, await typeOf(repo.dir, sha)));
    },
  },
  'git/list-matching-refs': {
    app: read,
    async handle({ world, repo, params }) {
      const refs = await listRefs(repo.dir, `refs/${params.ref}`);
      return list(refs.map(({ ref, sha, type }) => viewRef(world, repo, ref, sha, type)));
    },
  },
  'git/create-ref': {
    ...write,
    async handle({ world, repo, actor, account, body }) {
      if (!/^refs\/[^/]+\/.+/.test(body.ref))
        throw new GitHubError(422, "Reference name must start with 'refs/' and have at least two slashes");
      const { code } = await runGit(repo.dir, ['check-ref-format', body.ref], { allowed: [1] });
      if (code !== 0) throw new GitHubError(422, 'Reference name is invalid');
      if (!(await typeOf(repo.dir, body.sha))) throw new GitHubError(422, 'Object does not exist');
      if (await readRef(repo.dir, body.ref)) throw new GitHubError(422, 'Reference already exists');
      await moveRef(world, repo, { ref: body.ref, before: zeroSha, after: body.sha }, { account, token: actor.token });
      return ok(viewRef(world, repo, body.ref, body.sha, await typeOf(repo.dir, body.sha)), 201);
    },
  },
  'git/update-ref': {
    ...write,
    async handle({ world, repo, actor, account, params, body }) {
      const ref = `refs/${params.ref}`;
      const before = await readRef(repo.dir, ref);
      if (!before) throw new GitHubError(422, 'Reference does not exist');
      if (!(await typeOf(repo.dir, body.sha))) throw new GitHubError(422, 'Object does not exist');
      if (before !== body.sha)
        await moveRef(
          world,
          repo,
          { ref, before, after: body.sha },
          { account, token: actor.token },
          body.force ?? false,
        );
      return ok(viewRef(world, repo, ref, body.sha, await typeOf(repo.dir, body.sha)));
    },
  },
  'git/delete-ref': {
    ...write,
    async handle({ world, repo, actor, account, params }) {
      const ref = `refs/${params.ref}`;
      const before = await readRef(repo.dir, ref);
      if (!before) throw new GitHubError(422, 'Reference does not exist');
      await moveRef(world, repo, { ref, before, after: zeroSha }, { account, token: actor.token });
      return nothing;
    },
  },
  'git/get-commit': {
    app: read,
    async handle({ world, repo, params }) {
      if ((await typeOf(repo.dir, params.commit_sha)) !== 'commit') throw new GitHubError(404, 'Not Found');
      return ok(viewGitCommit(world, repo, await readCommit(repo.dir, params.commit_sha)));
    },
  },
  'git/create-commit': {
    ...write,
    async handle({ world, repo, actor, account, body }) {
      if ((await typeOf(repo.dir, body.tree)) !== 'tree') throw new GitHubError(422, 'Tree SHA does not exist');
      for (const parent of body.parents ?? [])
        if ((await typeOf(repo.dir, parent)) !== 'commit')
          throw new GitHubError(422, 'Parent SHA does not exist or is not a commit object');
      const now = world.stamp();
      const self = { name: account.login, email: account.email, date: now };
      const isSigned = !body.author && !body.committer && isSignedByGitHub(actor);
      const author = body.author ? { ...body.author, date: body.author.date ?? now } : self;
      const committer = body.committer
        ? {
            name: body.committer.name ?? account.login,
            email: body.committer.email ?? account.email,
            date: body.committer.date ?? now,
          }
        : isSigned
          ? signAsGitHub(now)
          : author;
      const sha = await writeCommit(repo.dir, {
        tree: body.tree,
        parents: body.parents ?? [],
        author,
        committer,
        message: body.message,
      });
      if (isSigned) repo.signed.add(sha);
      return ok(viewGitCommit(world, repo, await readCommit(repo.dir, sha)), 201);
    },
  },
  'git/get-tree': {
    app: read,
    async handle({ world, repo, params, query }) {
      const isId = (await typeOf(repo.dir, params.tree_sha)) !== undefined;
      const found = isId ? params.tree_sha : await resolveRef(repo.dir, params.tree_sha);
      if (!found) throw new GitHubError(404, 'Not Found');
      return ok(await viewTree(world, repo, found, query.recursive !== undefined));
    },
  },
  'git/create-tree': {
    ...write,
    async handle({ world, repo, body }) {
      if (body.base_tree !== undefined && !(await typeOf(repo.dir, body.base_tree)))
        throw new GitHubError(404, 'Not Found');
      const changes = [];
      for (const entry of body.tree) {
        if (entry.path === undefined || !isSafePath(entry.path))
          throw new GitHubError(422, `tree.path contains a malformed path component`);
        const content = entry.content === undefined ? undefined : await writeBlob(repo.dir, entry.content);
        const sha = entry.sha === undefined ? (content ?? null) : entry.sha;
        if (entry.sha === undefined && content === undefined)
          throw new GitHubError(422, 'Must supply either tree.sha or tree.content');
        if (sha !== null && entry.mode !== '160000' && !(await typeOf(repo.dir, sha)))
          throw new GitHubError(422, `tree.sha ${sha} is not a valid blob`);
        changes.push({ path: entry.path, mode: entry.mode ?? '100644', sha });
      }
      return ok(await viewTree(world, repo, await writeTree(repo.dir, body.base_tree, changes), false), 201);
    },
  },
  'git/get-blob': {
    app: read,
    async handle({ world, repo, params, media }) {
      if ((await typeOf(repo.dir, params.file_sha)) !== 'blob') throw new GitHubError(404, 'Not Found');
      const content = await readBlob(repo.dir, params.file_sha);
      if (media === 'raw') return { status: 200, text: content, type: 'application/vnd.github.raw' };
      return ok({
        sha: params.file_sha,
        node_id: nodeId('B', params.file_sha),
        size: content.length,
        url: `${apiOf(world, repo)}/git/blobs/${params.file_sha}`,
        content: wrapBase64(content),
        encoding: 'base64',
      });
    },
  },
  'git/create-blob': {
    ...write,
    async handle({ world, repo, body }) {
      const sha = await writeBlob(repo.dir, Buffer.from(body.content, body.encoding === 'base64' ? 'base64' : 'utf8'));
      return ok({ sha, url: `${apiOf(world, repo)}/git/blobs/${sha}` }, 201);
    },
  },
  'git/create-tag': {
    ...write,
    async handle({ world, repo, account, body }) {
      if (!(await typeOf(repo.dir, body.object))) throw refuseInput('Tag', 'object does not exist');
      const at = body.tagger?.date ?? world.stamp();
      const tagger = { name: body.tagger?.name ?? account.login, email: body.tagger?.email ?? account.email, date: at };
      const stamp = Math.floor(Date.parse(at) / 1000);
      const input = `object ${body.object}\ntype ${body.type}\ntag ${body.tag}\ntagger ${tagger.name} <${tagger.email}> ${stamp} +0000\n\n${body.message}\n`;
      const { out } = await runGit(repo.dir, ['mktag'], { input });
      const sha = out.toString().trim();
      const url = `${apiOf(world, repo)}/git`;
      const object = { sha: body.object, type: body.type, url: `${url}/${body.type}s/${body.object}` };
      return ok(
        {
          node_id: nodeId('TA', sha),
          sha,
          url: `${url}/tags/${sha}`,
          tag: body.tag,
          message: body.message,
          tagger,
          object,
        },
        201,
      );
    },
  },
};

/** GitHub signs what an App commits without naming an author of its own. */
export function isSignedByGitHub(actor: Actor): boolean {
  return actor.token?.kind === 'installation';
}

async function viewTree(world: World, repo: Repo, sha: string, isRecursive: boolean): Promise<Record<string, unknown>> {
  const url = `${apiOf(world, repo)}/git`;
  const id = (await typeOf(repo.dir, sha)) === 'commit' ? (await readCommit(repo.dir, sha)).tree : sha;
  const entries = await listTree(repo.dir, id, isRecursive);
  return {
    sha: id,
    url: `${url}/trees/${id}`,
    truncated: false,
    tree: entries.map(({ path, mode, type, sha: object, size }) => ({
      path,
      mode,
      type,
      sha: object,
      ...(size === undefined ? {} : { size }),
      ...(type === 'commit' ? {} : { url: `${url}/${type}s/${object}` }),
    })),
  };
}

/** As git itself refuses them. */
export function isSafePath(path: string): boolean {
  return (
    path !== '' &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')
  );
}

/** In lines of 60 characters, as GitHub sends it. */
export function wrapBase64(content: Buffer): string {
  return content.toString('base64').replace(/(.{60})/g, '$1\n') + (content.length > 0 ? '\n' : '');
}
