import { acceptManifest } from './apps.ts';
import { findMergeBase, runGit } from './git.ts';
import { isRecord } from './schema.ts';
import type { Repo } from './state.ts';
import type { World } from './world.ts';

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
const missing: Page = { status: 404, headers: {}, body: 'Not Found' };

/** The few pages that a client follows: signed downloads, `.diff` and `.patch`, and the form that makes an App. */
export async function findPage(world: World, method: string, url: URL, body: Buffer): Promise<Page | undefined> {
  const download = /^\/_download\/(artifacts|logs)\/(\d+)\/(\d+)$/.exec(url.pathname);
  if (download) return openDownload(world, download[1] ?? '', Number(download[2]), Number(download[3]));
  const form = /^(?:\/organizations\/([\w-]+))?\/settings\/apps\/new$/.exec(url.pathname);
  if (form && method === 'POST') return agreeToManifest(world, form[1] ?? 'ada', url, body);
  const change = /^\/([\w.-]+)\/([\w.-]+)\/pull\/(\d+)\.(diff|patch)$/.exec(url.pathname);
  const repo = change ? world.findRepo(change[1] ?? '', change[2] ?? '') : undefined;
  return change && repo ? showChange(repo, Number(change[3]), change[4] ?? '') : undefined;
}

async function showChange(repo: Repo, number: number, kind: string): Promise<Page> {
  const pull = repo.issues.get(number)?.pull;
  if (!pull || repo.isPrivate) return missing;
  const since = (await findMergeBase(repo.dir, pull.baseSha, pull.headSha)) ?? pull.baseSha;
  const args =
    kind === 'diff' ? ['diff', '-M', since, pull.headSha] : ['format-patch', '--stdout', `${since}..${pull.headSha}`];
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: (await runGit(repo.dir, args)).out,
  };
}

function openDownload(world: World, kind: string, repoId: number, id: number): Page {
  const repo = [...world.repos.values()].find((each) => each.id === repoId);
  const jobs = [...(repo?.runs.values() ?? [])].flatMap((run) => run.jobs);
  const found = kind === 'artifacts' ? repo?.artifacts.get(id)?.zip : jobs.find((job) => job.id === id)?.log;
  const type = kind === 'artifacts' ? 'application/zip' : 'text/plain';
  return found === undefined ? missing : { status: 200, headers: { 'content-type': type }, body: found };
}

/** The person at the browser says yes, and is sent back with a code. */
function agreeToManifest(world: World, owner: string, url: URL, body: Buffer): Page {
  const manifest: unknown = JSON.parse(new URLSearchParams(body.toString()).get('manifest') ?? 'null');
  if (!isRecord(manifest) || typeof manifest['redirect_url'] !== 'string') return { ...missing, status: 422 };
  const back = new URL(manifest['redirect_url']);
  back.searchParams.set('code', acceptManifest(world, manifest, owner));
  const state = url.searchParams.get('state');
  if (state !== null) back.searchParams.set('state', state);
  return { status: 302, headers: { location: back.href }, body: '' };
}
