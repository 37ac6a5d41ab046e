import type { TextEdit } from '#core/finding.ts';
import type { Tree } from '#syntax/parse.ts';
import { readImportedNames } from '#syntax/python/calls.ts';
import { needImport } from '#syntax/python/need-import.ts';
import type { Models, Relation } from '#syntax/python/orm/models.ts';
import type { Unfetched } from '#syntax/python/orm/n-plus-one.ts';
import { endOf } from '#syntax/python/orm/queries.ts';
import { writeStep } from './chain.ts';

/**
 * `selectinload` for one row as for many: a second statement `… WHERE id IN (…)` leaves the first one, its order and its
 * limit as they are, and never needs `unique()`, as a join to many rows would.
 */
export function fetchWithSqlAlchemy(
  path: string,
  text: string,
  tree: Tree,
  found: Unfetched,
  models: Models,
): TextEdit[] | string {
  const wanted = { module: 'sqlalchemy.orm', name: 'selectinload' };
  const names = readImportedNames(tree);
  const module = [...names].find(([, target]) => target === wanted.module)?.[0];
  const loader =
    module === undefined ? needImport(path, text, tree, wanted) : { local: `${module}.${wanted.name}`, edits: [] };
  if (loader === undefined) return 'The file uses the name `selectinload` for something else.';
  const options: string[] = [];
  for (const way of found.paths) {
    const option = writeOption(way, found, tree, path, models, loader.local);
    if (option === undefined) return 'A class on the way to the rows has no name in this file.';
    options.push(option);
  }
  const { query } = found;
  const at = endOf(query);
  const step = writeStep(text, query.chain, `.options(${options.join(', ')})`);
  return [{ path, start: at, end: at, text: step }, ...loader.edits];
}

/** `selectinload(Order.items).selectinload(Item.product)`. */
function writeOption(
  way: readonly Relation[],
  { query, model }: Unfetched,
  tree: Tree,
  path: string,
  models: Models,
  loader: string,
): string | undefined {
  let owner = { written: query.model, model };
  const parts: string[] = [];
  for (const [index, relation] of way.entries()) {
    const call = index === 0 ? loader : (loader.split('.').at(-1) ?? loader);
    parts.push(`${call}(${owner.written}.${relation.name})`);
    if (index === way.length - 1) break;
    const next = models.targetOf(relation, owner.model);
    // A class that the file does not know by this name cannot be written.
    if (next === undefined || models.lookUp(next.name, path, tree) !== next) return undefined;
    owner = { written: next.name, model: next };
  }
  return parts.join('.');
}
