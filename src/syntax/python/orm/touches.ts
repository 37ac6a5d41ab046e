import type { Node } from '../../parse.ts';
import { isUnconditional } from '../every-round.ts';
import { bindingsOf, identifiersOf, roleOf } from '../names.ts';
import { isInside, isSame } from '../nodes.ts';
import type { Model, Models, Relation } from './models.ts';

/** A place in a loop that asks for related rows in every round. */
export interface Touch {
  readonly node: Node;
  /** The way from the row to what is read: `customer`, `country`. */
  readonly path: readonly Relation[];
}

/** A loop over rows: where each row is called `name`, and what runs in every round. */
export interface RowLoop {
  readonly node: Node;
  readonly name: string;
  /** The name where it gets its row. */
  readonly target: Node;
  /** The body; a comprehension as a whole. */
  readonly region: Node;
}

/** The loop that a `for` statement or clause makes; undefined when a round's row has no name. */
export function readRowLoop(node: Node): (RowLoop & { readonly iterable: Node }) | undefined {
  const left = node.field('left');
  const iterable = node.field('right');
  const region = node.is('for_statement') ? node.field('body') : node.parent();
  if (left === null || iterable === null || region === null) return undefined;
  if (node.children().some((child) => child.text() === 'async')) return undefined;
  const isNumbered = /^enumerate\s*\(/.test(iterable.text()) && left.is('pattern_list');
  const target = isNumbered ? left.namedChildren()[1] : left;
  return target?.is('identifier') === true ? { node, name: target.text(), target, region, iterable } : undefined;
}

/**
 * Reads of relations of the row, and of rows behind it. Undefined when the row's name or a relation of it gets another
 * value in the loop. Only what runs in every round is told.
 */
export function findTouches(
  loop: RowLoop,
  model: Model,
  models: Models,
  before: readonly Relation[] = [],
): Touch[] | undefined {
  const { name, region, target } = loop;
  if (bindingsOf(region, name).some((binding) => !isSame(binding, target))) return undefined;
  const touches: Touch[] = [];
  for (const use of identifiersOf(region, name)) {
    // The clause itself is read before the row has its name.
    if (loop.node.is('for_in_clause') && isInside(use, loop.node)) continue;
    if (roleOf(use) !== 'read') continue;
    const found = followUse(use, model, models, before, loop);
    if (found === undefined) return undefined;
    touches.push(...found);
  }
  return touches;
}

function followUse(
  use: Node,
  model: Model,
  models: Models,
  before: readonly Relation[],
  loop: RowLoop,
): Touch[] | undefined {
  const attribute = use.parent();
  if (attribute?.is('attribute') !== true || !isSame(attribute.field('object'), use)) return [];
  const relation = model.relations.get(attribute.field('attribute')?.text() ?? '');
  if (relation === undefined) return [];
  if (roleOfAttribute(attribute) !== 'read') return undefined;
  const path = [...before, relation];
  const next = models.targetOf(relation, model);
  // SQLAlchemy need not be told which of the two a relation is; a loop over it tells.
  if (relation.isMany || (model.orm === 'sqlalchemy' && isLoopedOver(attribute)))
    return followMany(attribute, path, next, models, model.orm === 'django', loop);
  if (!isUnconditional(use, loop.region)) return [];
  const deeper = next && followUse(attribute, next, models, path, loop);
  if (next !== undefined && deeper === undefined) return undefined;
  return deeper && deeper.length > 0 ? deeper : [{ node: attribute, path }];
}

/** `row.items.all()` that is read to its end (Django), or any read of `row.items` (SQLAlchemy). */
function followMany(
  attribute: Node,
  path: readonly Relation[],
  target: Model | undefined,
  models: Models,
  isManager: boolean,
  loop: RowLoop,
): Touch[] | undefined {
  const read = isManager ? readAll(attribute) : attribute;
  if (read === undefined || !isUnconditional(read, loop.region)) return [];
  const clause = read.parent();
  const isLooped = isLoopedOver(read);
  if (isManager && !isLooped && !isConsumed(read)) return [];
  const inner = isLooped && clause ? readRowLoop(clause) : undefined;
  const deeper = inner && target && findTouches(inner, target, models, path);
  if (inner && target && deeper === undefined) return undefined;
  return deeper && deeper.length > 0 ? deeper : [{ node: read, path }];
}

function isLoopedOver(node: Node): boolean {
  const clause = node.parent();
  return /^for_/.test(String(clause?.kind())) && isSame(clause?.field('right'), node);
}

/** `items.all()` of `items`. */
function readAll(attribute: Node): Node | undefined {
  const member = attribute.parent();
  const call = member?.parent();
  const isAll =
    member?.is('attribute') === true &&
    isSame(member.field('object'), attribute) &&
    member.field('attribute')?.text() === 'all';
  const isCalled = call?.is('call') === true && isSame(call.field('function'), member);
  return isAll && isCalled && call.field('arguments')?.namedChildren().length === 0 ? call : undefined;
}

function isConsumed(read: Node): boolean {
  const list = read.parent();
  return (
    list?.is('argument_list') === true &&
    /^(?:list|len|set|tuple|sorted|any|all|bool|enumerate|frozenset)$/.test(
      list.parent()?.field('function')?.text() ?? '',
    )
  );
}

function roleOfAttribute(attribute: Node): 'read' | 'write' {
  const parent = attribute.parent();
  const isTarget =
    parent !== null &&
    /^(?:assignment|augmented_assignment)$/.test(String(parent.kind())) &&
    isSame(parent.field('left'), attribute);
  return isTarget || parent?.is('delete_statement') === true ? 'write' : 'read';
}
