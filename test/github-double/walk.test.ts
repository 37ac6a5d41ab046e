import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOf, startDouble, type CreatedApp, type GitHubDouble, type Person, type Repo } from './index.ts';
import { listBuilt } from './rest/index.ts';

let double: GitHubDouble;
let repo: Repo;
let ada: Person;
let bot: Person;
let created: CreatedApp;

const workflow = 'name: Heal\non:\n  workflow_dispatch:\n    inputs:\n      job:\n        required: true\njobs: {}\n';
const everything = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
  actions: 'write',
  security_events: 'write',
  workflows: 'write',
} as const;
const events = [
  ...[
    'push',
    'create',
    'delete',
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'pull_request_review_thread',
  ],
  ...[
    'issues',
    'issue_comment',
    'check_run',
    'check_suite',
    'status',
    'workflow_run',
    'workflow_dispatch',
    'label',
    'fork',
  ],
];

beforeAll(async () => {
  double = await startDouble();
  double.createOrganization('acme', 'ada', 'grace');
  repo = await double.createRepo('acme/shop', {
    files: {
      'a.py': 'import os\n\n\ndef f():\n    return 1\n',
      'README.md': '# Shop\n',
      '.github/workflows/heal.yml': workflow,
      '.github/CODEOWNERS': '* @grace\n',
    },
    roles: { ada: 'admin', grace: 'write', tom: 'triage' },
  });
  created = double.createApp({ slug: 'heal', permissions: everything, events });
  const installation = await double.install(created.app, 'acme');
  ada = double.as('ada');
  bot = double.asToken(double.installationToken(installation));
});
afterAll(async () => {
  await double.close();
});

test('a pull request lives its whole life', async () => {
  const at = nameOf(repo);
  const { rest } = bot;
  const base = (await rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;
  const blob = (await rest.git.createBlob({ ...at, content: 'def f():\n    return 1\n', encoding: 'utf-8' })).data.sha;
  const old = (await rest.git.getCommit({ ...at, commit_sha: base })).data;
  await rest.git.getTree({ ...at, tree_sha: old.tree.sha, recursive: 'true' });
  const tree = (
    await rest.git.createTree({
      ...at,
      base_tree: old.tree.sha,
      tree: [{ path: 'a.py', mode: '100644', type: 'blob', sha: blob }],
    })
  ).data.sha;
  const commit = (await rest.git.createCommit({ ...at, message: 'fix: unused import', tree, parents: [base] })).data;
  expect(commit.verification.verified).toBe(true);
  await rest.git.createRef({ ...at, ref: 'refs/heads/heal/style/x', sha: commit.sha });
  await rest.git.listMatchingRefs({ ...at, ref: 'heads/heal/' });
  await rest.git.getBlob({ ...at, file_sha: blob });
  const pull = (
    await rest.pulls.create({
      ...at,
      head: 'heal/style/x',
      base: 'main',
      title: 'fix: unused import',
      body: 'Body',
      draft: true,
    })
  ).data;
  const number = pull.number;
  await rest.pulls.list({ ...at, state: 'open', head: 'acme:heal/style/x' });
  await rest.pulls.listFiles({ ...at, pull_number: number });
  await rest.pulls.listCommits({ ...at, pull_number: number });
  await rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: commit.sha });
  await rest.pulls.requestReviewers({ ...at, pull_number: number, reviewers: ['grace', 'ada'] });
  await rest.pulls.listRequestedReviewers({ ...at, pull_number: number });
  await rest.pulls.removeRequestedReviewers({ ...at, pull_number: number, reviewers: ['ada'] });
  await rest.pulls.update({ ...at, pull_number: number, title: 'fix(style): unused import' });
  await rest.issues.addLabels({ ...at, issue_number: number, labels: ['heal', 'heal:style'] });
  await rest.issues.setLabels({ ...at, issue_number: number, labels: ['heal'] });
  await rest.issues.listLabelsOnIssue({ ...at, issue_number: number });
  const grace = double.as('grace');
  const noted = (
    await grace.rest.pulls.createReview({
      ...at,
      pull_number: number,
      event: 'REQUEST_CHANGES',
      body: 'No',
      comments: [{ path: 'a.py', line: 1, body: 'why' }],
    })
  ).data;
  await grace.rest.pulls.listCommentsForReview({ ...at, pull_number: number, review_id: noted.id });
  await grace.rest.pulls.updateReview({ ...at, pull_number: number, review_id: noted.id, body: 'No, thanks' });
  await ada.rest.pulls.dismissReview({ ...at, pull_number: number, review_id: noted.id, message: 'x' });
  const comment = (
    await rest.pulls.createReviewComment({
      ...at,
      pull_number: number,
      commit_id: commit.sha,
      path: 'a.py',
      line: 1,
      side: 'RIGHT',
      body: '```suggestion\nx\n```',
    })
  ).data;
  await rest.pulls.createReplyForReviewComment({ ...at, pull_number: number, comment_id: comment.id, body: 'more' });
  await rest.pulls.updateReviewComment({ ...at, comment_id: comment.id, body: 'changed' });
  await rest.pulls.getReviewComment({ ...at, comment_id: comment.id });
  await rest.reactions.createForPullRequestReviewComment({ ...at, comment_id: comment.id, content: 'eyes' });
  await rest.pulls.listReviewComments({ ...at, pull_number: number });
  await rest.pulls.listReviewCommentsForRepo({ ...at });
  const pending = (await grace.rest.pulls.createReview({ ...at, pull_number: number })).data;
  await grace.rest.pulls.submitReview({ ...at, pull_number: number, review_id: pending.id, event: 'APPROVE' });
  await grace.rest.pulls.getReview({ ...at, pull_number: number, review_id: pending.id });
  expect((await rest.pulls.listReviews({ ...at, pull_number: number })).data.map((review) => review.state)).toEqual([
    'DISMISSED',
    'COMMENTED',
    'COMMENTED',
    'APPROVED',
  ]);
  await rest.pulls.deleteReviewComment({ ...at, comment_id: comment.id });
  await ada.push({ repo, files: { 'b.py': 'x = 1\n' } });
  await rest.pulls.updateBranch({ ...at, pull_number: number });
  expect((await rest.pulls.get({ ...at, pull_number: number })).data).toMatchObject({
    draft: true,
    mergeable: true,
    commits: 2,
    changed_files: 1,
  });
  await bot.octokit.graphql(
    'mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { isDraft } } }',
    { id: pull.node_id },
  );
  await grace.rest.pulls.merge({ ...at, pull_number: number, merge_method: 'squash' });
  await rest.pulls.checkIfMerged({ ...at, pull_number: number });
  await rest.git.deleteRef({ ...at, ref: 'heads/heal/style/x' });
  await rest.issues.listEvents({ ...at, issue_number: number });
  await rest.repos.listActivities({ ...at });
  expect(double.ownFaults).toEqual([]);
});

