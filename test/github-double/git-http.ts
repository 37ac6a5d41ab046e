import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from './api.ts';
import { authenticate, canSee, isGranted } from './access.ts';
import { GitHubError } from './errors.ts';
import { gitEnvironment, listRefs, zeroSha } from './git.ts';
import type { Actor } from './operation.ts';
import { announcePush } from './pushes.ts';
import { isExempt, isPusher, readDemand } from './rules.ts';
import { roles, type Repo } from './state.ts';
import type { World } from './world.ts';

/** `/owner/name.git/info/refs`, `/git-upload-pack`, `/git-receive-pack`; with or without `.git`. */
export function matchGit(pathname: string): { owner: string; name: string; rest: string } | undefined {
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/.exec(pathname);
  return match ? { owner: match[1] ?? '', name: match[2] ?? '', rest: match[3] ?? '' } : undefined;
}

export async function serveGit(
  world: World,
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  { owner, name, rest }: { owner: string; name: string; rest: string },
): Promise<void> {
  const url = new URL(request.url ?? '/', world.webUrl);
  const isPush = rest.includes('receive-pack') || url.searchParams.get('service') === 'git-receive-pack';
  let actor: Actor;
  try {
    actor = authenticate(world, request.headers.authorization);
  } catch (error) {
    return refuse(response, error instanceof GitHubError ? 401 : 500, 'Invalid username or token.');
  }
  const repo = world.findRepo(owner, name);
  if (!actor.token && (isPush || !repo || repo.isPrivate)) return refuse(response, 401, 'Authentication required');
  if (!repo || !canSee(world, actor, repo)) return refuse(response, 404, 'Repository not found.');
  if (isPush && !mayPush(world, actor, repo))
    return refuse(response, 403, `Permission to ${owner}/${name}.git denied to ${actor.account?.login ?? 'nobody'}.`);
  if (!rest.endsWith('receive-pack')) {
    await runBackend(repo, request, response, rest, url, {});
    return void response.end();
  }
  await api.inTurn(async () => {
    const before = await listRefs(repo.dir);
    const env = {
      DOUBLE_REFUSED: listRefused(world, actor, repo, before).join('\n'),
      ...(mayChangeWorkflows(actor) ? {} : { DOUBLE_NO_WORKFLOWS: '1' }),
    };
    await runBackend(repo, request, response, rest, url, env);
    await announceAll(world, repo, actor, before);
    // Whoever pushed finds everything done that follows from it.
    response.end();
  });
}

function mayPush(world: World, actor: Actor, repo: Repo): boolean {
  const { token, account } = actor;
  if (!token || !account) return false;
  if (token.kind === 'personal') return roles.indexOf(world.roleOf(repo, account)) >= roles.indexOf('write');
  const inside = token.repositories === 'all' || token.repositories.has(repo.id);
  return token.installation?.account === repo.owner && inside && isGranted(token.permissions, 'contents:write');
}

function mayChangeWorkflows(actor: Actor): boolean {
  return actor.token?.kind !== 'installation' || isGranted(actor.token.permissions, 'workflows:write');
}

function listRefused(world: World, actor: Actor, repo: Repo, refs: readonly { ref: string }[]): string[] {
  const { account } = actor;
  return refs
    .map(({ ref }) => ref)
    .filter((ref) => ref.startsWith('refs/heads/'))
    .filter((ref) => {
      const branch = ref.slice('refs/heads/'.length);
      const demand = readDemand(repo, branch);
      if (!account) return true;
      const isGuarded = demand.needsPull || demand.checks.length > 0 || !isPusher(repo, branch, account, actor.token);
      return isGuarded && !isExempt(world, repo, branch, account, actor.token);
    });
}

async function announceAll(
  world: World,
  repo: Repo,
  actor: Actor,
  before: readonly { ref: string; sha: string }[],
): Promise<void> {
  if (!actor.account) return;
  const after = await listRefs(repo.dir);
  const names = new Set([...before, ...after].map(({ ref }) => ref).filter((ref) => /^refs\/(heads|tags)\//.test(ref)));
  for (const ref of names) {
    const old = before.find((each) => each.ref === ref)?.sha ?? zeroSha;
    const now = after.find((each) => each.ref === ref)?.sha ?? zeroSha;
    if (old !== now)
      await announcePush(world, repo, { ref, before: old, after: now }, { account: actor.account, token: actor.token });
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain',
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}),
  });
  response.end(message);
}

/** CGI, as git's own server speaks it. */
function runBackend(
  repo: Repo,
  request: IncomingMessage,
  response: ServerResponse,
  rest: string,
  url: URL,
  env: Record<string, string>,
): Promise<void> {
  return new Promise((done) => {
    const header = (name: string) => String(request.headers[name] ?? '');
    const child = spawn('git', ['http-backend'], {
      env: gitEnvironment({
        GIT_PROJECT_ROOT: repo.dir,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: rest,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: header('content-type'),
        CONTENT_LENGTH: header('content-length'),
        HTTP_CONTENT_ENCODING: header('content-encoding'),
        GIT_PROTOCOL: header('git-protocol'),
        REMOTE_USER: 'double',
        ...env,
      }),
    });
    request.pipe(child.stdin);
    child.stdin.on('error', () => {});
    child.on('error', () => done());
    let head = Buffer.alloc(0);
    let isStarted = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (isStarted) return void response.write(chunk);
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      isStarted = true;
      startResponse(response, head.subarray(0, end).toString());
      response.write(head.subarray(end + 4));
    });
    child.on('close', () => {
      if (!isStarted) response.writeHead(500);
      done();
    });
  });
}

function startResponse(response: ServerResponse, head: string): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name = '', ...value] = line.split(': ');
    if (name.toLowerCase() === 'status') status = Number.parseInt(value[0] ?? '200', 10);
    else response.setHeader(name, value.join(': '));
  }
  response.writeHead(status);
}
