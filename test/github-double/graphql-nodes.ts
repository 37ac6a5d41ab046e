import { listRefs } from './git.ts';
import type { Account, Comment, Pull, Repo, ReviewComment } from './state.ts';
import { nodeId } from './views/account.ts';
import { webOf } from './views/repo.ts';
import type { World } from './world.ts';

/** An error of one field, with the word by which GitHub tells its kinds apart. */
export class FieldError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** What an id of GraphQL can name here. */
export type Node =
  | { readonly kind: 'repo'; readonly repo: Repo }
  | { readonly kind: 'pull'; readonly repo: Repo; readonly pull: Pull }
  | { readonly kind: 'thread'; readonly repo: Repo; readonly first: ReviewComment }
  | { readonly kind: 'comment'; readonly repo: Repo; readonly comment: Comment };

export function findNode(world: World, id: string): Node | undefined {
  const [kind, number = ''] = Buffer.from(id.slice(id.indexOf('_') + 1), 'base64url')
    .toString()
    .split(':');
  for (const repo of world.repos.values()) {
    if (kind === 'R' && repo.id === Number(number)) return { kind: 'repo', repo };
    const pull = kind === 'PR' ? world.listPulls(repo).find((each) => each.id === Number(number)) : undefined;
    if (pull) return { kind: 'pull', repo, pull };
    const first = kind === 'PRRT' ? repo.reviewComments.get(Number(number)) : undefined;
    if (first) return { kind: 'thread', repo, first };
    const comment = kind === 'IC' ? repo.comments.get(Number(number)) : undefined;
    if (comment) return { kind: 'comment', repo, comment };
  }
  return undefined;
}

interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
}
function connect<T>(items: readonly T[]): (page: PageArguments) => Record<string, unknown> {
  return ({ first, last, after }) => {
    if ((first ?? last ?? 0) > 100)
      throw new FieldError('EXCESSIVE_PAGINATION', 'Requesting more than 100 records exceeds the limit');
    if (typeof first !== 'number' && typeof last !== 'number')
      throw new FieldError(
        'MISSING_PAGINATION_BOUNDARIES',
        'You must provide a `first` or `last` value to properly paginate.',
      );
    const start =
      typeof first === 'number'
        ? after
          ? Number(Buffer.from(after, 'base64url').toString())
          : 0
        : Math.max(0, items.length - (last ?? 0));
    const nodes = items.slice(start, typeof first === 'number' ? start + first : undefined);
    const cursor = (at: number) => Buffer.from(String(at)).toString('base64url');
    const end = start + nodes.length;
    const pageInfo = {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: cursor(start),
      endCursor: cursor(end),
    };
    return {
      totalCount: items.length,
      nodes,
      edges: nodes.map((node, at) => ({ node, cursor: cursor(start + at + 1) })),
      pageInfo,
    };
  };
}

function viewActor(account: Account): Record<string, unknown> {
  const kind = account.type === 'Bot' ? 'Bot' : account.type === 'User' ? 'User' : 'Organization';
  // GraphQL leaves the ending of a bot's name out.
  return {
    __typename: kind,
    login: account.login.replace('[bot]', ''),
    id: nodeId(kind, account.id),
    databaseId: account.id,
  };
}

export function listThread(repo: Repo, first: ReviewComment): ReviewComment[] {
  return [...repo.reviewComments.values()].filter((each) => each === first || each.replyTo === first.id);
}

export function viewThread(world: World, repo: Repo, first: ReviewComment): Record<string, unknown> {
  const comments = listThread(repo, first).map((each) => ({
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', each.id),
    databaseId: each.id,
    fullDatabaseId: String(each.id),
    body: each.body,
    path: each.path,
    author: viewActor(each.author),
    url: `${webOf(world, repo)}/pull/${each.pull.issue.number}#discussion_r${each.id}`,
    createdAt: each.createdAt,
    isMinimized: false,
  }));
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', first.id),
    isResolved: first.isResolved,
    isOutdated: first.isOutdated,
    isCollapsed: first.isResolved,
    path: first.path,
    line: first.isOutdated ? null : first.line,
    originalLine: first.line,
    startLine: first.startLine,
    diffSide: first.side,
    subjectType: first.subject.toUpperCase(),
    resolvedBy: first.resolvedBy ? viewActor(first.resolvedBy) : null,
    viewerCanResolve: true,
    comments: connect(comments),
    pullRequest: () => viewPullNode(world, repo, first.pull),
  };
}

export function viewCommentNode(world: World, repo: Repo, comment: Comment): Record<string, unknown> {
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    databaseId: comment.id,
    body: comment.body,
    author: viewActor(comment.author),
    isMinimized: comment.minimized !== undefined,
    minimizedReason: comment.minimized ?? null,
    url: `${webOf(world, repo)}/issues/${comment.issue.number}#issuecomment-${comment.id}`,
    createdAt: comment.createdAt,
  };
}

export function viewPullNode(world: World, repo: Repo, pull: Pull): Record<string, unknown> {
  const firsts = [...repo.reviewComments.values()].filter((each) => each.pull === pull && each.replyTo === undefined);
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    databaseId: pull.id,
    number: pull.issue.number,
    title: pull.issue.title,
    body: pull.issue.body ?? '',
    isDraft: pull.isDraft,
    state: pull.mergedAt === null ? pull.issue.state.toUpperCase() : 'MERGED',
    merged: pull.mergedAt !== null,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    url: `${webOf(world, repo)}/pull/${pull.issue.number}`,
    author: viewActor(pull.issue.author),
    reviewThreads: connect(firsts.map((first) => viewThread(world, repo, first))),
    comments: connect(
      [...repo.comments.values()]
        .filter((each) => each.issue === pull.issue)
        .map((each) => viewCommentNode(world, repo, each)),
    ),
  };
}

export function viewRepoNode(world: World, repo: Repo): Record<string, unknown> {
  const ref = async (qualifiedName: string) => {
    const name = qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`;
    const found = (await listRefs(repo.dir, name)).find((each) => each.ref === name);
    return found
      ? {
          id: nodeId('REF', name),
          name: name.replace('refs/heads/', ''),
          target: { __typename: 'Commit', oid: found.sha },
        }
      : null;
  };
  return {
    __typename: 'Repository',
    id: nodeId('R', repo.id),
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: `${repo.owner.login}/${repo.name}`,
    isPrivate: repo.isPrivate,
    url: webOf(world, repo),
    defaultBranchRef: () => ref(repo.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => ref(qualifiedName),
    pullRequest: ({ number }: { number: number }) => {
      const pull = repo.issues.get(number)?.pull;
      if (!pull) throw new FieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return viewPullNode(world, repo, pull);
    },
  };
}
