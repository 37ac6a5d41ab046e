import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, type Violation } from './api.ts';
import {
  addActionsApp,
  createApp,
  install,
  setRepositories,
  setSuspended,
  uninstall,
  type CreatedApp,
  type NewApp,
} from './apps.ts';
import { Faults } from './faults.ts';
import { recordFromEvent } from './history.ts';
import { Person } from './people.ts';
import { createDoubleServer, type RecordedRequest } from './server.ts';
import type { Account, App, Installation, Permissions, Repo, Role, Token } from './state.ts';
import { Webhooks } from './webhooks.ts';
import { Workflows } from './workflows.ts';
import { World } from './world.ts';

export { Person, nameOf } from './people.ts';
export type { CreatedApp, NewApp } from './apps.ts';
export type { SendOptions } from './webhooks.ts';
export type { Fault, FaultRule } from './faults.ts';
export type * from './state.ts';

export interface DoubleOptions {
  /** Of the API: `''` as at api.github.com, or `/api/v3` as an Enterprise server. */
  readonly prefix?: '' | '/api/v3';
  readonly port?: number;
  /** Milliseconds since 1970; the clock of the machine when absent. */
  readonly now?: () => number;
}
/** GitHub on this machine: listens when it resolves. Call `close` at the end. */
export async function startDouble(options: DoubleOptions = {}): Promise<GitHubDouble> {
  const dir = await mkdtemp(join(tmpdir(), 'github-double-'));
  const double = new GitHubDouble(dir, options);
  await double.listen(options.port ?? 0);
  return double;
}

export class GitHubDouble {
  readonly world: World;
  readonly api: Api;
  readonly faults = new Faults();
  readonly webhooks: Webhooks;
  readonly workflows: Workflows;
  /** Every request to the API, in order. */
  readonly requests: RecordedRequest[] = [];
  readonly #server;
  readonly #prefix: string;
  readonly #dir: string;
  readonly #people = new Map<string, Person>();

