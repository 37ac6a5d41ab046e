import type { TextEdit } from '../../core/finding.ts';
import { span, type Node } from '../parse.ts';
import {
  prefixOf,
  quoteOf,
  readBuiltString,
  type BuiltString,
  type Part,
  type TextPart,
  type ValuePart,
} from './built-strings.ts';
import { readArguments, readDotted } from './calls.ts';
import { isHarmless, readPosition } from './sql.ts';
import { bindingsOf } from './names.ts';
import { scopeOf } from './uses.ts';
import { planList } from './query-lists.ts';
import { wordsOf } from '../words.ts';

/** How a parameter is marked: `?`, `%s` (PEP 249 `qmark`, `format`) or by a name of its own, `:user_id`. */
export type Placeholder = '?' | '%s' | ':name';

export interface QueryParameter {
  /** The expression; `*ids` for all of a list. */
  readonly text: string;
  /** How many placeholders stood in front of it. */
  readonly before: number;
  /** Unique among the parameters, without the colon; only used with `:name`. */
  readonly name: string;
}
export interface QueryPlan {
  /** Inside the query's expression. */
  readonly edits: readonly TextEdit[];
  /** In the order of their placeholders. */
  readonly parameters: readonly QueryParameter[];
}

/** Plans how the values of a query become parameters; a sentence when they cannot. */
export function planQuery(
  path: string,
  query: Node,
  built: BuiltString,
  placeholder: Placeholder,
  hasParameters: boolean,
): QueryPlan | string {
  const { parts, way } = built;
  if (way === 'mixed') return 'The query mixes f-strings with `+`.';
  if (way === 'percent' && hasParameters) return 'The query is formatted with `%` and has parameters as well.';
  const texts = parts.map((part) => (part.kind === 'text' ? part.raw : '')).join('');
  if (!hasParameters && placeholder === '?' && texts.replace(/'[^']*'/g, '').includes('?')) {
    return 'The query holds a `?` that is no placeholder.';
  }
  const edits: TextEdit[] = [];
  const parameters: QueryParameter[] = [];
  let hasList = false;
  const kept = new Set<Part>();
  const done = new Set<Part>();
  let before = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      before += countPlaceholders(parts, index, placeholder);
      continue;
    }
    if (done.has(part)) continue;
    const position = readPosition(parts, index);
    const list = planList(path, parts, index, placeholder);
    if (typeof list === 'string') return list;
    if (list !== undefined) {
      edits.push(...list.edits);
      parameters.push({ text: list.text, before, name: '' });
      kept.add(part);
      hasList = true;
      continue;
    }
    if (isHarmless(part.node) && position !== 'within' && position !== 'quoted') {
      kept.add(part);
      continue;
    }
    const refusal = refuse(part, position);
    if (refusal !== undefined) return refusal;
    const group = position === 'within' || position === 'quoted' ? quotedGroup(parts, index) : bareGroup(parts, index);
    if (group === undefined) return 'The quotes around the value cannot be matched with certainty.';
    for (const value of group.values) {
      const also = refuse(value, position);
      if (also !== undefined) return also;
      done.add(value);
    }
    const parameter = writeParameter(group, built.way, position);
    if (parameter === undefined) return 'The text around the value cannot be moved into the parameter safely.';
    const name = nameOf(part.node, [...parameters.map((it) => it.name), ...namesIn(texts)]);
    parameters.push({ text: parameter, before, name });
    const edit = replaceGroup(path, group, placeholder === ':name' ? `:${name}` : placeholder);
    if (edit === undefined) return 'The parts of the query are written with different quotes.';
    edits.push(edit);
  }
  if (parameters.length === 0) return 'No value of the query stands where a parameter may stand.';
  const isFormatted = way === 'percent' || way === 'format';
  if (kept.size > 0 && isFormatted && (!hasList || parameters.length > 1))
    return 'Some values are names, and must stay formatted.';
  if (hasList && isFormatted && (placeholder === '%s' ? texts.includes('%%') : false))
    return 'The query is formatted with `%` and holds percent signs of its own.';
  if (hasList && isFormatted) return { edits, parameters };
  edits.push(...cleanTexts(path, built, edits, kept, placeholder, hasParameters));
  const last = built.tokens.at(-1);
  if ((way === 'percent' || way === 'format') && last) {
    edits.push({ path, start: endOfLiteral(query), end: span(query).end, text: '' });
  }
  return { edits, parameters };
}

const keywords = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** `user_id` of `user.id`, `name` of `request.form["name"]`; with a number when it is taken. */
function nameOf(value: Node, taken: readonly string[]): string {
  const words = wordsOf(value.text()).filter(
    (word) => !/^(?:self|str|request|get|args|form|data|json|\d.*)$/.test(word),
  );
  const found =
    words
      .slice(-2)
      .join('_')
      .replace(/^\d+_?/, '')
      .slice(0, 30) || 'value';
  const wanted = keywords.has(found) ? `${found}_value` : found;
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.includes(name)) return name;
  }
}

