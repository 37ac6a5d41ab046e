import type { ServerResponse } from 'node:http';
import { findMergeBase, runGit } from './git.ts';
import type { Repo } from './state.ts';
import type { World } from './world.ts';

/** The few pages that a client follows: signed downloads, `.diff` and `.patch`. True when it was one of them. */
export async function sendPage(world: World, pathname: string, response: ServerResponse): Promise<boolean> {
  const download = /^\/_download\/(artifacts|logs)\/(\d+)\/(\d+)$/.exec(pathname);
  if (download) {
    const repo = [...world.repos.values()].find((each) => each.id === Number(download[2]));
    const found = repo ? findDownload(repo, download[1] ?? '', Number(download[3])) : undefined;
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': download[1] === 'artifacts' ? 'application/zip' : 'text/plain',
    });
    response.end(found);
    return true;
  }
  const page = /^\/([\w.-]+)\/([\w.-]+)\/pull\/(\d+)\.(diff|patch)$/.exec(pathname);
  const repo = page ? world.findRepo(page[1] ?? '', page[2] ?? '') : undefined;
  const pull = repo?.issues.get(Number(page?.[3]))?.pull;
  if (!page || !repo || !pull || repo.isPrivate) return false;
  const since = (await findMergeBase(repo.dir, pull.baseSha, pull.headSha)) ?? pull.baseSha;
  const args =
    page[4] === 'diff'
      ? ['diff', '-M', since, pull.headSha]
      : ['format-patch', '--stdout', `${since}..${pull.headSha}`];
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  response.end((await runGit(repo.dir, args)).out);
  return true;
}

function findDownload(repo: Repo, kind: string, id: number): string | Uint8Array | undefined {
  if (kind === 'artifacts') return repo.artifacts.get(id)?.zip;
  return [...repo.runs.values()].flatMap((run) => run.jobs).find((job) => job.id === id)?.log;
}
