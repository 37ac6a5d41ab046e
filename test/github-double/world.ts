import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CreatedApp } from './apps.ts';
import { GitHubError } from './errors.ts';
import { runGit, type Person } from './git.ts';
import type { Account, App, Delivery, Installation, Permissions, Pull, Repo, Role, Token } from './state.ts';

export interface DoubleEvent {
  /** `pull_request` */
  readonly name: string;
  readonly action?: string;
  readonly repo?: Repo;
  readonly sender: Account;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Only this App hears of it. */
  readonly onlyFor?: App;
  readonly installation?: Installation;
}

/** The webhooks of Apps, as far as the API shows and changes them. */
export interface Hooks {
  readonly deliveries: readonly Delivery[];
  /** By the id of the App. */
  readonly targets: Map<number, { readonly url: string; readonly secret: string }>;
  redeliver(delivery: Delivery): void;
}

/** Who commits what GitHub signs, under the number that it has there. */
const webFlow: Account = {
  id: 19_864_447,
  login: 'web-flow',
  type: 'User',
  email: 'noreply@github.com',
  isDeleted: false,
  members: new Set(),
};
export function signAsGitHub(date: string): Person {
  return { name: 'GitHub', email: webFlow.email, date };
}

/** All state of the double, and the few ways to make more of it that everybody needs. */
export class World {
  readonly accounts = new Map<string, Account>();
  readonly repos = new Map<string, Repo>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly tokens = new Map<string, Token>();
  /** Apps that were agreed to by a manifest, by the code for which they are handed out. */
  readonly manifests = new Map<string, CreatedApp>();
  hooks: Hooks = { deliveries: [], targets: new Map(), redeliver: () => {} };
  /** How many times a pull request is read before GitHub knows whether it can be merged: at least once, in truth. */
  mergeabilityTakes = 0;
  readonly now: () => number;
  readonly dir: string;
  /** `http://127.0.0.1:1234`, of pages and git. */
  webUrl = '';
  /** The same, with the prefix of the API. */
  apiUrl = '';
  /** Hears every event; building payloads is its work. */
  emit: (event: DoubleEvent) => Promise<void> = async () => {};
  #nextId = 1000;

  constructor(dir: string, now: () => number) {
    this.dir = dir;
    this.now = now;
    this.accounts.set(webFlow.login, webFlow);
  }

  nextId(): number {
    return ++this.#nextId;
  }

