import type { AstRule } from '#core/pattern.ts';
import { escapeRegExp } from '#syntax/words.ts';
import type { Hole } from './generalise.ts';
import { atomsOf, isExpression, isStill, type Family } from './kinds.ts';

/** Values whose content the code does not show: whoever cures them cures any value. */
const opaque = new Set(
  'identifier attribute subscript call this member_expression subscript_expression call_expression'.split(' '),
);

/** What a hole may catch: no more than what was seen says. Undefined for what no rule can hold; then nothing is learned. */
export function constrain(hole: Hole, family: Family): AstRule | undefined {
  const terms = hole.bindings.flat();
  const [first] = terms;
  if (first === undefined) return undefined;
  switch (hole.role) {
    case 'list':
      return {};
    case 'name':
      return { kind: first.kind };
    case 'number':
      return oneOf(terms.map((term) => term.kind));
    case 'api':
      return { regex: `^(?:${alternatives(terms.map((term) => term.text))})$` };
    case 'word': {
      const parts = terms.map((term) => /^(\w*)"(.*)"$/s.exec(term.text));
      const prefixes = new Set(parts.map((part) => part?.[1]));
      if (parts.some((part) => part === null) || prefixes.size > 1) return undefined;
      const prefix = escapeRegExp(parts[0]?.[1] ?? '');
      return { regex: `^${prefix}["'](?:${alternatives(parts.map((part) => part?.[2] ?? ''))})["']$` };
    }
    case 'free':
      return constrainFree(hole, family);
  }
}

function constrainFree(hole: Hole, family: Family): AstRule | undefined {
  const kinds = [...new Set(hole.bindings.flat().map((term) => term.kind))];
  const isReadMoreOften = hole.inAfter > hole.inBefore;
  if (isReadMoreOften && !kinds.every(isStill)) return undefined;
  if (!kinds.every(isExpression)) return undefined;
  if (!kinds.some((kind) => opaque.has(kind))) return oneOf(kinds);
  const named = { matches: isReadMoreOften ? 'still-value' : 'value' };
  const others = kinds.filter((kind) => !atomsOf(family).includes(kind)).sort();
  return others.length === 0 ? named : { any: [named, ...others.map((kind) => ({ kind }))] };
}

function oneOf(kinds: readonly string[]): AstRule {
  const [first, ...others] = [...new Set(kinds)].sort();
  if (first === undefined || others.length === 0) return { kind: first };
  return { any: [first, ...others].map((kind) => ({ kind })) };
}

function alternatives(texts: readonly string[]): string {
  return [...new Set(texts)].sort().map(escapeRegExp).join('|');
}
