import { roles, type Account, type Repo } from '../state.ts';
import type { World } from '../world.ts';
import { nodeId, viewAccount, viewRepositoryName, type View } from './account.ts';

export function apiOf(world: World, repo: Repo): string {
  return `${world.apiUrl}/repos/${repo.owner.login}/${repo.name}`;
}

export function webOf(world: World, repo: Repo): string {
  return `${world.webUrl}/${repo.owner.login}/${repo.name}`;
}

/** What every reply that carries a repository has in common. */
export function viewMinimalRepo(world: World, repo: Repo): View {
  const url = apiOf(world, repo);
  return {
    ...viewRepositoryName(repo),
    owner: viewAccount(world, repo.owner),
    html_url: webOf(world, repo),
    description: null,
    fork: repo.parent !== undefined,
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}

export function viewRepo(world: World, repo: Repo): View {
  const web = webOf(world, repo);
  const host = new URL(world.webUrl).host;
  const path = `${repo.owner.login}/${repo.name}.git`;
  const open = [...repo.issues.values()].filter((issue) => issue.state === 'open').length;
  const forks = [...world.repos.values()].filter((each) => each.parent === repo).length;
  return {
    ...viewMinimalRepo(world, repo),
    clone_url: `${web}.git`,
    git_url: `git://${host}/${path}`,
    ssh_url: `git@${host}:${path}`,
    svn_url: web,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    topics: [],
    forks_count: forks,
    forks,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 0,
    default_branch: repo.defaultBranch,
    open_issues_count: open,
    open_issues: open,
    is_template: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repo.isPrivate ? 'private' : 'public',
    allow_forking: true,
    web_commit_signoff_required: false,
    custom_properties: {},
    pushed_at: repo.pushedAt,
    created_at: repo.createdAt,
    updated_at: repo.pushedAt,
  };
}

/** As one account sees it: `permissions` are theirs. */
export function viewFullRepo(world: World, repo: Repo, viewer: Account | undefined): View {
  const rank = viewer ? roles.indexOf(world.roleOf(repo, viewer)) : 1;
  return {
    ...viewRepo(world, repo),
    permissions: Object.fromEntries(
      [
        ['admin', 5],
        ['maintain', 4],
        ['push', 3],
        ['triage', 2],
        ['pull', 1],
      ].map(([name, least]) => [name, rank >= Number(least)]),
    ),
    allow_merge_commit: repo.allowedMerges.has('merge'),
    allow_squash_merge: repo.allowedMerges.has('squash'),
    allow_rebase_merge: repo.allowedMerges.has('rebase'),
    allow_auto_merge: false,
    allow_update_branch: false,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    delete_branch_on_merge: repo.deletesBranchOnMerge,
    subscribers_count: 0,
    network_count: 0,
    ...(repo.owner.type === 'Organization' ? { organization: viewAccount(world, repo.owner) } : {}),
    ...(repo.parent ? { parent: viewRepo(world, repo.parent), source: viewRepo(world, repo.parent) } : {}),
  };
}

export function viewLabel(
  world: World,
  repo: Repo,
  label: { id: number; name: string; color: string; description: string | null },
): View {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${apiOf(world, repo)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}