  /** ISO 8601, whole seconds, as GitHub writes times. */
  stamp(at = this.now()): string {
    return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  account(
    login: string,
    type: Account['type'] = login.endsWith('[bot]') ? 'Bot' : 'User',
    id = this.nextId(),
  ): Account {
    const known = this.accounts.get(login.toLowerCase());
    if (known) return known;
    const email = `${id}+${login}@users.noreply.github.com`;
    const account: Account = { id, login, type, email, isDeleted: false, members: new Set() };
    this.accounts.set(login.toLowerCase(), account);
    return account;
  }

  findAccount(login: string): Account {
    const account = this.accounts.get(login.toLowerCase());
    if (!account) throw new GitHubError(404, 'Not Found');
    return account;
  }

  findRepo(owner: string, name: string): Repo | undefined {
    return this.repos.get(`${owner}/${name}`.toLowerCase());
  }

  async createRepo(
    owner: Account,
    name: string,
    options: { isPrivate?: boolean; parent?: Repo; defaultBranch?: string } = {},
  ): Promise<Repo> {
    const dir = join(this.dir, owner.login, `${name}.git`);
    await mkdir(dir, { recursive: true });
    const defaultBranch = options.defaultBranch ?? options.parent?.defaultBranch ?? 'main';
    await runGit(dir, ['init', '--bare', '--quiet', '--template=', `--initial-branch=${defaultBranch}`]);
    await appendFile(join(dir, 'config'), repositoryConfig);
    await mkdir(join(dir, 'hooks'));
    await writeFile(join(dir, 'hooks', 'update'), updateHook, { mode: 0o755 });
    if (options.parent)
      await runGit(dir, [
        'fetch',
        '--quiet',
        options.parent.dir,
        '+refs/heads/*:refs/heads/*',
        '+refs/tags/*:refs/tags/*',
      ]);
    const at = this.stamp();
    const repo: Repo = {
      id: this.nextId(),
      owner,
      name,
      dir,
      isPrivate: options.isPrivate ?? false,
      defaultBranch,
      parent: options.parent,
      createdAt: at,
      pushedAt: at,
      roles: new Map(owner.type === 'User' ? [[owner.login, 'admin']] : []),
      labels: new Map(),
      issues: new Map(),
      comments: new Map(),
      reviews: new Map(),
      reviewComments: new Map(),
      reactions: new Map(),
      suites: new Map(),
      checkRuns: new Map(),
      statuses: [],
      rulesets: new Map(),
      protections: new Map(),
      workflows: new Map(),
      runs: new Map(),
      artifacts: new Map(),
      sarifs: new Map(),
      history: [],
      activities: [],
      signed: new Set(),
      allowedMerges: new Set(['merge', 'squash', 'rebase']),
      deletesBranchOnMerge: false,
      letsActionsOpenPulls: true,
      nextNumber: 1,
    };
    this.repos.set(`${owner.login}/${name}`.toLowerCase(), repo);
    return repo;
  }

  /** Role of somebody in a repository now. Everyone may read what is public. */
  roleOf(repo: Repo, account: Account): Role {
    const given = repo.roles.get(account.login);
    if (given !== undefined) return given;
    return repo.isPrivate && !repo.owner.members.has(account.login) ? 'none' : 'read';
  }

  /** Private repositories of an organization are read by its members. */
  hasRole(repo: Repo, account: Account): boolean {
    return repo.roles.has(account.login) || repo.owner.members.has(account.login) || repo.owner === account;
  }

  issueToken(
    account: Account,
    options: {
      installation?: Installation;
      permissions?: Permissions;
      repositories?: Set<number> | 'all';
      lifetime?: number;
      prefix?: string;
    } = {},
  ): Token {
    const kind = options.installation ? 'installation' : 'personal';
    const token: Token = {
      value: `${options.prefix ?? (kind === 'personal' ? 'ghp_' : 'ghs_')}${randomBytes(20).toString('hex').slice(0, 36)}`,
      kind,
      account,
      installation: options.installation,
      permissions: { metadata: 'read', ...options.permissions },
      repositories: options.repositories ?? 'all',
      expiresAt: this.now() + (options.lifetime ?? 365 * 86_400_000),
      isRevoked: false,
    };
    this.tokens.set(token.value, token);
    return token;
  }

  listPulls(repo: Repo): Pull[] {
    return [...repo.issues.values()].flatMap((issue) => issue.pull ?? []);
  }

  /** A repository, what it was forked from, and the other forks of that. */
  listNetwork(repo: Repo): Repo[] {
    const root = repo.parent ?? repo;
    return [...this.repos.values()].filter((each) => each === root || each.parent === root);
  }

  installationsOn(repo: Repo): Installation[] {
    return [...this.installations.values()].filter(
      (each) => each.account === repo.owner && (each.repositories === 'all' || each.repositories.has(repo.id)),
    );
  }
}

/** Whatever comes in stays loose, and nothing is tidied behind our back. */
const repositoryConfig = `[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
[transfer]
	unpackLimit = 1000000
[gc]
	auto = 0
[receive]
	autogc = false
`;

/** Refuses what the server, before it began, said that this person may not push. */
const updateHook = `#!/bin/sh
case "$1" in refs/pull/*) echo "deny updating a hidden ref" >&2; exit 1;; esac
case "\n$DOUBLE_REFUSED\n" in *"
$1
"*) echo "GH006: Protected branch update failed for $1." >&2; exit 1;; esac
if [ -n "$DOUBLE_NO_WORKFLOWS" ]; then
  if [ "$2" = 0000000000000000000000000000000000000000 ]; then range="$3"; else range="$2..$3"; fi
  if [ "$3" != 0000000000000000000000000000000000000000 ] && git log --format= --name-only "$range" --not --branches -- .github/workflows | grep -q .; then
    echo "refusing to allow a GitHub App to create or update workflow without \\\`workflows\\\` permission" >&2; exit 1
  fi
fi
`;
