import type { components } from '@octokit/openapi-types';
import type { GitHubClient } from '#drivers/github/client.ts';
import type { Account, GitHubDouble } from '../github-double/index.ts';

type IssueEvent = components['schemas']['issue-event'];
type Activity = components['schemas']['activity'];
type Rows<T> = Partial<Record<keyof T, unknown>>;

/**
 * Two lists that GitHub keeps and the double does not: what happened to a pull request, and who pushed to a branch.
 * Both are written down from what the double announces, and answered to a client in GitHub's form.
 */
export function keepHistory(double: GitHubDouble): { answer(client: GitHubClient): void } {
  const { world } = double;
  const events: {
    readonly repo: string;
    readonly number: number;
    readonly event: string;
    readonly at: string;
    readonly by: Account;
  }[] = [];
  const pushes: {
    readonly repo: string;
    readonly ref: string;
    readonly type: string;
    readonly by: Account;
    readonly at: string;
  }[] = [];
  const announce = world.emit;
  world.emit = async (said) => {
    const { name, action, repo, sender, payload } = said;
    const at = world.stamp();
    const fullName = repo ? `${repo.owner.login}/${repo.name}` : '';
    if (repo && name === 'push') {
      const { ref, forced, created } = payload;
      const type = forced === true ? 'force_push' : created === true ? 'branch_creation' : 'push';
      pushes.push({ repo: fullName, ref: String(ref), type, by: sender, at });
      for (const pull of forced === true ? world.listPulls(repo) : [])
        if (`refs/heads/${pull.headRef}` === ref)
          events.push({ repo: fullName, number: pull.issue.number, event: 'head_ref_force_pushed', at, by: sender });
    }
    const changes = payload['changes'];
    if (name === 'pull_request' && action === 'edited' && typeof changes === 'object' && changes && 'base' in changes)
      events.push({ repo: fullName, number: Number(payload['number']), event: 'base_ref_changed', at, by: sender });
    await announce(said);
  };
  const view = ({ id, login, type }: Account) => ({ id, login, type });
  return {
    answer(client) {
      client.hook.wrap('request', async (request, options) => {
        // A template for a single request, an address for the pages of a list.
        const path = new URL(client.request.endpoint(options).url, world.apiUrl);
        const [, repo = '', number, isActivity] =
          /\/repos\/([^/]+\/[^/]+)\/(?:issues\/(\d+)\/events|(activity))$/.exec(path.pathname) ?? [];
        const reply = (data: unknown) => ({ status: 200 as const, url: path.href, headers: {}, data });
        if (options.method === 'GET' && number !== undefined) {
          const own = events.filter((one) => one.repo === repo && one.number === Number(number));
          const rows = own.map(({ event, at, by }, id): Rows<IssueEvent> => ({
            id,
            event,
            created_at: at,
            actor: view(by),
          }));
          return reply(rows);
        }
        if (options.method === 'GET' && isActivity) {
          const own = pushes.filter((one) => one.repo === repo && one.ref === path.searchParams.get('ref'));
          const rows = own.map(({ ref, type, by, at }, id): Rows<Activity> => ({
            id,
            ref,
            activity_type: type,
            timestamp: at,
            actor: view(by),
          }));
          return reply(rows);
        }
        return request(options);
      });
    },
  };
}
