import { createRequire } from 'node:module';
import { describe, expect, it, beforeAll } from 'vitest';
import type { NewJob } from '#core/job.ts';
import { openEventJobs, type MakeJobs } from '#app/bot/event-jobs.ts';
import { jobKinds, type JobKind } from '#app/bot/job-kinds.ts';
import { makeAppKey, webhookSecret } from './support/keys.ts';

interface Payload {
  readonly action?: string;
  readonly [key: string]: unknown;
}
const ours = 29310;
let makeJobs: MakeJobs;
beforeAll(async () => {
  makeJobs = await openEventJobs({
    appId: ours,
    privateKey: makeAppKey(),
    baseUrl: 'http://127.0.0.1:9',
    secret: webhookSecret,
  });
});

// The package has types for its payloads, one by one: here they are just payloads.
const examples: readonly { readonly name: string; readonly examples: readonly Payload[] }[] = createRequire(
  import.meta.url,
)('@octokit/webhooks-examples');
const all = examples.flatMap(({ name, examples: some }) => some.map((payload, at) => ({ name, payload, at })));
function exampleOf(name: string, action?: string): Payload {
  const found = all.find((one) => one.name === name && (action === undefined || one.payload.action === action));
  if (!found) throw new Error(`no example of ${name} ${action}`);
  return structuredClone(found.payload);
}
const jobsOf = (name: string, payload: object): Promise<readonly NewJob[]> => makeJobs({ id: 'd-1', name, payload });
const kindsOf = async (name: string, payload: object) => (await jobsOf(name, payload)).map((job) => job.name);
/** The payload of `name` with some of its parts replaced, at any depth. */
function change(payload: Payload, changes: object): Payload {
  const merge = (a: unknown, b: unknown): unknown =>
    typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && !Array.isArray(b)
      ? { ...a, ...Object.fromEntries(Object.entries(b).map(([key, one]) => [key, merge(Reflect.get(a, key), one)])) }
      : b;
  return merge(payload, changes) as Payload;
}

describe("GitHub's own example payloads", () => {
  it('all 329 are understood, and every job that they make has a row of its kind', async () => {
    expect(all).toHaveLength(329);
    const made: Record<string, number> = {};
    for (const { name, payload } of all) {
      for (const job of await jobsOf(name, payload)) {
        const shape = jobKinds[job.name as JobKind].safeParse(job.payload);
        expect(shape.error, `${name} ${payload.action}`).toBeUndefined();
        expect(JSON.stringify(job.payload).length).toBeLessThan(10_000);
        made[`${name}.${payload.action ?? ''}`] = (made[`${name}.${payload.action ?? ''}`] ?? 0) + 1;
      }
    }
    expect(made).toMatchInlineSnapshot(`
      {
        "check_suite.rerequested": 2,
        "installation.created": 2,
        "installation.deleted": 2,
        "installation.suspend": 1,
        "installation.unsuspend": 1,
        "installation_repositories.added": 2,
        "installation_repositories.removed": 1,
        "pull_request.closed": 2,
        "pull_request.opened": 4,
        "pull_request.ready_for_review": 3,
        "pull_request.reopened": 2,
        "pull_request.synchronize": 1,
        "pull_request_review.dismissed": 1,
        "pull_request_review.submitted": 3,
        "push.": 2,
        "repository.renamed": 1,
        "repository.transferred": 3,
      }
    `);
  });
});