test('issues, comments, labels and reactions', async () => {
  const at = nameOf(repo);
  const { rest } = bot;
  const issue = (
    await rest.issues.create({ ...at, title: 'Heal Dashboard', body: '- [ ] one\n- [ ] two', labels: ['heal'] })
  ).data;
  const where = { ...at, issue_number: issue.number };
  await double.as('grace').tick(repo, issue.number, 'two');
  expect((await rest.issues.get(where)).data.body).toBe('- [ ] one\n- [x] two');
  await rest.issues.listForRepo({ ...at, labels: 'heal', state: 'all' });
  const comment = (await double.as('tom').rest.issues.createComment({ ...where, body: '/heal status' })).data;
  await rest.reactions.createForIssueComment({ ...at, comment_id: comment.id, content: 'eyes' });
  const reaction = (await rest.reactions.createForIssueComment({ ...at, comment_id: comment.id, content: 'rocket' }))
    .data;
  await rest.reactions.listForIssueComment({ ...at, comment_id: comment.id });
  await rest.reactions.deleteForIssueComment({ ...at, comment_id: comment.id, reaction_id: reaction.id });
  await rest.reactions.createForIssue({ ...where, content: '+1' });
  await rest.reactions.listForIssue(where);
  await rest.issues.updateComment({ ...at, comment_id: comment.id, body: 'edited' });
  await rest.issues.getComment({ ...at, comment_id: comment.id });
  await rest.issues.listComments(where);
  await rest.issues.listCommentsForRepo(at);
  await rest.issues.deleteComment({ ...at, comment_id: comment.id });
  await rest.issues.createLabel({ ...at, name: 'heal:stop', color: 'ff0000', description: 'stops' });
  await rest.issues.updateLabel({ ...at, name: 'heal:stop', color: '00ff00' });
  await rest.issues.getLabel({ ...at, name: 'heal:stop' });
  await rest.issues.listLabelsForRepo(at);
  await rest.issues.addLabels({ ...where, labels: ['heal:stop', 'a/b'] });
  await rest.issues.removeLabel({ ...where, name: 'a/b' });
  await rest.issues.removeAllLabels(where);
  await rest.issues.deleteLabel({ ...at, name: 'heal:stop' });
  await rest.issues.addAssignees({ ...where, assignees: ['grace'] });
  await ada.rest.issues.lock(where);
  await ada.rest.issues.unlock(where);
  await rest.issues.update({ ...where, state: 'closed', state_reason: 'not_planned' });
  expect(double.ownFaults).toEqual([]);
});

