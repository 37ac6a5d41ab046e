import { Octokit } from '@octokit/rest';
import { openGitHub, type GitHubClient, type GitHubRepository } from '#drivers/github/client.ts';
import { refreshApproval, type ApprovalRequest, type Refreshed } from '#app/github/approval/refresh.ts';
import { approvalCheck, type HealOrigin } from '#app/github/approval/read-facts.ts';
import { nameOf, startDouble, type CheckRun, type GitHubDouble, type Repo, type Role } from '../github-double/index.ts';

export interface Scene {
  readonly double: GitHubDouble;
  readonly repo: Repo;
  /** Of the App, without pauses between writes. */
  readonly client: GitHubRepository;
  /** Of the App, as Heal opens it. */
  readonly patient: GitHubRepository;
  readonly own: { readonly appId: number; readonly userIds: readonly number[] };
  /** A pull request of Heal for a HIGH finding; its number. */
  openHeal(options?: { readonly draft?: boolean }): Promise<number>;
  request(pull: number, more?: Partial<ApprovalRequest> & { readonly origin?: HealOrigin }): ApprovalRequest;
  /** Decides, writes, and answers what the check on the head says. */
  look(pull: number, more?: Partial<ApprovalRequest>): Promise<string>;
  refresh(pull: number, more?: Partial<ApprovalRequest>): Promise<Refreshed>;
  branchOf(pull: number): string;
  /** The newest run of the check on the head, as GitHub counts it. */
  checkOf(pull: number): CheckRun | undefined;
  checksOf(pull: number): readonly CheckRun[];
  /** Moves the double's clock, in seconds. */
  pass(seconds: number): void;
  close(): Promise<void>;
}
export const high: HealOrigin = {
  need: { needed: true, why: 'It changes code for a HIGH security finding.' },
  askedBy: [],
};
const roles: Readonly<Record<string, Role>> = {
  owner: 'admin',
  writer: 'write',
  keeper: 'maintain',
  asker: 'write',
  reader: 'read',
  triager: 'triage',
};

/** A repository with all kinds of people, and the App of Heal. */
export async function openScene(): Promise<Scene> {
  let at = Date.UTC(2026, 0, 1, 12);
  let opened = 0;
  const double = await startDouble({ now: () => at });
  double.createOrganization('acme', 'owner');
  for (const login of Object.keys(roles)) double.createUser(login);
  const files = { 'shop/orders.py': 'q = "select " + x\n', 'shop/cart.py': 'a = 1\n', 'README.md': '# Shop\n' };
  const repo = await double.createRepo('acme/shop', { files, roles });
  await double.as('owner').push({ repo, branch: 'next', files: { 'README.md': '# Next\n' } });
  const permissions = { contents: 'write', pull_requests: 'write', checks: 'write', issues: 'write' } as const;
  const { app } = double.createApp({ slug: 'heal', permissions, events: ['pull_request'], owner: 'acme' });
  const installation = await double.install(app, 'acme');
  const token = double.installationToken(installation).value;
  const name = nameOf(repo);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  // It lacks only the plugins that wait and repeat; nothing that Heal calls.
  const fast = new Octokit({ auth: token, baseUrl: double.baseUrl, log }) as unknown as GitHubClient;
  const signal = new AbortController().signal;
  const patient = openGitHub({ token, baseUrl: double.baseUrl, repository: 'acme/shop', signal, say: () => {} });
  const client: GitHubRepository = { client: fast, ...name };
  const own = { appId: app.id, userIds: [app.bot.id] };
  const headOf = (number: number) => repo.issues.get(number)?.pull?.headSha;

  const scene: Scene = {
    double,
    repo,
    client,
    patient,
    own,
    async openHeal({ draft = false } = {}) {
      const branch = `heal/security/sql-${String(++opened).padStart(8, '0')}`;
      const { data: main } = await fast.rest.repos.getBranch({ ...name, branch: 'main' });
      const { sha: parent, commit } = main.commit;
      const tree = [
        { path: 'shop/orders.py', mode: '100644', type: 'blob', content: `q = query("select ?", x) # ${opened}\n` },
      ] as const;
      const made = await fast.rest.git.createTree({ ...name, base_tree: commit.tree.sha, tree: [...tree] });
      const message = 'fix(security): pass values as parameters\n\nHeal-Run: r1';
      const { data } = await fast.rest.git.createCommit({ ...name, message, tree: made.data.sha, parents: [parent] });
      await fast.rest.git.createRef({ ...name, ref: `refs/heads/${branch}`, sha: data.sha });
      const pull = await fast.rest.pulls.create({
        ...name,
        head: branch,
        base: 'main',
        title: 'fix(security): parameters',
        draft,
      });
      return pull.data.number;
    },
    request: (pull, more = {}) => ({ repo: client, pull, origin: high, own, ...more }),
    refresh: (pull, more) => refreshApproval(scene.request(pull, more)),
    async look(pull, more) {
      scene.pass(1);
      const { decision } = await scene.refresh(pull, more);
      const run = scene.checkOf(pull);
      return `${decision.state} → ${run?.conclusion ?? 'no check'}`;
    },
    branchOf: (number) => repo.issues.get(number)?.pull?.headRef ?? '',
    checksOf: (number) =>
      [...repo.checkRuns.values()].filter((run) => run.name === approvalCheck && run.headSha === headOf(number)),
    checkOf: (number) => scene.checksOf(number).toSorted((a, b) => b.id - a.id)[0],
    pass(seconds) {
      at += seconds * 1000;
    },
    close: () => double.close(),
  };
  return scene;
}