describe('what makes a job', () => {
  const repository = { id: 7, full_name: 'acme/shop', default_branch: 'main' };
  const push = {
    ref: 'refs/heads/main',
    after: 'a'.repeat(40),
    deleted: false,
    repository,
    sender: { id: 3, login: 'ann', type: 'User' },
  };

  it('a push to the default branch, once for each commit whatever the delivery', async () => {
    const [first, second] = [
      await makeJobs({ id: '1', name: 'push', payload: { ...push } }),
      await makeJobs({ id: '2', name: 'push', payload: { ...push } }),
    ];
    expect(first[0]).toMatchObject({
      name: 'heal',
      tenant: 'acme/shop#7',
      lane: 'acme/shop#7',
      payload: { reason: 'push' },
    });
    expect(first[0]?.key).toBe(second[0]?.key);
  });
  it.each([
    ['another branch', { ref: 'refs/heads/topic' }],
    ['a tag', { ref: 'refs/tags/main' }],
    ['a branch that was deleted', { deleted: true }],
  ])('not a push of %s', async (_what, changes) => {
    expect(await kindsOf('push', change(push, changes))).toEqual([]);
  });

  const written = { created_at: '2026-11-20T10:00:00Z', updated_at: '2026-11-20T10:00:00Z' };
  const ann = { id: 3, login: 'ann', type: 'User' };
  const comment = change(exampleOf('issue_comment', 'created'), {
    comment: { body: '/heal retry', user: ann, performed_via_github_app: null, ...written },
    sender: ann,
  });
  it('a command of a person, once whatever the delivery', async () => {
    const [job] = await jobsOf('issue_comment', comment);
    expect(job).toMatchObject({ name: 'answer-person', payload: { intent: { command: 'retry', by: { id: 3 } } } });
    expect(job?.key).toContain(`comment ${job && Reflect.get(Object(comment['comment']), 'id')}`);
  });
  it('a stop waits in no lane, and is taken before all others', async () => {
    const [job] = await jobsOf('issue_comment', change(comment, { comment: { body: '/heal stop' } }));
    expect(job).toMatchObject({ name: 'answer-stop', priority: -100 });
    expect(job).not.toHaveProperty('lane');
  });
  it.each([
    ['a bot', { sender: { type: 'Bot' } }],
    ['a bot by the name of a person', { sender: { login: 'heal[bot]' } }],
    ['words that somebody else put into the mouth of a person', { sender: { id: 4 } }],
    ['a comment that only speaks of it', { comment: { body: 'try /heal apply' } }],
    ['another word', { comment: { body: '/healthy' } }],
    ['a comment that was edited', { action: 'edited' }],
  ])('not %s', async (_what, changes) => {
    expect(await kindsOf('issue_comment', change(comment, changes))).toEqual([]);
  });
  it('a button of our own check, and of nobody else’s', async () => {
    const pressed = change(exampleOf('check_run', 'requested_action'), {
      requested_action: { identifier: 'stop' },
      sender: ann,
    });
    expect(await kindsOf('check_run', change(pressed, { check_run: { app: { id: ours } } }))).toEqual(['answer-stop']);
    expect(await kindsOf('check_run', change(pressed, { check_run: { app: { id: ours + 1 } } }))).toEqual([]);
  });
  it('a run of the heal workflow is taken, another that failed is recorded, one that went well is not', async () => {
    const ended = exampleOf('workflow_run', 'completed');
    const run = (path: string, conclusion: string) =>
      kindsOf('workflow_run', change(ended, { workflow: { path }, workflow_run: { conclusion } }));
    expect(await run('.github/workflows/heal.yml', 'success')).toEqual(['take-proposals']);
    expect(await run('.github/workflows/heal.yml@refs/heads/main', 'success')).toEqual(['take-proposals']);
    expect(await run('.github/workflows/ci.yml', 'failure')).toEqual(['record-run']);
    expect(await run('.github/workflows/ci.yml', 'success')).toEqual([]);
    expect(await run('x/.github/workflows/heal.yml', 'success')).toEqual([]);
  });
  it('a merged and a closed pull request, each with its outcome', async () => {
    const closed = exampleOf('pull_request', 'closed');
    const settled = async (merged: boolean) =>
      (await jobsOf('pull_request', change(closed, { pull_request: { merged } })))[0];
    expect(await settled(true)).toMatchObject({ name: 'settle-pull', payload: { isMerged: true } });
    expect(await settled(false)).toMatchObject({ name: 'settle-pull', payload: { isMerged: false } });
  });
  it('an edited pull request when its base changed, not when its title did', async () => {
    const opened = change(exampleOf('pull_request', 'opened'), { action: 'edited' });
    const base = { ref: { from: 'main' }, sha: { from: 'a'.repeat(40) } };
    expect(await kindsOf('pull_request', { ...opened, changes: { base } })).toEqual(['review-pull']);
    expect(await kindsOf('pull_request', { ...opened, changes: { title: { from: 'x' } } })).toEqual([]);
  });
  it('a box that a person ticked in a heal', async () => {
    const edited = change(exampleOf('pull_request', 'opened'), {
      action: 'edited',
      pull_request: { user: { type: 'Bot' }, body: '- [x] <!-- heal:retry --> again' },
      sender: ann,
    });
    const body = { from: '- [ ] <!-- heal:retry --> again' };
    expect(await kindsOf('pull_request', { ...edited, changes: { body } })).toEqual(['read-dashboard']);
    const untouched = change(edited, { pull_request: { body: body.from } });
    expect(await kindsOf('pull_request', { ...untouched, changes: { body } })).toEqual([]);
  });
  it('labels that ask for something, and no others', async () => {
    const labeled = change(exampleOf('pull_request', 'labeled'), { sender: ann });
    const kinds = (name: string) => kindsOf('pull_request', change(labeled, { label: { name } }));
    expect(await kinds('heal:stop')).toEqual(['answer-stop']);
    expect(await kinds('heal:retry')).toEqual(['answer-person']);
    expect(await kinds('bug')).toEqual([]);
  });
  it('the dashboard that a person ticked; a tick on stop waits for nothing', async () => {
    const edited = change(exampleOf('issues', 'edited'), {
      issue: { user: { type: 'Bot' } },
      changes: { body: { from: '' } },
      sender: { type: 'User' },
    });
    const ticked = (body: string) => kindsOf('issues', change(edited, { issue: { body } }));
    expect(await ticked('- [x] <!-- heal:retry=style/x --> again')).toEqual(['read-dashboard']);
    expect(await ticked('- [x] <!-- heal:stop --> stop')).toEqual(['read-stop-tick']);
    expect(await kindsOf('issues', change(edited, { sender: { type: 'Bot' } }))).toEqual([]);
    expect(await kindsOf('issues', change(edited, { issue: { user: { type: 'User' } } }))).toEqual([]);
  });
  it('an installation offers each repository, many of them by going through all', async () => {
    const created = exampleOf('installation', 'created');
    const one = { id: 5, full_name: 'acme/shop' };
    const some = await jobsOf('installation', { ...created, repositories: [one] });
    expect(some.map(({ name, tenant }) => [name, tenant])).toEqual([['onboard', 'acme/shop#5']]);
    const many = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, full_name: `acme/r${id}` }));
    expect(await kindsOf('installation', { ...created, repositories: many })).toEqual(['sweep']);
  });
  it('a repository that was renamed or moved leaves its old name behind', async () => {
    const renamed = change(exampleOf('repository', 'renamed'), { repository: { id: 5, full_name: 'acme/new' } });
    const [job] = await jobsOf('repository', change(renamed, { changes: { repository: { name: { from: 'old' } } } }));
    expect(job).toMatchObject({ name: 'forget', payload: { tenants: ['acme/old#5'] } });
  });
});
