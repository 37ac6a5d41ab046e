import type { operations } from '@octokit/openapi-types';
import type { Account, App, Issue, Permissions, Repo, Role, Token } from './state.ts';
import type { View } from './views/account.ts';
import type { World } from './world.ts';

/** Names as the published description has them: `pulls/create`. */
export type OperationId = keyof operations;
type Place<Id extends OperationId, Where extends 'path' | 'query'> = operations[Id] extends { parameters: infer All }
  ? Where extends keyof All
    ? Exclude<All[Where], undefined>
    : Record<never, never>
  : Record<never, never>;
/** Ids are plain numbers here: JSON has no others. */
type Plain<All> = { readonly [Key in keyof All]: Exclude<All[Key], bigint | undefined> };
type Body<Id extends OperationId> = operations[Id] extends { requestBody?: infer Sent }
  ? Exclude<Sent, undefined> extends { content: { 'application/json': infer Json } }
    ? Json
    : undefined
  : undefined;

/** Who asks. Nobody, a token, or an App that showed its own key. */
export interface Actor {
  readonly account: Account | undefined;
  readonly token: Token | undefined;
  readonly app: App | undefined;
}

/** A request that passed the published schemas: its types are those of the description. */
export interface Call<Id extends OperationId = OperationId> {
  readonly world: World;
  readonly actor: Actor;
  /** Throws where nobody is signed in. */
  readonly account: Account;
  /** Of the path; throws where there is none. */
  readonly repo: Repo;
  readonly params: Plain<Place<Id, 'path'>>;
  readonly query: Partial<Plain<Place<Id, 'query'>>>;
  readonly body: Body<Id>;
  /** `diff`, `patch`, `raw`, `sha` from the Accept header; else `json`. */
  readonly media: string;
}

export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number }
  | { readonly status: number; readonly text: string | Uint8Array; readonly type: string }
  | { readonly status: number; readonly location: string }
  /** Cut into pages by the server; `name` where the list lies inside an object. */
  | {
      readonly status: 200;
      readonly list: readonly unknown[];
      readonly name?: string;
      readonly more?: View;
      /** The next page is named by a word of GitHub's, not by its number. */
      readonly byCursor?: true;
    };

/**
 * `contents:write`; of several, one is enough. `pull_requests` counts for an issue only where it is one. As GitHub's
 * list of the permissions of Apps has them.
 */
export type AppAccess = string | readonly string[];
export interface Operation<Id extends OperationId> {
  /** `none`: anyone, also nobody. `app`: with the App's own key only. `any`: every token. */
  readonly app: AppAccess | 'none' | 'app' | 'any';
  /** Least role of a person; `read` when absent. */
  readonly role?: Role;
  handle(call: Call<Id>): Promise<Answer> | Answer;
}
export type Operations = { readonly [Id in OperationId]?: Operation<Id> };

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}
export function list(items: readonly unknown[], name?: string, more?: View): Answer {
  return { status: 200, list: items, ...(name === undefined ? {} : { name }), ...(more === undefined ? {} : { more }) };
}
export function listByCursor(items: readonly unknown[]): Answer {
  return { status: 200, list: items, byCursor: true };
}
export const nothing: Answer = { status: 204 };

export type { Issue, Permissions };