test('checks, statuses and code scanning', async () => {
  const at = nameOf(repo);
  const { rest } = bot;
  const sha = (await rest.repos.getBranch({ ...at, branch: 'main' })).data.commit.sha;
  const annotation = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' } as const;
  const actions = [{ label: 'Approve', description: 'd', identifier: 'approve' }];
  const run = (
    await rest.checks.create({
      ...at,
      name: 'heal',
      head_sha: sha,
      status: 'in_progress',
      output: { title: 't', summary: 's', annotations: [annotation] },
    })
  ).data;
  await rest.checks.update({
    ...at,
    check_run_id: run.id,
    conclusion: 'action_required',
    actions,
    output: { title: 't', summary: 's', annotations: [annotation] },
  });
  expect((await rest.checks.listAnnotations({ ...at, check_run_id: run.id })).data).toHaveLength(2);
  await rest.checks.get({ ...at, check_run_id: run.id });
  await rest.checks.rerequestRun({ ...at, check_run_id: run.id });
  expect((await rest.checks.listForRef({ ...at, ref: 'main', check_name: 'heal' })).data.total_count).toBe(1);
  const suites = (await rest.checks.listSuitesForRef({ ...at, ref: sha })).data.check_suites;
  const suite = suites[0]?.id ?? 0;
  await rest.checks.getSuite({ ...at, check_suite_id: suite });
  await rest.checks.listForSuite({ ...at, check_suite_id: suite });
  await rest.checks.rerequestSuite({ ...at, check_suite_id: suite });
  await rest.checks.createSuite({ ...at, head_sha: sha });
  const held = repo.checkRuns.get(run.id);
  if (held) await double.as('grace').pressButton(repo, held, 'approve');
  await rest.repos.createCommitStatus({
    ...at,
    sha,
    state: 'success',
    context: 'ci',
    target_url: 'https://example.com',
  });
  await rest.repos.listCommitStatusesForRef({ ...at, ref: 'main' });
  expect((await rest.repos.getCombinedStatusForRef({ ...at, ref: 'main' })).data.state).toBe('success');
  const sarif = gzipSync(JSON.stringify({ version: '2.1.0', runs: [] })).toString('base64');
  const upload = (await rest.codeScanning.uploadSarif({ ...at, commit_sha: sha, ref: 'refs/heads/main', sarif })).data;
  await rest.codeScanning.getSarif({ ...at, sarif_id: upload.id ?? '' });
  expect(double.ownFaults).toEqual([]);
});

test('contents, commits and comparisons', async () => {
  const at = nameOf(repo);
  const { rest } = bot;
  const file = (
    await rest.repos.createOrUpdateFileContents({
      ...at,
      path: 'docs/x.md',
      message: 'docs',
      content: Buffer.from('x').toString('base64'),
      branch: 'main',
    })
  ).data;
  await rest.repos.getContent({ ...at, path: 'docs' });
  await rest.repos.getContent({ ...at, path: 'docs/x.md', mediaType: { format: 'raw' } });
  await rest.repos.deleteFile({ ...at, path: 'docs/x.md', message: 'gone', sha: file.content?.sha ?? '' });
  await rest.repos.getReadme(at);
  await rest.repos.listCommits({ ...at, sha: 'main', per_page: 2 });
  await rest.repos.getCommit({ ...at, ref: 'main' });
  const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: 'main...main' });
  expect(data.status).toBe('identical');
  await ada.push({ repo, branch: 'feature/y', files: { 'y.py': 'y = 1\n' } });
  await rest.git.updateRef({ ...at, ref: 'heads/feature/y', sha: data.base_commit.sha, force: true });
  await ada.push({ repo, branch: 'feature/z', files: { 'z.py': 'z = 1\n' } });
  await rest.repos.merge({ ...at, base: 'main', head: 'feature/z' });
  const tag = (
    await rest.git.createTag({ ...at, tag: 'v1', message: 'one', object: data.base_commit.sha, type: 'commit' })
  ).data;
  await rest.git.createRef({ ...at, ref: 'refs/tags/v1', sha: tag.sha });
  await rest.repos.listTags(at);
  await rest.repos.listBranches(at);
  await rest.repos.codeownersErrors(at);
  expect(double.ownFaults).toEqual([]);
});

