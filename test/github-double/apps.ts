import { generateKeyPairSync } from 'node:crypto';
import type { Account, App, Installation, Permissions, Repo } from './state.ts';
import { viewInstallation, viewRepositoryName } from './views/account.ts';
import type { World } from './world.ts';

export interface NewApp {
  readonly slug: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** Login of a person or an organization; `github` when absent. */
  readonly owner?: string;
}
export interface CreatedApp {
  readonly app: App;
  /** PEM, PKCS#1 as GitHub hands it out. */
  readonly privateKey: string;
}

export function createApp(world: World, input: NewApp): CreatedApp {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return { app: addApp(world, input, publicKey, world.nextId(), world.nextId()), privateKey };
}

/** The App of the workflows, under the numbers that it has at GitHub: rules name it by them. */
export function addActionsApp(world: World): App {
  return addApp(world, { slug: 'github-actions', permissions: {}, events: [] }, '', 15_368, 41_898_282);
}

function addApp(world: World, input: NewApp, publicKey: string, id: number, botId: number): App {
  const app: App = {
    id,
    clientId: `Iv23li${id}`,
    slug: input.slug,
    name: input.slug,
    owner: world.account(input.owner ?? 'github', 'Organization'),
    bot: world.account(`${input.slug}[bot]`, 'Bot', botId),
    permissions: { metadata: 'read', ...input.permissions },
    events: input.events,
    publicKey,
    createdAt: world.stamp(),
  };
  world.apps.set(app.id, app);
  return app;
}

/** A person hands in a manifest and says yes: the code that the redirect carries, good for one exchange. */
export function acceptManifest(world: World, manifest: Readonly<Record<string, unknown>>, owner: string): string {
  const texts = (value: unknown): Record<string, string> =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]))
      : {};
  const levels = Object.entries(texts(manifest['default_permissions'])).map(
    ([name, level]) => [name, level === 'write' ? 'write' : 'read'] as const,
  );
  const slug = String(manifest['name'] ?? 'app')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const events = Object.values(texts(manifest['default_events']));
  const code = `code${world.nextId()}`;
  world.manifests.set(code, createApp(world, { slug, permissions: Object.fromEntries(levels), events, owner }));
  return code;
}

export async function install(
  world: World,
  app: App,
  account: Account,
  repositories: readonly Repo[] | 'all',
  permissions: Permissions,
): Promise<Installation> {
  const installation: Installation = {
    id: world.nextId(),
    app,
    account,
    permissions: { metadata: 'read', ...permissions },
    repositories: repositories === 'all' ? 'all' : new Set(repositories.map((repo) => repo.id)),
    suspendedAt: null,
    createdAt: world.stamp(),
  };
  world.installations.set(installation.id, installation);
  await announce(world, installation, 'created', { repositories: listInside(world, installation), requester: null });
  return installation;
}

/** Its tokens end with it. */
export async function uninstall(world: World, installation: Installation): Promise<void> {
  const repositories = listInside(world, installation);
  world.installations.delete(installation.id);
  for (const token of world.tokens.values()) if (token.installation === installation) token.isRevoked = true;
  await announce(world, installation, 'deleted', { repositories, requester: null });
}

export async function setSuspended(world: World, installation: Installation, isSuspended: boolean): Promise<void> {
  installation.suspendedAt = isSuspended ? world.stamp() : null;
  await announce(world, installation, isSuspended ? 'suspend' : 'unsuspend', {
    repositories: listInside(world, installation),
    requester: null,
  });
}

/** Whoever installed it chooses again. */
export async function setRepositories(
  world: World,
  installation: Installation,
  repositories: readonly Repo[],
): Promise<void> {
  const before = listRepositories(world, installation);
  installation.repositories = new Set(repositories.map((repo) => repo.id));
  const name = 'installation_repositories';
  const shared = {
    installation: viewInstallation(world, installation),
    repository_selection: 'selected',
    requester: null,
  };
  const added = repositories.filter((repo) => !before.includes(repo)).map(viewRepositoryName);
  const removed = before.filter((repo) => !repositories.includes(repo)).map(viewRepositoryName);
  const emit = (action: string) =>
    world.emit({
      name,
      action,
      sender: installation.account,
      installation,
      payload: {
        ...shared,
        repositories_added: action === 'added' ? added : [],
        repositories_removed: action === 'removed' ? removed : [],
      },
    });
  if (added.length > 0) await emit('added');
  if (removed.length > 0) await emit('removed');
}

function listRepositories(world: World, { account, repositories }: Installation): Repo[] {
  return [...world.repos.values()].filter(
    (repo) => repo.owner === account && (repositories === 'all' || repositories.has(repo.id)),
  );
}

function listInside(world: World, installation: Installation): Record<string, unknown>[] {
  return listRepositories(world, installation).map(viewRepositoryName);
}

async function announce(
  world: World,
  installation: Installation,
  action: string,
  more: Record<string, unknown>,
): Promise<void> {
  const payload = { installation: viewInstallation(world, installation), ...more };
  await world.emit({ name: 'installation', action, sender: installation.account, payload, installation });
}
