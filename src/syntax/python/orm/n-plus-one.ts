import { span, type Node, type Tree } from '../../parse.ts';
import { readArguments } from '../calls.ts';
import { descendants } from '../nodes.ts';
import type { Model, Models, Relation } from './models.ts';
import { readModelQuery, sourceOf, type ModelQuery } from './queries.ts';
import { findTouches, readRowLoop, type RowLoop, type Touch } from './touches.ts';

/** A query whose rows are gone through with related rows that it does not fetch. */
export interface Unfetched {
  readonly query: ModelQuery;
  readonly model: Model;
  /** The ways to related rows that are not fetched with the query, each once, longest only. */
  readonly paths: readonly (readonly Relation[])[];
}

/** A loop over the rows of a query that asks for related rows in every round. */
export interface NPlusOne extends Unfetched {
  readonly loop: RowLoop;
  readonly touches: readonly Touch[];
}

/** Files without one of these words have no query of an ORM that is understood here. */
export const mentionsQueries = /\.\s*objects\b|\.\s*query\b|\bselect\s*\(/;

export function findNPlusOne(tree: Tree, path: string, models: Models): NPlusOne[] {
  return descendants(tree.root(), 'for_statement', 'for_in_clause').flatMap((node) => {
    const loop = readRowLoop(node);
    const source = loop && sourceOf(loop.iterable);
    const query = source && readModelQuery(source);
    if (!loop || !query || fetchesUnknown(query)) return [];
    const model = models.lookUp(query.model, path, tree);
    if (model?.orm !== query.orm) return [];
    const touches = (findTouches(loop, model, models) ?? []).filter((touch) => !isFetched(query, touch.path));
    const paths = longest(touches.map((touch) => touch.path));
    return paths.length === 0 ? [] : [{ loop, query, model, paths, touches }];
  });
}

export function namesOf(path: readonly Relation[]): string[] {
  return path.map((relation) => relation.name);
}

export function longest(paths: readonly (readonly Relation[])[]): (readonly Relation[])[] {
  const byName = new Map(paths.map((path) => [namesOf(path).join('__'), path]));
  const names = [...byName.keys()];
  return [...byName].filter(([name]) => !names.some((other) => other.startsWith(`${name}__`))).map(([, path]) => path);
}

/** Steps that decide on their own what is loaded: `select_related()` for all, `only`-like options, computed arguments. */
export function fetchesUnknown(query: ModelQuery): boolean {
  return query.steps.some(({ name, call }) => {
    if (!/^(?:select_related|prefetch_related|options)$/.test(name)) return false;
    const all = readArguments(call);
    if (name === 'options')
      return all.some(
        ({ value }) => !/^[\w.]*(?:selectinload|joinedload|subqueryload|contains_eager)\(/.test(value.text()),
      );
    return (name === 'select_related' && all.length === 0) || all.some(({ value }) => !isPlain(value));
  });
}

/** A text, or `Prefetch("items", …)`. */
function isPlain(value: Node): boolean {
  return /^["'][\w]+["']$/.test(value.text()) || /^(?:\w+\.)?Prefetch\(\s*["']\w+["']/.test(value.text());
}

/** True when a step of the query names the way, or one that goes on from it. */
export function isFetched(query: ModelQuery, path: readonly Relation[]): boolean {
  const names = namesOf(path);
  return query.steps.some(({ name, call }) => {
    if (name === 'options') return names.every((each) => new RegExp(`\\.\\s*${each}\\b`).test(call.text()));
    if (!/^(?:select_related|prefetch_related)$/.test(name)) return false;
    return readArguments(call).some(({ value }) =>
      new RegExp(`["']${names.join('__')}(?:__\\w+)?["']`).test(value.text()),
    );
  });
}

/** True when one of its places, or the loop itself, overlaps with [start, end). */
export function stands(found: NPlusOne, start: number, end: number): boolean {
  return found.touches.some(({ node }) => span(node).start < end && start < span(node).end);
}