  constructor(dir: string, options: DoubleOptions) {
    this.#dir = dir;
    this.#prefix = options.prefix ?? '';
    this.world = new World(dir, options.now ?? Date.now);
    this.api = new Api(this.world);
    this.webhooks = new Webhooks(this.world, this.api.ownFaults);
    this.world.emit = (event) => {
      recordFromEvent(this.world, event);
      return this.webhooks.take(event);
    };
    this.workflows = new Workflows(this.world, (work) => this.api.inTurn(work));
    this.#server = createDoubleServer({
      world: this.world,
      api: this.api,
      faults: this.faults,
      prefix: this.#prefix,
      requests: this.requests,
    });
    this.world.hooks = this.webhooks;
    addActionsApp(this.world);
  }

  /** For clients: `https://api.github.com` of the double. */
  get baseUrl(): string {
    return this.world.apiUrl;
  }
  get webUrl(): string {
    return this.world.webUrl;
  }
  get graphqlUrl(): string {
    return this.#prefix === '' ? `${this.world.webUrl}/graphql` : `${this.world.webUrl}/api/graphql`;
  }
  /** What a client did that GitHub's description forbids. Assert that it is empty. */
  get violations(): readonly Violation[] {
    return this.api.violations;
  }
  /** What the double itself got wrong. Assert that it is empty. */
  get ownFaults(): readonly string[] {
    return this.api.ownFaults;
  }

  listen(port: number): Promise<void> {
    return new Promise((done, fail) => {
      this.#server.on('error', fail);
      this.#server.listen(port, '127.0.0.1', () => {
        // Listening on TCP, it has a port.
        const { port: chosen } = this.#server.address() as AddressInfo;
        this.world.webUrl = `http://127.0.0.1:${chosen}`;
        this.world.apiUrl = `${this.world.webUrl}${this.#prefix}`;
        done();
      });
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
    await rm(this.#dir, { recursive: true, force: true, maxRetries: 3 });
  }

  /** With a password in it where a token is given: ready for `git clone`. */
  cloneUrl(repo: Repo, token?: Token | string): string {
    const url = new URL(`${this.world.webUrl}/${repo.owner.login}/${repo.name}.git`);
    if (token !== undefined)
      [url.username, url.password] = ['x-access-token', typeof token === 'string' ? token : token.value];
    return url.href;
  }

  createUser(login: string): Account {
    return this.world.account(login);
  }

  createOrganization(login: string, ...members: string[]): Account {
    const organization = this.world.account(login, 'Organization');
    for (const member of members) organization.members.add(this.world.account(member).login);
    return organization;
  }

  /** `owner/name`, with its first commit when files are given. The owner is a person unless made before. */
  async createRepo(
    fullName: string,
    options: {
      readonly files?: Readonly<Record<string, string>>;
      readonly isPrivate?: boolean;
      readonly roles?: Readonly<Record<string, Role>>;
      readonly defaultBranch?: string;
    } = {},
  ): Promise<Repo> {
    const [owner = '', name = ''] = fullName.split('/');
    const account = this.world.account(owner);
    const repo = await this.world.createRepo(account, name, {
      isPrivate: options.isPrivate ?? false,
      ...(options.defaultBranch === undefined ? {} : { defaultBranch: options.defaultBranch }),
    });
    for (const [login, role] of Object.entries(options.roles ?? {})) this.setRole(repo, login, role);
    if (options.files) {
      const admin = account.type === 'User' ? owner : [...repo.roles].find(([, role]) => role === 'admin')?.[0];
      const first = new Person(this.world, this.token(admin ?? owner), (work) => this.api.inTurn(work));
      await first.push({ repo, files: options.files, message: 'Initial commit' });
    }
    return repo;
  }

  /** A fork in the hands of somebody else. */
  async fork(repo: Repo, login: string): Promise<Repo> {
    const known = this.world.findRepo(login, repo.name);
    return (
      known ?? this.world.createRepo(this.world.account(login), repo.name, { parent: repo, isPrivate: repo.isPrivate })
    );
  }

  /** Gives or takes: `none` takes away, and the next request already feels it. */
  setRole(repo: Repo, login: string, role: Role): void {
    const account = this.world.account(login);
    if (role === 'none') repo.roles.delete(account.login);
    else repo.roles.set(account.login, role);
  }

  /** Their account is gone: roles and tokens with it, what they did stays. */
  deleteUser(login: string): void {
    const account = this.world.account(login);
    account.isDeleted = true;
    this.world.accounts.delete(login.toLowerCase());
    for (const repo of this.world.repos.values()) repo.roles.delete(account.login);
    for (const token of this.world.tokens.values()) if (token.account === account) token.isRevoked = true;
    this.#people.delete(login);
  }

  /** A token of a person. */
  token(login: string): Token {
    return this.world.issueToken(this.world.account(login));
  }

  /** Somebody acting through a token of their own. */
  as(login: string): Person {
    const known = this.#people.get(login) ?? new Person(this.world, this.token(login), (work) => this.api.inTurn(work));
    this.#people.set(login, known);
    return known;
  }

  /** Anyone with this token: an App's installation, a workflow. */
  asToken(token: Token): Person {
    return new Person(this.world, token, (work) => this.api.inTurn(work));
  }

  createApp(input: NewApp): CreatedApp {
    return createApp(this.world, input);
  }

  /** On all repositories of an owner, or on the given ones. Emits `installation.created`. */
  install(
    app: App,
    owner: string,
    repositories: readonly Repo[] | 'all' = 'all',
    permissions: Permissions = app.permissions,
  ): Promise<Installation> {
    return install(this.world, app, this.world.account(owner), repositories, permissions);
  }

  uninstall(installation: Installation): Promise<void> {
    return uninstall(this.world, installation);
  }

  suspend(installation: Installation, isSuspended = true): Promise<void> {
    return setSuspended(this.world, installation, isSuspended);
  }

  chooseRepositories(installation: Installation, repositories: readonly Repo[]): Promise<void> {
    return setRepositories(this.world, installation, repositories);
  }

  /** A token of an installation, as `POST /app/installations/{id}/access_tokens` would give it. */
  installationToken(installation: Installation, permissions: Permissions = installation.permissions): Token {
    return this.world.issueToken(installation.app.bot, {
      installation,
      permissions,
      repositories: installation.repositories,
      lifetime: 3_600_000,
    });
  }

  /** `GITHUB_TOKEN` of a workflow in this repository. For what comes from a fork: `'fork'`, which reads only. */
  workflowToken(repo: Repo, permissions: Permissions | 'fork'): Token {
    const app = this.world.apps.get(15_368);
    if (!app) throw new Error('the App of the workflows is missing');
    const granted: Permissions =
      permissions === 'fork'
        ? { contents: 'read', pull_requests: 'read', issues: 'read', checks: 'read', actions: 'read', statuses: 'read' }
        : permissions;
    const all: Installation = {
      id: 1,
      app,
      account: repo.owner,
      permissions: granted,
      repositories: new Set([repo.id]),
      suspendedAt: null,
      createdAt: repo.createdAt,
    };
    return this.world.issueToken(app.bot, {
      installation: all,
      permissions: granted,
      repositories: new Set([repo.id]),
      lifetime: 86_400_000,
    });
  }
}