test('rules, protection and people', async () => {
  const at = nameOf(repo);
  const { rest } = ada;
  const checks = {
    required_status_checks: [{ context: 'heal/approval', integration_id: created.app.id }],
    strict_required_status_checks_policy: false,
  };
  const rules = [{ type: 'required_status_checks', parameters: checks } as const, { type: 'deletion' } as const];
  const ruleset = (
    await rest.repos.createRepoRuleset({
      ...at,
      name: 'main',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
      rules,
    })
  ).data;
  await rest.repos.getBranchRules({ ...at, branch: 'main' });
  await rest.repos.getRepoRulesets(at);
  await rest.repos.getRepoRuleset({ ...at, ruleset_id: ruleset.id });
  await rest.repos.updateRepoRuleset({ ...at, ruleset_id: ruleset.id, enforcement: 'disabled' });
  await rest.repos.deleteRepoRuleset({ ...at, ruleset_id: ruleset.id });
  const reviews = { required_approving_review_count: 1, dismiss_stale_reviews: true };
  await rest.repos.updateBranchProtection({
    ...at,
    branch: 'main',
    required_status_checks: { strict: true, contexts: ['ci'] },
    enforce_admins: true,
    required_pull_request_reviews: reviews,
    restrictions: null,
  });
  await rest.repos.getBranchProtection({ ...at, branch: 'main' });
  await rest.repos.getBranch({ ...at, branch: 'main' });
  await rest.repos.deleteBranchProtection({ ...at, branch: 'main' });
  expect((await rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'tom' })).data).toMatchObject({
    permission: 'read',
    role_name: 'triage',
  });
  await rest.repos.listCollaborators(at);
  await rest.repos.checkCollaborator({ ...at, username: 'tom' });
  await rest.repos.get(at);
  await rest.repos.update({ ...at, delete_branch_on_merge: true });
  await rest.repos.listLanguages(at);
  await rest.repos.getAllTopics(at);
  await rest.repos.createFork(at);
  await rest.repos.listForks(at);
  await rest.rateLimit.get();
  await rest.users.getAuthenticated();
  await rest.users.getByUsername({ username: 'heal[bot]' });
  await rest.orgs.listMembers({ org: 'acme' });
  await rest.orgs.checkMembershipForUser({ org: 'acme', username: 'ada' });
  await rest.orgs.listForAuthenticatedUser();
  await rest.repos.createForAuthenticatedUser({ name: 'own' });
  expect(double.ownFaults).toEqual([]);
});

test('workflows run when they are told to', async () => {
  const at = nameOf(repo);
  const { rest } = bot;
  await rest.actions.listRepoWorkflows(at);
  await rest.actions.getWorkflow({ ...at, workflow_id: 'heal.yml' });
  await rest.actions.createWorkflowDispatch({ ...at, workflow_id: 'heal.yml', ref: 'main', inputs: { job: '7' } });
  const [run] = double.workflows.list(repo);
  if (!run) throw new Error('no run');
  expect(run.inputs).toEqual({ job: '7' });
  await double.workflows.progress(repo, run);
  await double.workflows.complete(repo, run, {
    conclusion: 'failure',
    artifacts: { patch: Buffer.from('zip') },
    jobs: [{ name: 'heal', conclusion: 'failure', log: 'oops' }],
  });
  const where = { ...at, run_id: run.id };
  await rest.actions.getWorkflowRun(where);
  await rest.actions.listWorkflowRuns({ ...at, workflow_id: 'heal.yml' });
  await rest.actions.listWorkflowRunsForRepo({ ...at, event: 'workflow_dispatch' });
  const [job] = (await rest.actions.listJobsForWorkflowRun(where)).data.jobs;
  const log = await rest.actions.downloadJobLogsForWorkflowRun({ ...at, job_id: job?.id ?? 0 });
  expect(log.data).toBe('oops');
  const [artifact] = (await rest.actions.listWorkflowRunArtifacts(where)).data.artifacts;
  await rest.actions.listArtifactsForRepo(at);
  await rest.actions.getArtifact({ ...at, artifact_id: artifact?.id ?? 0 });
  const zip = await rest.actions.downloadArtifact({ ...at, artifact_id: artifact?.id ?? 0, archive_format: 'zip' });
  // The client's types know nothing of what comes after the redirect: bytes.
  expect(Buffer.from(zip.data as ArrayBuffer).toString()).toBe('zip');
  await rest.actions.deleteArtifact({ ...at, artifact_id: artifact?.id ?? 0 });
  await rest.actions.reRunWorkflowFailedJobs(where);
  await rest.actions.cancelWorkflowRun(where);
  await rest.actions.reRunWorkflow(where);
  expect(double.ownFaults).toEqual([]);
});

test('no operation is built that was not walked here', () => {
  const walked = new Set(double.requests.filter((request) => request.status < 400).map((request) => request.operation));
  // Those of Apps are walked in apps.test.ts.
  expect(listBuilt().filter((id) => !walked.has(id) && !id.startsWith('apps/'))).toEqual([]);
  expect(double.violations).toEqual([]);
});
