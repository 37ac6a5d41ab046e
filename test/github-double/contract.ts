import type { Octokit } from '@octokit/rest';

export interface Step {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
}

/**
 * What Heal does on GitHub, from the first reference to the last, in a repository that may be written to: the same steps
 * against the double and, by those who have a token, against GitHub itself. Leaves nothing open behind.
 */
export async function walkContract(client: Octokit, owner: string, repo: string, name: string): Promise<Step[]> {
  const steps: Step[] = [];
  const at = { owner, repo };
  const { rest } = client;
  async function take<Body>(step: string, work: Promise<{ status: number; data: Body }>): Promise<Body> {
    const { status, data } = await work;
    steps.push({ name: step, status, body: data });
    return data;
  }
  async function refuse(step: string, work: Promise<unknown>): Promise<void> {
    const status = await work.then(
      () => 200,
      (error: unknown) => (error instanceof Error && 'status' in error ? Number(error.status) : 0),
    );
    steps.push({ name: step, status, body: undefined });
  }

  const { default_branch: base } = await take('read the repository', rest.repos.get(at));
  const { object } = await take('read the base', rest.git.getRef({ ...at, ref: `heads/${base}` }));
  const { tree } = await take('read its commit', rest.git.getCommit({ ...at, commit_sha: object.sha }));
  const blob = await take('write a file', rest.git.createBlob({ ...at, content: 'print(1)\n', encoding: 'utf-8' }));
  const entry = { path: `${name}.py`, mode: '100644', type: 'blob', sha: blob.sha } as const;
  const made = await take('write a tree', rest.git.createTree({ ...at, base_tree: tree.sha, tree: [entry] }));
  const commit = await take(
    'commit',
    rest.git.createCommit({ ...at, message: 'fix: contract', tree: made.sha, parents: [object.sha] }),
  );
  await take('make a branch', rest.git.createRef({ ...at, ref: `refs/heads/${name}`, sha: commit.sha }));
  await refuse('make it again', rest.git.createRef({ ...at, ref: `refs/heads/${name}`, sha: commit.sha }));
  const pull = await take(
    'open a pull request',
    rest.pulls.create({ ...at, head: name, base, title: 'fix: contract', body: 'Opened by a test, closed by it.' }),
  );
  const on = { ...at, pull_number: pull.number };
  await refuse('open it again', rest.pulls.create({ ...at, head: name, base, title: 'again' }));
  await take('find it by its head', rest.pulls.list({ ...at, head: `${owner}:${name}`, state: 'open' }));
  await take('list its files', rest.pulls.listFiles(on));
  await take('list its commits', rest.pulls.listCommits(on));
  await refuse('approve what is ours', rest.pulls.createReview({ ...on, event: 'APPROVE' }));
  const line = { path: entry.path, line: 1, side: 'RIGHT', commit_id: commit.sha } as const;
  await take('suggest', rest.pulls.createReviewComment({ ...on, ...line, body: '```suggestion\nprint(2)\n```' }));
  await refuse('suggest beside the change', rest.pulls.createReviewComment({ ...on, ...line, line: 99, body: 'x' }));
  const comment = await take('comment', rest.issues.createComment({ ...at, issue_number: pull.number, body: 'One' }));
  await take('change the comment', rest.issues.updateComment({ ...at, comment_id: comment.id, body: 'Two' }));
  await take('react', rest.reactions.createForIssueComment({ ...at, comment_id: comment.id, content: 'eyes' }));
  await take('label', rest.issues.addLabels({ ...at, issue_number: pull.number, labels: ['heal'] }));
  await take(
    'set a status',
    rest.repos.createCommitStatus({ ...at, sha: commit.sha, state: 'success', context: 'heal/contract' }),
  );
  await take('compare', rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${name}` }));
  await refuse('merge another head', rest.pulls.merge({ ...on, sha: object.sha }));
  await take(
    'go back by force',
    rest.git
      .updateRef({ ...at, ref: `heads/${name}`, sha: object.sha, force: true })
      .then(({ status, data }) => ({ status, data })),
  );
  await refuse('go back without', rest.git.updateRef({ ...at, ref: `heads/${name}`, sha: tree.sha }));
  await take('close', rest.issues.update({ ...at, issue_number: pull.number, state: 'closed' }));
  await take('list what happened', rest.issues.listEvents({ ...at, issue_number: pull.number }));
  steps.push({
    name: 'delete the branch',
    status: (await rest.git.deleteRef({ ...at, ref: `heads/${name}` })).status,
    body: undefined,
  });
  return steps;
}
