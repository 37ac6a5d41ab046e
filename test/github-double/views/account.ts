import type { Account, App, Installation, Repo } from '../state.ts';
import type { World } from '../world.ts';

export type View = Record<string, unknown>;

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(`${kind}:${id}`).toString('base64url')}`;
}

const ghost = { login: 'ghost', id: 10_137, type: 'User' } as const;

export function viewAccount(world: World, account: Account): View {
  const { login, id, type } = account.isDeleted ? ghost : account;
  const isApp = type === 'Bot';
  const url = `${world.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(isApp ? 'BOT' : type === 'User' ? 'U' : 'O', id),
    avatar_url: `${world.webUrl}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${world.webUrl}/${isApp ? `apps/${login.replace('[bot]', '')}` : login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function viewAccountOrNull(world: World, account: Account | undefined): View | null {
  return account && !account.isDeleted ? viewAccount(world, account) : null;
}

export function viewFullAccount(world: World, account: Account): View {
  const at = '2020-01-01T00:00:00Z';
  return {
    ...viewAccount(world, account),
    name: account.login,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: [...world.repos.values()].filter((repo) => repo.owner === account && !repo.isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: at,
    updated_at: at,
  };
}

export function viewOrganization(world: World, account: Account): View {
  const url = `${world.apiUrl}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('O', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.webUrl}/avatars/${account.id}`,
    description: null,
  };
}

/** Events that the published list of an App's events leaves out, though GitHub sends them. */
const unlisted = new Set(['pull_request_review_thread', 'workflow_job']);

export function viewApp(world: World, app: App): View {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: viewAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: `${world.webUrl}/apps/${app.slug}`,
    html_url: `${world.webUrl}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events.filter((event) => !unlisted.has(event)),
  };
}

export function viewInstallation(world: World, installation: Installation): View {
  const { id, app, account } = installation;
  return {
    id,
    client_id: app.clientId,
    account: viewAccount(world, account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.apiUrl}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.apiUrl}/installation/repositories`,
    html_url: `${world.webUrl}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: app.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedAt === null ? null : viewAccount(world, account),
    suspended_at: installation.suspendedAt,
  };
}

export function viewRepositoryName(repo: Repo): View {
  return {
    id: repo.id,
    node_id: nodeId('R', repo.id),
    name: repo.name,
    full_name: `${repo.owner.login}/${repo.name}`,
    private: repo.isPrivate,
  };
}
