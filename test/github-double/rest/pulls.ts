import { listChangedSince } from '../diff.ts';
import { GitHubError, refuseInput } from '../errors.ts';
import { findMergeBase, listCommits, readRef } from '../git.ts';
import { list, ok, type Operations } from '../operation.ts';
import { announcePull, demandActionsSetting, demandAuthor, findPull, reopenPull } from '../pull-changes.ts';
import { closePull, fetchHead } from '../pushes.ts';
import { roles, type Pull, type Repo } from '../state.ts';
import { viewAccount } from '../views/account.ts';
import { viewCommit, viewFile } from '../views/commit.ts';
import { viewPull, viewSimplePull } from '../views/pull.ts';
import type { World } from '../world.ts';
import { sendDiff } from './commits.ts';
import { demandTexts, openIssue } from '../issue-changes.ts';

export const pulls: Operations = {
  'pulls/list': {
    app: 'pull_requests:read',
    handle({ world, repo, query }) {
      const { state = 'open', head, base } = query;
      const found = world
        .listPulls(repo)
        .filter((pull) => state === 'all' || pull.issue.state === state)
        .filter((pull) => base === undefined || pull.baseRef === base)
        // GitHub ignores a head that names no owner.
        .filter((pull) => !head?.includes(':') || `${pull.headRepo.owner.login}:${pull.headRef}` === head)
        .sort((a, b) =>
          query.direction === 'asc' ? a.issue.number - b.issue.number : b.issue.number - a.issue.number,
        );
      return list(found.map((pull) => viewSimplePull(world, repo, pull)));
    },
  },
  'pulls/get': {
    app: ['pull_requests:read', 'contents:read'],
    async handle({ world, repo, params, media }) {
      const pull = findPull(repo, params.pull_number);
      if (media === 'diff' || media === 'patch') return sendPullDiff(repo, pull, media);
      const at = `${pull.baseSha} ${pull.headSha}`;
      pull.asked = { at, count: pull.asked.at === at ? pull.asked.count + 1 : 1 };
      const view = await viewPull(world, repo, pull);
      const isPondering = pull.asked.count <= world.mergeabilityTakes;
      return ok(isPondering ? { ...view, mergeable: null, rebaseable: null, mergeable_state: 'unknown' } : view);
    },
  },
  'pulls/create': {
    app: 'pull_requests:write',
    async handle({ world, repo, actor, account, body }) {
      demandActionsSetting(repo, actor);
      demandTexts('PullRequest', body.title, body.body);
      const { headRepo, headRef, headSha, baseSha } = await readSides(world, repo, body.head, body.base);
      const owner = `${headRepo.owner.login}:${headRef}`;
      const twin = world
        .listPulls(repo)
        .find(
          (each) =>
            each.issue.state === 'open' &&
            each.headRepo === headRepo &&
            each.headRef === headRef &&
            each.baseRef === body.base,
        );
      if (twin) throw refuseInput('PullRequest', `A pull request already exists for ${owner}.`);
      const canWriteHead = actor.token?.kind === 'installation' || roles.indexOf(world.roleOf(headRepo, account)) >= 3;
      if (!canWriteHead && headRepo !== repo) throw refuseInput('PullRequest', 'must be a collaborator', 'fork_collab');
      const issue = openIssue(world, repo, actor, account, body.title ?? headRef, body.body ?? null);
      const pull: Pull = {
        id: world.nextId(),
        issue,
        headRepo,
        headRef,
        headSha,
        baseRef: body.base,
        baseSha,
        isDraft: body.draft ?? false,
        mergedAt: null,
        mergedBy: undefined,
        mergeCommit: null,
        asked: { at: '', count: 0 },
        reviewers: [],
        canMaintainerModify: headRepo !== repo && (body.maintainer_can_modify ?? true),
      };
      try {
        await fetchHead(repo, pull, headSha);
        const since = await findMergeBase(repo.dir, baseSha, headSha);
        if (!since)
          throw refuseInput('PullRequest', `The ${headRef} branch has no history in common with ${body.base}`);
        if (since === headSha) throw refuseInput('PullRequest', `No commits between ${body.base} and ${body.head}`);
      } catch (error) {
        repo.issues.delete(issue.number);
        repo.nextNumber = issue.number;
        throw error;
      }
      issue.pull = pull;
      await announcePull(world, repo, pull, 'opened', account);
      return ok(await viewPull(world, repo, pull), 201);
    },
  },
  'pulls/update': {
    app: 'pull_requests:write',
    async handle({ world, repo, actor, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      const { issue } = pull;
      demandAuthor(world, repo, account, issue, actor.token?.kind === 'installation');
      demandTexts('PullRequest', body?.title, body?.body);
      const changes: Record<string, unknown> = {};
      if (body?.title !== undefined && body.title !== issue.title) {
        changes['title'] = { from: issue.title };
        issue.title = body.title;
      }
      if (body?.body !== undefined && body.body !== issue.body) {
        changes['body'] = { from: issue.body ?? '' };
        issue.body = body.body;
      }
      if (body?.base !== undefined && body.base !== pull.baseRef) {
        const sha = await readRef(repo.dir, `refs/heads/${body.base}`);
        if (!sha) throw refuseInput('PullRequest', 'Proposed base branch was not found', 'base', 'invalid');
        changes['base'] = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } };
        pull.baseRef = body.base;
        pull.baseSha = sha;
      }
      if (body?.maintainer_can_modify !== undefined) pull.canMaintainerModify = body.maintainer_can_modify;
      issue.updatedAt = world.stamp();
      if (Object.keys(changes).length > 0) await announcePull(world, repo, pull, 'edited', account, { changes });
      if (body?.state === 'closed' && issue.state === 'open') await closePull(world, repo, pull, account);
      if (body?.state === 'open' && issue.state === 'closed') await reopenPull(world, repo, pull, account);
      return ok(await viewPull(world, repo, pull));
    },
  },
  'pulls/list-files': {
    app: 'pull_requests:read',
    async handle({ world, repo, params }) {
      const pull = findPull(repo, params.pull_number);
      const files = await listChangedSince(repo.dir, pull.baseSha, pull.headSha);
      return list(files.map((file) => viewFile(world, repo, pull.headSha, file)));
    },
  },
  'pulls/list-commits': {
    app: 'pull_requests:read',
    async handle({ world, repo, params }) {
      const pull = findPull(repo, params.pull_number);
      const since = (await findMergeBase(repo.dir, pull.baseSha, pull.headSha)) ?? pull.baseSha;
      const found = await listCommits(repo.dir, [pull.headSha, `^${since}`], 250);
      return list(found.toReversed().map((commit) => viewCommit(world, repo, commit)));
    },
  },
  'pulls/list-requested-reviewers': {
    app: 'pull_requests:read',
    handle: ({ world, repo, params }) =>
      ok({ users: findPull(repo, params.pull_number).reviewers.map((each) => viewAccount(world, each)), teams: [] }),
  },
  'pulls/request-reviewers': {
    app: 'pull_requests:write',
    role: 'write',
    async handle({ world, repo, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      for (const login of body?.reviewers ?? []) {
        const reviewer = world.findAccount(login);
        if (reviewer === pull.issue.author)
          throw new GitHubError(422, 'Review cannot be requested from pull request author.');
        if (!world.hasRole(repo, reviewer))
          throw new GitHubError(
            422,
            `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repo.owner.login}/${repo.name} repository.`,
          );
        if (pull.reviewers.includes(reviewer)) continue;
        pull.reviewers.push(reviewer);
        await announcePull(world, repo, pull, 'review_requested', account, {
          requested_reviewer: viewAccount(world, reviewer),
        });
      }
      return ok(viewSimplePull(world, repo, pull), 201);
    },
  },
  'pulls/remove-requested-reviewers': {
    app: 'pull_requests:write',
    role: 'write',
    async handle({ world, repo, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      for (const reviewer of pull.reviewers.filter((each) => body.reviewers.includes(each.login))) {
        pull.reviewers = pull.reviewers.filter((each) => each !== reviewer);
        await announcePull(world, repo, pull, 'review_request_removed', account, {
          requested_reviewer: viewAccount(world, reviewer),
        });
      }
      return ok(viewSimplePull(world, repo, pull));
    },
  },
};

async function sendPullDiff(repo: Repo, pull: Pull, media: string): ReturnType<typeof sendDiff> {
  const since = (await findMergeBase(repo.dir, pull.baseSha, pull.headSha)) ?? pull.baseSha;
  return sendDiff(repo, media, since, pull.headSha);
}

async function readSides(
  world: World,
  repo: Repo,
  head: string,
  base: string,
): Promise<{ headRepo: Repo; headRef: string; headSha: string; baseSha: string }> {
  const [owner, ref] = head.includes(':') ? head.split(':') : [repo.owner.login, head];
  const headRepo = world.listNetwork(repo).find((each) => each.owner.login === owner);
  const headRef = ref ?? '';
  const headSha = headRepo ? await readRef(headRepo.dir, `refs/heads/${headRef}`) : undefined;
  const baseSha = await readRef(repo.dir, `refs/heads/${base}`);
  if (!headRepo || !headSha) throw refuseInput('PullRequest', '', 'head', 'invalid');
  if (!baseSha) throw refuseInput('PullRequest', '', 'base', 'invalid');
  return { headRepo, headRef, headSha, baseSha };
}
