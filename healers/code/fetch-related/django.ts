import type { TextEdit } from '#core/finding.ts';
import { span } from '#syntax/parse.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { namesOf, type Unfetched } from '#syntax/python/orm/n-plus-one.ts';
import { endOf, type ModelQuery } from '#syntax/python/orm/queries.ts';
import { quoteOfFile, writeStep } from './chain.ts';

/**
 * One row behind each row comes by a join, `select_related`; many come by a second query, `prefetch_related`, also
 * when the way to one row leads through many.
 */
export function fetchWithDjango(path: string, text: string, { query, paths }: Unfetched): TextEdit[] {
  const ways = (isMany: boolean) =>
    paths.filter((way) => way.some((relation) => relation.isMany) === isMany).map((way) => namesOf(way).join('__'));
  const quote = quoteOfFile(text);
  return [
    ...addStep(path, text, query, 'select_related', ways(false), quote),
    ...addStep(path, text, query, 'prefetch_related', ways(true), quote),
  ];
}

function addStep(
  path: string,
  text: string,
  query: ModelQuery,
  name: string,
  ways: readonly string[],
  quote: string,
): TextEdit[] {
  if (ways.length === 0) return [];
  const written = ways.map((way) => quote + way + quote).join(', ');
  const present = query.steps.findLast((step) => step.name === name);
  const last = present && readArguments(present.call).at(-1);
  const at = last === undefined ? endOf(query) : span(last.node).end;
  const step = last === undefined ? writeStep(text, query.chain, `.${name}(${written})`) : `, ${written}`;
  return [{ path, start: at, end: at, text: step }];
}
