import { createVerify } from 'node:crypto';
import { GitHubError } from './errors.ts';
import type { Actor, AppAccess } from './operation.ts';
import { roles, type App, type Permissions, type Repo, type Role } from './state.ts';
import { isRecord } from './schema.ts';
import type { World } from './world.ts';

const nobody: Actor = { account: undefined, token: undefined, app: undefined };

/** Who stands behind an Authorization header; 401 where it is none of ours, or no longer. */
export function authenticate(world: World, header: string | undefined): Actor {
  if (header === undefined) return nobody;
  const [scheme = '', value = ''] = header.split(' ');
  const secret =
    scheme.toLowerCase() === 'basic' ? (Buffer.from(value, 'base64').toString().split(':')[1] ?? '') : value;
  if (secret.split('.').length === 3) return { ...nobody, app: verifyAppToken(world, secret) };
  const token = world.tokens.get(secret);
  if (!token || token.isRevoked || token.expiresAt <= world.now()) throw new GitHubError(401, 'Bad credentials');
  if (token.installation?.suspendedAt) throw new GitHubError(403, 'This installation has been suspended');
  return { account: token.account, token, app: undefined };
}

/** An App's own token: RS256, not older than ten minutes, by the key that the App was made with. */
function verifyAppToken(world: World, jwt: string): App {
  const [head = '', payload = '', signature = ''] = jwt.split('.');
  const claims = parseSegment(payload);
  const app = [...world.apps.values()].find(
    (each) => String(claims['iss']) === String(each.id) || claims['iss'] === each.clientId,
  );
  if (!app) throw new GitHubError(401, "'Issuer' claim ('iss') must be an Integer or the client ID of an App");
  const isOurs = createVerify('RSA-SHA256').update(`${head}.${payload}`).verify(app.publicKey, signature, 'base64url');
  if (parseSegment(head)['alg'] !== 'RS256' || !isOurs)
    throw new GitHubError(401, 'A JSON web token could not be decoded');
  const now = world.now() / 1000;
  const [issued, expires] = [Number(claims['iat']), Number(claims['exp'])];
  if (!(issued <= now + 60))
    throw new GitHubError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (!(expires > now))
    throw new GitHubError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (expires - now > 660) throw new GitHubError(401, "'Expiration time' claim ('exp') is too far in the future");
  return app;
}

function parseSegment(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** What is hidden from somebody does not exist for them: 404. */
export function canSee(world: World, actor: Actor, repo: Repo): boolean {
  if (!repo.isPrivate) return true;
  const { token, account } = actor;
  if (!token || !account) return false;
  return token.kind === 'installation' ? reachesRepo(actor, repo) : world.roleOf(repo, account) !== 'none';
}

function reachesRepo(actor: Actor, repo: Repo): boolean {
  const { token } = actor;
  if (!token?.installation) return false;
  const inside = (set: Set<number> | 'all') => set === 'all' || set.has(repo.id);
  return (
    token.installation.account === repo.owner && inside(token.repositories) && inside(token.installation.repositories)
  );
}

const levels = ['read', 'write', 'admin'];
export function isGranted(permissions: Permissions, wanted: string): boolean {
  const [name = '', level = 'read'] = wanted.split(':');
  const given = permissions[name];
  return given !== undefined && levels.indexOf(given) >= levels.indexOf(level);
}

/** Throws what GitHub answers to somebody who may not do this. */
export function demandAccess(
  world: World,
  actor: Actor,
  repo: Repo | undefined,
  app: AppAccess,
  role: Role,
  isPull: boolean | undefined,
): void {
  if (app === 'none') return;
  if (app === 'app') {
    if (!actor.app) throw new GitHubError(401, 'A JSON web token could not be decoded');
    return;
  }
  if (actor.app) throw new GitHubError(403, 'Resource not accessible by integration');
  const wanted = [app].flat().filter((each) => isPull !== false || !each.startsWith('pull_requests') || app === each);
  const isReading = wanted.every((each) => each.endsWith(':read'));
  const { token, account } = actor;
  if (!token || !account) {
    if (repo && isReading && role === 'read') return;
    throw new GitHubError(401, 'Requires authentication');
  }
  if (app === 'any' || !repo) return;
  if (token.kind === 'installation') {
    const isAllowed = reachesRepo(actor, repo) && wanted.some((each) => isGranted(token.permissions, each));
    if (isAllowed || (isReading && !repo.isPrivate && role === 'read')) return;
    throw new GitHubError(403, 'Resource not accessible by integration', undefined, {
      'x-accepted-github-permissions': wanted.join(',').replaceAll(':', '='),
    });
  }
  if (roles.indexOf(world.roleOf(repo, account)) >= roles.indexOf(role)) return;
  if (role === 'admin') throw new GitHubError(403, 'Must have admin rights to Repository.');
  throw new GitHubError(403, 'Resource not accessible by personal access token');
}
