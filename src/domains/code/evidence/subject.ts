import type { CodePlace } from '#core/finding.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { functionAround, type PythonFunction } from '#syntax/python/functions.ts';
import { enclosing, nodeAt } from '#syntax/python/nodes.ts';

/** The function that a finding stands in, as the module offers it: at its top, or as a method of a class there. */
export interface Subject {
  readonly name: string;
  /** The class, '' for a plain function. */
  readonly owner: string;
}
export type Found<T> = T | { readonly why: string };

/** The outermost function around a finding: what stands inside of others is reached through them. */
export function findPythonSubject(place: CodePlace, text: string): Found<Subject> {
  const { start, end } = rangeOf(place, text);
  const around = nodeAt(parse(place.path, text), start, end);
  const fn = outermost(around);
  if (fn === undefined) return { why: 'it stands outside of any function' };
  if (/^__\w+__$/.test(fn.name)) return { why: `\`${fn.name}\` is called by Python itself` };
  if (fn.owner === undefined) return { name: fn.name, owner: '' };
  const owner = fn.owner.field('name')?.text();
  return owner === undefined || enclosing(fn.owner, 'class_definition', 'function_definition') !== undefined
    ? { why: 'its class stands inside of something else' }
    : { name: fn.name, owner };
}

function outermost(node: Node): PythonFunction | undefined {
  let found = functionAround(node);
  for (let next = found; next !== undefined;) {
    found = next;
    const outer = enclosing(next.node, 'function_definition');
    next = outer === undefined ? undefined : functionAround(outer);
  }
  return found;
}
