import { createAppAuth } from '@octokit/auth-app';
import { messageOf } from '#core/errors.ts';
import { openClient, openGitHub, type ClientOptions, type GitHubClient, type GitHubRepository } from './client.ts';

export interface AppCredentials {
  readonly appId: number;
  /** PEM. Never logged. */
  readonly privateKey: string;
  /** `https://api.github.com`, or the API of an Enterprise server. */
  readonly baseUrl: string;
}
export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}
/** A permission by GitHub's name for it (`pull_requests`), and how much of it. */
export type TokenPermissions = Readonly<Record<string, 'read' | 'write'>>;
export interface InstalledRepository {
  readonly id: number;
  /** `owner/name` */
  readonly fullName: string;
  readonly isArchived: boolean;
  readonly isFork: boolean;
}
export type Reaching = Pick<ClientOptions, 'signal' | 'say'>;
/** The App is not installed on the repository, or is suspended there, or may not do what the token is for. */
export class NotInstalled extends Error {}

/** The App itself: who it is, where it is installed, and tokens that reach one repository for one job. */
export interface GitHubApp {
  identify(reaching: Reaching): Promise<AppIdentity>;
  /**
   * A client for this repository alone, with these permissions alone. GitHub is asked which installation has it; whoever
   * sent an event is not. Throws `NotInstalled`.
   */
  openRepository(
    options: Reaching & {
      readonly repository: string;
      /** Refused when another repository has the name by now. */
      readonly repositoryId: number;
      readonly permissions: TokenPermissions;
    },
  ): Promise<GitHubRepository>;
  /** A token for this repository alone, with these permissions alone, for what is no API: Git. Throws `NotInstalled`. */
  makeToken(
    options: Reaching & {
      readonly repository: string;
      readonly repositoryId: number;
      readonly permissions: TokenPermissions;
    },
  ): Promise<string>;
  /**
   * Has GitHub send again what it could not deliver since then (ISO 8601): it does so only when asked. What failed three
   * times is left. Answers how many.
   */
  redeliverFailed(since: string, reaching: Reaching): Promise<number>;
  /** Every repository that the App is installed on, installation by installation. */
  listRepositories(reaching: Reaching): AsyncGenerator<InstalledRepository>;
}

export function openApp(credentials: AppCredentials): GitHubApp {
  const { appId, privateKey, baseUrl } = credentials;
  // Only the signature is its work. Tokens live as long as the job that asked for them, so nothing is kept anywhere.
  const auth = createAppAuth({ appId, privateKey, log: { warn() {} } });
  const openAsApp = async (reaching: Reaching, party = 'the App'): Promise<GitHubClient> =>
    openClient({ ...reaching, baseUrl, token: (await auth({ type: 'app' })).token, party });

  const makeToken = async (installation: number, permissions: TokenPermissions, reaching: Reaching, only?: number) => {
    const client = await openAsApp(reaching, only === undefined ? undefined : `repository ${only}`);
    try {
      const { data } = await client.rest.apps.createInstallationAccessToken({
        installation_id: installation,
        permissions,
        ...(only === undefined ? {} : { repository_ids: [only] }),
      });
      return data.token;
    } catch (error) {
      if (statusOf(error) === 403 || statusOf(error) === 404 || statusOf(error) === 422)
        throw new NotInstalled(`the App may not act there: ${messageOf(error).slice(0, 200)}`, { cause: error });
      throw error;
    }
  };

  return {
    async identify(reaching) {
      const { data } = await (await openAsApp(reaching)).rest.apps.getAuthenticated();
      if (!data) throw new Error('GitHub did not say which App this is');
      return { id: data.id, slug: data.slug ?? '', name: data.name };
    },
    async openRepository({ repository, repositoryId, permissions, ...reaching }) {
      const client = await openAsApp(reaching, `repository ${repositoryId}`);
      const [owner = '', repo = ''] = repository.split('/');
      const installation = await findInstallation(client, owner, repo);
      const renew = () => makeToken(installation, permissions, reaching, repositoryId);
      const opened = openGitHub({ ...reaching, baseUrl, repository, token: await renew() });
      renewOnce(opened.client, async () =>
        openClient({ ...reaching, baseUrl, token: await renew(), party: repository }),
      );
      return opened;
    },
    async makeToken({ repository, repositoryId, permissions, ...reaching }) {
      const client = await openAsApp(reaching, `repository ${repositoryId}`);
      const [owner = '', repo = ''] = repository.split('/');
      return makeToken(await findInstallation(client, owner, repo), permissions, reaching, repositoryId);
    },
    async redeliverFailed(since, reaching) {
      const client = await openAsApp(reaching);
      const failed = findFailed(await listDeliveries(client, since));
      for (const id of failed) await client.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
      return failed.length;
    },
    async *listRepositories(reaching) {
      const client = await openAsApp(reaching);
      for await (const { data } of client.paginate.iterator(client.rest.apps.listInstallations, { per_page: 100 })) {
        for (const installation of data) {
          if (installation.suspended_at) continue;
          const token = await makeToken(installation.id, { metadata: 'read' }, reaching);
          yield* listOfInstallation(openClient({ ...reaching, baseUrl, token }));
        }
      }
    },
  };
}

