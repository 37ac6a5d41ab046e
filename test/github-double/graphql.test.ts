import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type GitHubDouble, type Person, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
let bot: Person;
beforeEach(async () => {
  double = await startDouble();
  repo = await double.createRepo('ada/shop', { files: { 'a.py': 'import os\nprint(1)\n' }, roles: { grace: 'write' } });
  const { app } = double.createApp({
    slug: 'heal',
    permissions: { contents: 'write', pull_requests: 'write', issues: 'write' },
    events: [],
  });
  bot = double.asToken(double.installationToken(await double.install(app, 'ada')));
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
});
const ask = (query: string, variables: Record<string, unknown> = {}, person = bot) =>
  person.octokit.graphql<Record<string, unknown>>(query, variables);
const tip = async () => (await bot.rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;

test('commits on a branch that is where it was thought to be, and signs them', async () => {
  const head = await tip();
  const commit = (expectedHeadOid: string) =>
    ask(
      'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }',
      {
        input: {
          branch: { repositoryNameWithOwner: 'ada/shop', branchName: 'main' },
          expectedHeadOid,
          message: { headline: 'fix: import' },
          fileChanges: { additions: [{ path: 'a.py', contents: Buffer.from('print(1)\n').toString('base64') }] },
        },
      },
    );
  expect(await commit(head)).toEqual({
    createCommitOnBranch: { commit: { oid: await tip(), signature: { isValid: true } } },
  });
  expect((await bot.rest.repos.getCommit({ ...nameOf(repo), ref: 'main' })).data.commit.verification?.verified).toBe(
    true,
  );
  await expect(commit(head)).rejects.toThrow('Expected branch to point to');
});

test('what GitHub’s schema does not have is a violation', async () => {
  await expect(ask('query { viewer { logan } }')).rejects.toThrow('Cannot query field "logan"');
  await expect(
    ask('mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }', {
      input: {},
    }),
  ).rejects.toThrow('expectedHeadOid');
  expect(double.violations).toHaveLength(2);
});

test('a draft becomes ready and a draft again', async () => {
  await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': '' } });
  const number = await double.as('ada').openPull(repo, { head: 'fix', draft: true });
  const id = (await bot.rest.pulls.get({ ...nameOf(repo), pull_number: number })).data.node_id;
  await ask(
    'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }',
    { id },
  );
  expect((await bot.rest.pulls.get({ ...nameOf(repo), pull_number: number })).data.draft).toBe(false);
  await ask(
    'mutation($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { pullRequest { isDraft } } }',
    { id },
  );
  expect(double.webhooks.events.flatMap(({ action }) => action ?? []).slice(-2)).toEqual([
    'ready_for_review',
    'converted_to_draft',
  ]);
});

test('threads are found and resolved, comments hidden', async () => {
  const sha = await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': 'print(1)\n' } });
  const number = await double.as('ada').openPull(repo, { head: 'fix' });
  await bot.rest.pulls.createReviewComment({
    ...nameOf(repo),
    pull_number: number,
    commit_id: sha,
    path: 'a.py',
    line: 1,
    side: 'RIGHT',
    body: 'hm',
  });
  const threads = () =>
    ask(
      `query($number: Int!) { repository(owner: "ada", name: "shop") { pullRequest(number: $number) {
        reviewThreads(first: 50) { nodes { id isResolved path line comments(first: 1) { nodes { databaseId body author { login __typename } } } } pageInfo { hasNextPage endCursor } } } } }`,
      { number },
    );
  const before = await threads();
  expect(before).toMatchObject({
    repository: {
      pullRequest: {
        reviewThreads: {
          nodes: [
            {
              isResolved: false,
              path: 'a.py',
              line: 1,
              comments: { nodes: [{ body: 'hm', author: { login: 'heal', __typename: 'Bot' } }] },
            },
          ],
        },
      },
    },
  });
  const id = /"id":"(PRRT_[^"]+)"/.exec(JSON.stringify(before))?.[1];
  await ask('mutation($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }', { id });
  expect(await threads()).toMatchObject({
    repository: { pullRequest: { reviewThreads: { nodes: [{ isResolved: true }] } } },
  });
  const comment = (await bot.rest.issues.createComment({ ...nameOf(repo), issue_number: number, body: 'old' })).data
    .node_id;
  const hide =
    'mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }';
  expect(await ask(hide, { id: comment })).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
  });
});

test('a branch is moved only from where it was', async () => {
  const before = await tip();
  const after = await double.as('ada').push({ repo, branch: 'next', files: { 'b.py': '' } });
  const { data } = await bot.rest.repos.get(nameOf(repo));
  const move = (from: string, to: string) =>
    ask(
      `mutation($repository: ID!, $from: GitObjectID!, $to: GitObjectID!) {
        updateRefs(input: { repositoryId: $repository, refUpdates: [{ name: "refs/heads/main", beforeOid: $from, afterOid: $to, force: true }] }) { clientMutationId } }`,
      { repository: data.node_id, from, to },
    );
  await move(before, after);
  expect(await tip()).toBe(after);
  await expect(move(before, before)).rejects.toThrow('was not at');
});

test('permissions hold here too', async () => {
  const reader = double.as('eve');
  const input = {
    branch: { repositoryNameWithOwner: 'ada/shop', branchName: 'main' },
    expectedHeadOid: await tip(),
    message: { headline: 'x' },
  };
  await expect(
    ask(
      'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { clientMutationId } }',
      { input },
      reader,
    ),
  ).rejects.toThrow('not accessible');
  await expect(
    fetch(double.graphqlUrl, { method: 'POST', body: '{"query":"{ viewer { login } }"}' }).then(({ status }) => status),
  ).resolves.toBe(401);
});
