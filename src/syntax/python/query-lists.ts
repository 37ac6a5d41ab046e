import type { TextEdit } from '../../core/finding.ts';
import { span, type Node } from '../parse.ts';
import { quoteOf, readPlainText, type Part, type ValuePart } from './built-strings.ts';
import { readArguments } from './calls.ts';
import { bindingsOf } from './names.ts';
import { scopeOf } from './uses.ts';

export interface ListPlan {
  readonly edits: readonly TextEdit[];
  /** `*ids`. */
  readonly text: string;
}

/**
 * Plans a placeholder for each value of a list that is joined behind `IN (`: undefined when the value is none,
 * a sentence when it is one that cannot be planned.
 */
export function planList(
  path: string,
  parts: readonly Part[],
  index: number,
  placeholder: '?' | '%s' | ':name',
): ListPlan | string | undefined {
  const part = parts[index];
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (part?.kind !== 'value' || before?.kind !== 'text') return undefined;
  const opening = /\bin\s*\(\s*('?)$/i.exec(before.raw);
  const joined = opening === null ? undefined : readJoined(part.node);
  if (opening === null || joined === undefined) return undefined;
  const shown = part.node.text().slice(0, 60);
  if (joined.isPlaceholders) return undefined;
  const closing = after?.kind === 'text' ? /^('?)\s*\)/.exec(after.raw) : null;
  const quote = opening[1] ?? '';
  if (closing === null || closing[1] !== quote || part.format !== '' || part.conversion !== '') {
    return `\`${shown}\` stands for a list of values, and where it ends is unclear.`;
  }
  const isQuoted = /^'\s*,\s*'$/.test(joined.separator);
  if (isQuoted !== (quote === "'") || (!isQuoted && !/^,\s*$/.test(joined.separator))) {
    return `\`${shown}\` joins its values in a way that cannot be followed.`;
  }
  if (placeholder === ':name') return `\`${shown}\` stands for a list of values, which needs an expanding parameter.`;
  if (joined.items === undefined || isOneShot(joined.items)) {
    return `\`${shown}\` stands for a list of values that cannot be counted here.`;
  }
  const items = joined.items.text();
  const inner = writeQuote(part);
  if (inner === undefined) return `\`${shown}\` stands between quotes that leave none for the placeholders.`;
  const marks =
    placeholder === '?'
      ? `${inner}, ${inner}.join(${inner}?${inner} * len(${items}))`
      : `${inner}, ${inner}.join([${inner}%s${inner}] * len(${items}))`;
  const edits: TextEdit[] = [{ path, ...span(part.node), text: marks }];
  if (quote !== '') {
    edits.push({ path, start: before.end - 1, end: before.end, text: '' });
    if (after?.kind === 'text') edits.push({ path, start: after.start, end: after.start + 1, text: '' });
  }
  return { edits, text: `*${joined.isMadeText ? `map(str, ${items})` : items}` };
}

interface Joined {
  readonly separator: string;
  /** The list itself, a name or an attribute; undefined for anything that is made on the way. */
  readonly items: Node | undefined;
  /** Quoted text is made of each value, numbers too. */
  readonly isMadeText: boolean;
  readonly isPlaceholders: boolean;
}

/** Reads `",".join(ids)`, `",".join(map(str, ids))` and `",".join(str(i) for i in ids)`. */
function readJoined(value: Node): Joined | undefined {
  const callee = value.is('call') ? value.field('function') : null;
  const object = callee?.is('attribute') === true ? callee.field('object') : null;
  const separator = object?.is('string') === true ? readPlainText(object) : undefined;
  const [argument, ...more] = value.is('call') ? readArguments(value) : [];
  if (callee?.field('attribute')?.text() !== 'join' || separator === undefined || !argument || more.length > 0) {
    return undefined;
  }
  const isPlaceholders = /["'](?:\?|%s)/.test(argument.node.text());
  const found = readItems(argument.value);
  const isMarks = /place_?holder|q_?marks?|question|marks$|slots|bind/i.test(argument.value.text());
  const isQuoted = separator.includes("'");
  return {
    separator,
    items: found?.items,
    isMadeText: isQuoted && found?.isText === true,
    isPlaceholders: isPlaceholders || isMarks || (found !== undefined && isGivenMarks(found.items)),
  };
}

function readItems(value: Node): { items: Node; isText: boolean } | undefined {
  if (isSteady(value)) return { items: value, isText: false };
  if (value.is('call') && value.field('function')?.text() === 'map') {
    const [first, second, ...more] = readArguments(value);
    const isText = first?.value.text() === 'str' || first?.value.text() === 'int';
    return isText && second && more.length === 0 && isSteady(second.value)
      ? { items: second.value, isText: first.value.text() === 'str' }
      : undefined;
  }
  if (!value.is('list_comprehension') && !value.is('generator_expression')) return undefined;
  const [body, clause, ...more] = value.namedChildren();
  const left = clause?.is('for_in_clause') === true ? clause.field('left') : null;
  const right = clause?.field('right');
  if (!body || !left?.is('identifier') || !right || more.length > 0 || !isSteady(right)) return undefined;
  const made = body.text();
  return made === `str(${left.text()})` || made === left.text()
    ? { items: right, isText: made !== left.text() }
    : undefined;
}

/** `marks = ["?"] * len(ids)`. */
function isGivenMarks(items: Node): boolean {
  return bindingsOf(scopeOf(items), items.text()).some((binding) =>
    /["'](?:\?|%s)["']/.test(binding.parent()?.field('right')?.text() ?? ''),
  );
}

/** Looked at twice, it is the same both times: a name or an attribute of one. */
function isSteady(node: Node): boolean {
  return /^[A-Za-z_][\w.]*$/.test(node.text());
}

/** True for a name that is given a generator, which has no length and is used up by the first look. */
function isOneShot(items: Node): boolean {
  return bindingsOf(scopeOf(items), items.text()).some((binding) => {
    const value = binding.parent()?.is('assignment') === true ? binding.parent()?.field('right') : undefined;
    return (
      value?.is('generator_expression') === true ||
      /^(?:map|filter|zip|iter|reversed)\(/.test(value?.text() ?? '') ||
      /\b(?:Iterator|Iterable|Generator)\b/.test(binding.parent()?.field('type')?.text() ?? '')
    );
  });
}

/** A quote that may stand where the value stands: inside an f-string it must differ from the one around it. */
function writeQuote(part: ValuePart): string | undefined {
  const isInterpolated = part.node.parent()?.is('interpolation') === true && part.token !== undefined;
  if (!isInterpolated) return /^'/.test(part.node.text()) ? "'" : '"';
  const around = part.token ? quoteOf(part.token) : '"';
  return around.startsWith('"') ? "'" : '"';
}