/** Id of the user as which an App acts: what its pushes, comments and labels are sent by. Names can be imitated, this cannot. */
export async function findBotUser({ client }: GitHubRepository, slug: string): Promise<number> {
  const { data } = await client.rest.users.getByUsername({ username: `${slug}[bot]` });
  return data.id;
}

interface SentDelivery {
  readonly id: number;
  readonly guid: string;
  readonly status: number;
}
const mostDeliveryPages = 20;

/** Newest first. */
async function listDeliveries(client: GitHubClient, since: string): Promise<readonly SentDelivery[]> {
  const found: SentDelivery[] = [];
  let pages = 0;
  for await (const { data } of client.paginate.iterator(client.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
    pages += 1;
    const recent = data.filter(({ delivered_at: at }) => Date.parse(at) >= Date.parse(since));
    found.push(...recent.map(({ id, guid, status_code: status }) => ({ id, guid, status })));
    if (recent.length < data.length || pages === mostDeliveryPages) break;
  }
  return found;
}

/** Oldest first, each delivery once, by the id under which it was tried last. */
function findFailed(deliveries: readonly SentDelivery[]): readonly number[] {
  const tries = Map.groupBy(deliveries, ({ guid }) => guid);
  const failed = [...tries.values()].flatMap((ofOne) => {
    const isDone = ofOne.some(({ status }) => status >= 200 && status < 300);
    return !isDone && ofOne.length < mostTriesOfDelivery && ofOne[0] ? [ofOne[0].id] : [];
  });
  return failed.toReversed();
}
const mostTriesOfDelivery = 3;

async function* listOfInstallation(client: GitHubClient): AsyncGenerator<InstalledRepository> {
  const pages = client.paginate.iterator(client.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  for await (const { data } of pages) {
    for (const repository of data)
      yield {
        id: repository.id,
        fullName: repository.full_name,
        isArchived: repository.archived,
        isFork: repository.fork,
      };
  }
}

async function findInstallation(client: GitHubClient, owner: string, repo: string): Promise<number> {
  try {
    const { data } = await client.rest.apps.getRepoInstallation({ owner, repo });
    if (data.suspended_at) throw new NotInstalled(`the App is suspended on ${owner}/${repo}`);
    return data.id;
  } catch (error) {
    if (statusOf(error) === 404) throw new NotInstalled(`the App is not installed on ${owner}/${repo}`);
    throw error;
  }
}

/** A token that is refused in the middle is replaced once; when the new one is refused too, the error is the end. */
function renewOnce(client: GitHubClient, open: () => Promise<GitHubClient>): void {
  let renewed: Promise<GitHubClient> | undefined;
  client.hook.wrap('request', async (request, options) => {
    const sendAnew = async (fresh: GitHubClient) => {
      // The hooks of this client are among the options: with them, the other one would end here again.
      const { hook: _hook, ...own } = options.request ?? {};
      return fresh.request({ ...options, request: own });
    };
    if (renewed) return sendAnew(await renewed);
    try {
      return await request(options);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      renewed ??= open();
      return sendAnew(await renewed);
    }
  });
}

/** HTTP status of an error of GitHub's client. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