/** Names of parameters that the text has already. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<![:\w\\]):(\w+)(?!:)/g)].flatMap((match) => match[1] ?? []);
}

/** Why a value cannot be a parameter. */
function refuse(part: ValuePart, position: string): string | undefined {
  const shown = part.node.text().slice(0, 60);
  if (position === 'name') return `\`${shown}\` names a table, column or keyword; only values can be parameters.`;
  if (position === 'list') return `\`${shown}\` stands for a list of values, which needs one placeholder for each.`;
  if (position === 'unclear') return `It is unclear whether \`${shown}\` is a value or a piece of SQL.`;
  if (part.format !== '' || part.conversion === 'a' || (part.conversion === 'r' && position !== 'bare')) {
    return `\`${shown}\` is formatted before it goes into the query.`;
  }
  const kind = String(part.node.kind());
  const dotted = readDotted(part.node) ?? '';
  if (/column|table|field|clause|where|order|sql|expr|cond|query|filter|schema|quoted|escaped|literal/i.test(dotted)) {
    return `\`${shown}\` may be a piece of SQL rather than a value.`;
  }
  if (
    kind === 'call' &&
    /join|quote|escape|sql|adapt|mogrify|literal|where|clause|build/i.test(part.node.field('function')?.text() ?? '')
  ) {
    return `\`${shown}\` prepares its value for the text of the query.`;
  }
  if (position === 'bare' && part.node.is('identifier') && isQuotedBefore(part.node)) {
    return `\`${shown}\` brings its own quotes.`;
  }
  const plain = [
    'identifier',
    'attribute',
    'subscript',
    'call',
    'string',
    'integer',
    'float',
    'binary_operator',
    'await',
  ];
  return plain.includes(kind) ? undefined : `\`${shown}\` is too involved to be moved.`;
}

