import { authenticate, canSee, demandAccess } from './access.ts';
import { GitHubError } from './errors.ts';
import { runGraphql } from './graphql.ts';
import { loadPublished, type MatchedOperation } from './openapi.ts';
import type { Actor, Answer, Call, Operation } from './operation.ts';
import { findOperation } from './rest/index.ts';
import type { Repo } from './state.ts';
import type { World } from './world.ts';

export interface ApiRequest {
  readonly method: string;
  /** Without the prefix of the API, still encoded. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly authorization: string | undefined;
  readonly accept: string;
  readonly body: Buffer;
}
export interface ApiReply {
  readonly status: number;
  readonly body: string | Uint8Array | undefined;
  readonly headers: Record<string, string>;
  readonly operation: string;
}
/** Something that GitHub's description does not allow. */
export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly faults: readonly string[];
}

/** The API behind its gate: nothing goes in or out that GitHub's published description does not have. */
export class Api {
  readonly violations: Violation[] = [];
  readonly ownFaults: string[] = [];
  readonly #world: World;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(world: World) {
    this.#world = world;
  }

  async answer(asked: ApiRequest): Promise<ApiReply> {
    const published = loadPublished();
    const request = { ...asked, path: this.#nameRepository(asked.path) };
    const matched = published.match(request.method, request.path);
    let answer: Answer;
    let headers: Record<string, string> = {};
    try {
      const actor = authenticate(this.#world, request.authorization);
      if (request.path === '/graphql') return await this.#inTurn(true, () => this.#answerGraphql(request, actor));
      answer = await this.#inTurn(request.method !== 'GET', () => this.#handle(request, matched, actor));
    } catch (error) {
      if (!(error instanceof GitHubError))
        this.ownFaults.push(
          `${request.method} ${request.path}: ${String(error instanceof Error ? error.stack : error)}`,
        );
      const known = error instanceof GitHubError ? error : new GitHubError(500, 'The double failed: see ownFaults');
      headers = { ...known.headers };
      const url = 'https://docs.github.com/rest';
      answer = {
        status: known.status,
        body: {
          message: known.message,
          ...(known.errors ? { errors: known.errors } : {}),
          documentation_url: url,
          status: String(known.status),
        },
      };
    }
    return this.#finish(request, matched, answer, headers);
  }

  async #handle(request: ApiRequest, matched: MatchedOperation | undefined, actor: Actor): Promise<Answer> {
    if (!matched) {
      this.#refuse(request, [`GitHub has no operation ${request.method} ${request.path}`]);
      throw new GitHubError(404, 'Not Found');
    }
    const { operation, params } = matched;
    const published = loadPublished();
    const body = parseBody(request.body);
    const { faults, query } = published.checkQuery(operation, request.search);
    if (body instanceof GitHubError) faults.push(`${operation.id}: the body is no JSON`);
    else faults.push(...published.checkParams(operation, params), ...published.checkBody(operation, body));
    if (faults.length > 0) {
      this.#refuse(request, faults);
      if (body instanceof GitHubError) throw body;
      throw new GitHubError(422, `Invalid request.\n\n${faults.join('\n')}`);
    }
    const built = findOperation(operation.id);
    if (!built) throw new Error(`the double has not built ${operation.id}`);
    const repo = this.#findRepo(actor, params);
    const { world } = this;
    const issue = repo?.issues.get(Number(params['issue_number'] ?? params['pull_number']));
    const subject = issue ?? repo?.comments.get(Number(params['comment_id']))?.issue;
    const isPull = subject && subject.pull !== undefined;
    demandAccess(world, actor, repo, built.app, built.role ?? 'read', isPull);
    return built.handle(makeCall(world, actor, repo, params, query, body, request.accept));
  }

  /** Links from page to page name repositories by number, as GitHub's do. */
  #nameRepository(path: string): string {
    return path.replace(/^\/repositories\/(\d+)(?=\/)/, (whole, id: string) => {
      const repo = [...this.#world.repos.values()].find((each) => each.id === Number(id));
      return repo ? `/repos/${repo.owner.login}/${repo.name}` : whole;
    });
  }

  #numberRepository(path: string): string {
    return path.replace(/^\/repos\/([^/]+)\/([^/]+)(?=\/)/, (whole, owner: string, name: string) => {
      const repo = this.#world.findRepo(owner, name);
      return repo ? `/repositories/${repo.id}` : whole;
    });
  }

  get world(): World {
    return this.#world;
  }

  #findRepo(actor: Actor, params: Readonly<Record<string, unknown>>): Repo | undefined {
    if (params['owner'] === undefined || params['repo'] === undefined) return undefined;
    const repo = this.#world.findRepo(String(params['owner']), String(params['repo']));
    // An App may read its own installation on a repository that its key alone does not show.
    if (!repo || (!actor.app && !canSee(this.#world, actor, repo))) throw new GitHubError(404, 'Not Found');
    return repo;
  }

  #finish(
    request: ApiRequest,
    matched: MatchedOperation | undefined,
    answer: Answer,
    headers: Record<string, string>,
  ): ApiReply {
    const operation = matched?.operation.id ?? request.path;
    if ('location' in answer)
      return { status: answer.status, body: undefined, headers: { location: answer.location }, operation };
    if ('text' in answer)
      return { status: answer.status, body: answer.text, headers: { 'content-type': answer.type }, operation };
    const paged =
      'list' in answer
        ? cutPage(answer, request.search, `${this.#world.apiUrl}${this.#numberRepository(request.path)}`)
        : undefined;
    const body = paged ? paged.body : 'body' in answer ? answer.body : undefined;
    const all = { ...headers, ...(paged?.link ? { link: paged.link } : {}) };
    const fault = matched ? loadPublished().checkReply(matched.operation, answer.status, body) : undefined;
    if (fault !== undefined) {
      this.ownFaults.push(`${operation} answered ${answer.status}: ${fault}`);
      return {
        status: 500,
        body: JSON.stringify({ message: `The double broke the schema: ${fault}` }),
        headers: jsonHeaders,
        operation,
      };
    }
    if (body === undefined) return { status: answer.status, body: undefined, headers: all, operation };
    return { status: answer.status, body: JSON.stringify(body), headers: { ...jsonHeaders, ...all }, operation };
  }

  async #answerGraphql(request: ApiRequest, actor: Actor): Promise<ApiReply> {
    if (!actor.token) throw new GitHubError(401, 'This endpoint requires you to be authenticated.');
    const { body, faults, missing } = await runGraphql(this.#world, actor, parseBody(request.body));
    if (faults.length > 0) this.#refuse(request, faults);
    this.ownFaults.push(...missing);
    return { status: 200, body: JSON.stringify(body), headers: jsonHeaders, operation: 'graphql' };
  }

  #refuse(request: ApiRequest, faults: readonly string[]): void {
    this.violations.push({ method: request.method, path: request.path, faults });
  }

  /** One change at a time, as if each were a transaction. */
  #inTurn<T>(isWriting: boolean, work: () => Promise<T>): Promise<T> {
    if (!isWriting) return work();
    const turn = this.#writing.then(work, work);
    this.#writing = turn.catch(() => {});
    return turn;
  }

  /** For changes that come in by another door: a push. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(true, work);
  }
}

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };

function makeCall(
  world: World,
  actor: Actor,
  repo: Repo | undefined,
  params: unknown,
  query: unknown,
  body: unknown,
  accept: string,
): Parameters<Operation<'pulls/get'>['handle']>[0] {
  const media = /(?:^|[./+])(diff|patch|raw|sha)(?:\+|$|;|,)/.exec(accept)?.[1] ?? 'json';
  const call = {
    world,
    actor,
    params,
    query,
    body,
    media,
    get account() {
      if (!actor.account) throw new GitHubError(401, 'Requires authentication');
      return actor.account;
    },
    get repo() {
      if (!repo) throw new GitHubError(404, 'Not Found');
      return repo;
    },
  };
  // The gate has just held parameters, query and body to the schemas from which these types are made.
  return call as unknown as Call<'pulls/get'>;
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return new GitHubError(400, 'Problems parsing JSON');
  }
}

const cursorStart = 'v1_';

function cutPage(
  answer: Extract<Answer, { list: readonly unknown[] }>,
  asked: URLSearchParams,
  url: string,
): { body: unknown; link: string | undefined } {
  const size = Math.min(100, Math.max(1, Number(asked.get('per_page') ?? 30) || 30));
  const key = answer.byCursor ? 'cursor' : 'page';
  const page = Math.max(1, Number((asked.get(key) ?? '1').replace(cursorStart, '')) || 1);
  const last = Math.max(1, Math.ceil(answer.list.length / size));
  const items = answer.list.slice((page - 1) * size, page * size);
  const urlOf = (at: number) => {
    const search = new URLSearchParams(asked);
    search.set(key, answer.byCursor ? `${cursorStart}${at}` : String(at));
    return `<${url}?${search}>`;
  };
  const links = [
    ...(page > 1 ? [`${urlOf(page - 1)}; rel="prev"`] : []),
    ...(page < last ? [`${urlOf(page + 1)}; rel="next"`, `${urlOf(last)}; rel="last"`] : []),
    ...(page > 1 ? [`${urlOf(1)}; rel="first"`] : []),
  ];
  const body =
    answer.name === undefined ? items : { total_count: answer.list.length, ...answer.more, [answer.name]: items };
  return { body, link: links.length > 0 ? links.join(', ') : undefined };
}
