import { GitHubError } from '../errors.ts';
import { resolveRef, typeOf } from '../git.ts';
import { list, ok, type Actor, type Operations } from '../operation.ts';
import type { App, CheckRun, CheckSuite, Repo } from '../state.ts';
import { findOrOpenSuite } from '../suites.ts';
import { listRunsOf, viewCheckRun, viewCheckSuite } from '../views/check.ts';
import { webOf } from '../views/repo.ts';
import { announceRun, fillRun } from '../checking.ts';

const write = { app: 'checks:write', role: 'write' } as const;

export const checks: Operations = {
  'checks/create': {
    ...write,
    async handle({ world, repo, actor, account, body }) {
      const app = demandApp(actor);
      if ((await typeOf(repo.dir, body.head_sha)) !== 'commit')
        throw new GitHubError(422, `No commit found for SHA: ${body.head_sha}`);
      const branch = world.listPulls(repo).find((pull) => pull.headSha === body.head_sha)?.headRef ?? null;
      const suite = findOrOpenSuite(world, repo, app, body.head_sha, branch);
      const run: CheckRun = {
        id: world.nextId(),
        suite,
        headSha: body.head_sha,
        name: body.name,
        status: 'queued',
        conclusion: null,
        externalId: null,
        detailsUrl: null,
        startedAt: world.stamp(),
        completedAt: null,
        title: null,
        summary: null,
        text: null,
        annotations: [],
        actions: [],
      };
      fillRun(world, run, body);
      repo.checkRuns.set(run.id, run);
      await announceRun(world, repo, run, 'created', account);
      if (run.status === 'completed') await announceRun(world, repo, run, 'completed', account);
      return ok(viewCheckRun(world, repo, run), 201);
    },
  },
  'checks/get': {
    app: 'checks:read',
    handle: ({ world, repo, params }) => ok(viewCheckRun(world, repo, findRun(repo, params.check_run_id))),
  },
  'checks/update': {
    ...write,
    async handle({ world, repo, actor, account, params, body }) {
      const app = demandApp(actor);
      const run = findRun(repo, params.check_run_id);
      if (run.suite.app !== app)
        throw new GitHubError(
          403,
          `Invalid app_id \`${run.suite.app.id}\` - check run can only be modified by the GitHub App that created it.`,
        );
      const wasDone = run.status === 'completed';
      fillRun(world, run, body);
      if (run.status === 'completed' && !wasDone) await announceRun(world, repo, run, 'completed', account);
      return ok(viewCheckRun(world, repo, run));
    },
  },
  'checks/list-annotations': {
    app: 'checks:read',
    handle({ world, repo, params }) {
      const run = findRun(repo, params.check_run_id);
      const blob = `${webOf(world, repo)}/blob/${run.headSha}`;
      return list(
        run.annotations.map((each) => ({
          path: each.path,
          blob_href: `${blob}/${encodeURI(each.path)}`,
          start_line: each.start_line,
          end_line: each.end_line,
          start_column: each.start_column ?? null,
          end_column: each.end_column ?? null,
          annotation_level: each.annotation_level,
          title: each.title ?? null,
          message: each.message,
          raw_details: each.raw_details ?? null,
        })),
      );
    },
  },
  'checks/rerequest-run': {
    ...write,
    async handle({ world, repo, account, params }) {
      const run = findRun(repo, params.check_run_id);
      await announceRun(world, repo, run, 'rerequested', account);
      return ok({}, 201);
    },
  },
  'checks/list-for-ref': {
    app: 'checks:read',
    async handle({ world, repo, params, query }) {
      const sha = await resolveRef(repo.dir, params.ref);
      if (!sha) throw new GitHubError(422, `No commit found for SHA: ${params.ref}`);
      return list(
        selectRuns(
          [...repo.checkRuns.values()].filter((run) => run.headSha === sha),
          query,
        ).map((run) => viewCheckRun(world, repo, run)),
        'check_runs',
      );
    },
  },
  'checks/list-for-suite': {
    app: 'checks:read',
    handle({ world, repo, params, query }) {
      const runs = listRunsOf(repo, findSuite(repo, params.check_suite_id));
      return list(
        selectRuns(runs, query).map((run) => viewCheckRun(world, repo, run)),
        'check_runs',
      );
    },
  },
  'checks/list-suites-for-ref': {
    app: 'checks:read',
    async handle({ world, repo, params, query }) {
      const sha = await resolveRef(repo.dir, params.ref);
      const found = [...repo.suites.values()].filter(
        (suite) => suite.headSha === sha && (query.app_id === undefined || suite.app.id === query.app_id),
      );
      return list(await Promise.all(found.map((suite) => viewCheckSuite(world, repo, suite))), 'check_suites');
    },
  },
  'checks/get-suite': {
    app: 'checks:read',
    handle: async ({ world, repo, params }) =>
      ok(await viewCheckSuite(world, repo, findSuite(repo, params.check_suite_id))),
  },
  'checks/create-suite': {
    ...write,
    async handle({ world, repo, actor, body }) {
      const app = demandApp(actor);
      if ((await typeOf(repo.dir, body.head_sha)) !== 'commit')
        throw new GitHubError(422, `No commit found for SHA: ${body.head_sha}`);
      return ok(await viewCheckSuite(world, repo, findOrOpenSuite(world, repo, app, body.head_sha, null)), 201);
    },
  },
  'checks/rerequest-suite': {
    ...write,
    async handle({ world, repo, account, params }) {
      const suite = findSuite(repo, params.check_suite_id);
      const payload = { check_suite: await viewCheckSuite(world, repo, suite) };
      await world.emit({
        name: 'check_suite',
        action: 'rerequested',
        repo,
        sender: account,
        onlyFor: suite.app,
        payload,
      });
      return ok({}, 201);
    },
  },
};

/** Only Apps make check runs. */
function demandApp(actor: Actor): App {
  const app = actor.token?.installation?.app;
  if (!app) throw new GitHubError(403, 'You must authenticate via a GitHub App.');
  return app;
}

function findRun(repo: Repo, id: number): CheckRun {
  const run = repo.checkRuns.get(id);
  if (!run) throw new GitHubError(404, 'Not Found');
  return run;
}

function findSuite(repo: Repo, id: number): CheckSuite {
  const suite = repo.suites.get(id);
  if (!suite) throw new GitHubError(404, 'Not Found');
  return suite;
}

function selectRuns(
  runs: readonly CheckRun[],
  query: { readonly check_name?: string; readonly status?: string; readonly filter?: string; readonly app_id?: number },
): CheckRun[] {
  const wanted = runs
    .filter((run) => query.check_name === undefined || run.name === query.check_name)
    .filter((run) => query.status === undefined || run.status === query.status)
    .filter((run) => query.app_id === undefined || run.suite.app.id === query.app_id)
    .toReversed();
  if (query.filter === 'all') return wanted;
  const isLatest = (run: CheckRun, at: number) =>
    wanted.findIndex((each) => each.name === run.name && each.suite === run.suite) === at;
  return wanted.filter(isLatest);
}
