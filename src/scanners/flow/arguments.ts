import type { CallSite } from './calls.ts';
import { readField } from './containers.ts';
import type { Condition } from './models.ts';
import type { Value } from './values.ts';

type Given = Pick<CallSite, 'args' | 'named' | 'receiver'>;

/** What a model calls `0`, `url`, `1|parser.load_dtd`, `0|args[0]`, `self`; undefined when it is not given. */
export function argumentAt(spec: string | number, given: Given): Value | undefined {
  if (typeof spec === 'number') return given.args[spec];
  const [, bases = '', inside = ''] = /^([^.[]*)(.*)$/s.exec(spec) ?? [];
  for (const base of bases.split('|')) {
    let found = base === 'self' ? given.receiver : /^\d+$/.test(base) ? given.args[Number(base)] : byName(base, given);
    for (const step of inside.match(/[^.[\]]+/g) ?? []) found = found && partOf(found, step);
    if (found) return found;
  }
  return undefined;
}

/** A named argument, or in JavaScript a property of an object of options. */
function byName(name: string, { args, named }: Given): Value | undefined {
  return named.get(name) ?? args.find((arg) => arg.fields?.has(name))?.fields?.get(name);
}

function partOf(value: Value, step: string): Value | undefined {
  if (!/^\d+$/.test(step)) return value.fields?.get(step) ?? value.options?.get(step);
  return value.items ? readField(value, Number(step)) : undefined;
}

export function holds(conditions: Readonly<Record<string, Condition>> | undefined, given: Given): boolean {
  if (!conditions) return true;
  return Object.entries(conditions).every(([spec, wanted]) => isAsWanted(argumentAt(spec, given), wanted));
}

function isAsWanted(found: Value | undefined, wanted: Condition): boolean {
  if (wanted === 'any') return found !== undefined;
  if (wanted === 'absent') return found === undefined;
  const constant = found?.constant?.value;
  if (wanted === null || typeof wanted !== 'object') return constant !== undefined && constant === wanted;
  if ('like' in wanted) {
    if (found === undefined) return wanted.orAbsent === true;
    return typeof constant === 'string' && new RegExp(wanted.like, 'i').test(constant);
  }
  const name = constant ?? found?.type;
  if ('is' in wanted) return isAmong(name, wanted.is);
  return found === undefined || (name !== undefined && !isAmong(name, wanted.not));
}

function isAmong(name: unknown, list: readonly unknown[]): boolean {
  return list.includes(name);
}