/** True when the name is given a text with SQL quotes in it: `x = "'" + name + "'"`. */
function isQuotedBefore(identifier: Node): boolean {
  return bindingsOf(scopeOf(identifier), identifier.text()).some((binding) => {
    const value = binding.parent()?.is('assignment') === true ? binding.parent()?.field('right') : null;
    const built = value ? readBuiltString(value) : undefined;
    return (
      built?.parts.some((part) => part.kind === 'text' && part.raw.includes("'")) === true ||
      /\brepr\(/.test(value?.text() ?? '')
    );
  });
}

interface Group {
  readonly values: readonly ValuePart[];
  /** Text in front of each value and behind the last, inside the SQL quotes. */
  readonly inner: readonly string[];
  readonly first: TextPart;
  readonly last: TextPart | undefined;
  /** Offsets where the SQL quote opens and closes in the source; those of the value when there are none. */
  readonly start: number;
  readonly end: number;
}

function bareGroup(parts: readonly Part[], index: number): Group | undefined {
  const value = parts[index];
  const first = parts[index - 1];
  const last = parts[index + 1];
  if (value?.kind !== 'value' || first?.kind !== 'text' || last?.kind === 'value') return undefined;
  const start = value.token ? value.start : first.end;
  const end = value.token ? value.end : (last?.start ?? value.end);
  return { values: [value], inner: ['', ''], first, last, start, end };
}

/** Everything from the `'` that opens the SQL text to the one that closes it. */
function quotedGroup(parts: readonly Part[], index: number): Group | undefined {
  const first = parts[index - 1];
  if (first?.kind !== 'text') return undefined;
  const opening = first.raw.lastIndexOf("'");
  if (opening < 0) return undefined;
  const isEscaped = first.raw[opening - 1] === '\\';
  const values: ValuePart[] = [];
  const inner = [first.raw.slice(opening + 1)];
  for (let at = index; at < parts.length; at += 2) {
    const value = parts[at];
    const text = parts[at + 1];
    if (value?.kind !== 'value' || text?.kind !== 'text') return undefined;
    values.push(value);
    const closing = text.raw.indexOf("'");
    if (closing < 0) {
      inner.push(text.raw);
      continue;
    }
    if (text.raw[closing + 1] === "'") return undefined;
    const escape = text.raw[closing - 1] === '\\' ? 1 : 0;
    if ((escape === 1) !== isEscaped && values.every((it) => it.token === first.token)) return undefined;
    inner.push(text.raw.slice(0, closing - escape));
    const start = first.start + opening - (isEscaped ? 1 : 0);
    return { values, inner, first, last: text, start, end: text.start + closing + 1 };
  }
  return undefined;
}

/** The expression that is passed instead. */
function writeParameter(group: Group, way: BuiltString['way'], position: string): string | undefined {
  const [value] = group.values;
  if (value === undefined) return undefined;
  if (group.inner.every((text) => text === '') && group.values.length === 1) {
    if (position !== 'bare') return value.node.text();
    // `= " + str(number)`: the query saw the number itself, not a text.
    const args =
      value.node.is('call') && value.node.field('function')?.text() === 'str' ? readArguments(value.node) : [];
    const only = args[0];
    return args.length === 1 && only && !only.isSplat && only.name === undefined
      ? only.value.text()
      : value.node.text();
  }
  if (group.inner.some((text) => /[\\\n]/.test(text))) return undefined;
  const quote = quoteOf(group.first.token)[0] ?? '"';
  if (way === 'plus') {
    const pieces: string[] = [];
    group.inner.forEach((text, i) => {
      if (text !== '') pieces.push(quote + text + quote);
      const next = group.values[i];
      if (next) pieces.push(next.node.text());
    });
    return pieces.join(' + ');
  }
  const literal = group.inner.map((text) => {
    if (way === 'f-string') return text;
    const plain = way === 'percent' ? text.replaceAll('%%', '%') : text.replace(/\{\{/g, '{').replace(/\}\}/g, '}');
    return plain.replace(/[{}]/g, '$&$&');
  });
  const expressions = group.values.map((it) => it.node.text());
  if (expressions.some((text) => /[\\\n#]/.test(text) || text.startsWith('{'))) return undefined;
  const all = literal.join('') + expressions.join('');
  const used = !all.includes(quote) ? quote : ['"', "'"].find((candidate) => !all.includes(candidate));
  if (used === undefined) return undefined;
  return `f${used}${literal.map((text, i) => text + (expressions[i] === undefined ? '' : `{${expressions[i]}}`)).join('')}${used}`;
}

function replaceGroup(path: string, group: Group, placeholder: string): TextEdit | undefined {
  const { first, last } = group;
  const quote = quoteOf(first.token);
  const isOneToken = group.values.every((value) => value.token !== undefined);
  if (isOneToken) {
    const isSame = last !== undefined && last.token.id() === first.token.id();
    return isSame ? { path, start: group.start, end: group.end, text: placeholder } : undefined;
  }
  if (last === undefined) return { path, start: group.start, end: group.end, text: placeholder + quote };
  if (quoteOf(last.token) !== quote || prefixOf(last.token) !== prefixOf(first.token)) return undefined;
  return { path, start: group.start, end: group.end, text: placeholder };
}

/** Takes `f` away from literals without values left, and writes `%` and braces as the new text needs them. */
function cleanTexts(
  path: string,
  built: BuiltString,
  made: readonly TextEdit[],
  kept: ReadonlySet<Part>,
  placeholder: Placeholder,
  hasParameters: boolean,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const doublesPercent = placeholder === '%s' && !hasParameters && built.way !== 'percent';
  const halvesPercent = placeholder !== '%s' && built.way === 'percent';
  for (const token of built.tokens) {
    const own = built.parts.filter((part) => part.token?.id() === token.id());
    const isFormatted = prefixOf(token).includes('f');
    const staysFormatted = own.some((part) => part.kind === 'value' && kept.has(part));
    if (isFormatted && !staysFormatted) {
      const { start } = span(token);
      const at = start + token.text().search(/f/i);
      edits.push({ path, start: at, end: at + 1, text: '' });
    }
    const unbrace = (isFormatted && !staysFormatted) || built.way === 'format';
    for (const part of own) {
      if (part.kind !== 'text') continue;
      for (const match of part.raw.matchAll(/\{\{|\}\}|%%|%/g)) {
        const start = part.start + match.index;
        const end = start + match[0].length;
        if (made.some((edit) => edit.start < end && start < edit.end)) continue;
        const text = rewriteMark(match[0], unbrace, doublesPercent, halvesPercent);
        if (text !== match[0]) edits.push({ path, start, end, text });
      }
    }
  }
  return edits;
}

function rewriteMark(mark: string, unbrace: boolean, doublesPercent: boolean, halvesPercent: boolean): string {
  if (mark === '{{' || mark === '}}') return unbrace ? mark.slice(1) : mark;
  if (doublesPercent) return mark + mark;
  return halvesPercent ? mark.slice(-1) : mark;
}

/** Placeholders of one run of text that stand outside of SQL quotes. */
function countPlaceholders(parts: readonly Part[], index: number, placeholder: Placeholder): number {
  const part = parts[index];
  if (part?.kind !== 'text') return 0;
  const before = parts
    .slice(0, index)
    .map((it) => (it.kind === 'text' ? it.raw : ''))
    .join('');
  let isQuoted = (before.match(/'/g)?.length ?? 0) % 2 === 1;
  let count = 0;
  for (let at = 0; at < part.raw.length; at++) {
    if (part.raw[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && part.raw.startsWith(placeholder, at) && part.raw[at - 1] !== '%') count++;
  }
  return count;
}

/** Where the literal of `"…" % values` and `"…".format(values)` ends, its parentheses included. */
function endOfLiteral(query: Node): number {
  const literal = query.is('call') ? query.field('function')?.field('object') : query.field('left');
  return literal ? span(literal).end : span(query).end;
}
