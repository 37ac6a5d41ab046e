import type { Node } from '../parse.ts';
import type { BuiltString, Part, ValuePart } from './built-strings.ts';
import { readDotted } from './calls.ts';
import { identifiersOf } from './names.ts';
import { scopeOf } from './uses.ts';

const statements =
  /^\s*(?:\(\s*)?(?:select\b[\s\S]*?(?:\bfrom\b|$)|insert\s+(?:or\s+\w+\s+)?into\b|update\b[\s\S]*?(?:\bset\b|$)|delete\s+from\b|replace\s+into\b|with\s+(?:recursive\s+)?\w+|merge\s+into\b)/i;

/** True when the literal text of an expression reads like a query. */
export function looksLikeSql(built: BuiltString): boolean {
  const text = built.parts.map((part) => (part.kind === 'text' ? part.raw : ' ? ')).join('');
  return statements.test(text.replace(/\\n|\\\r?\n/g, ' '));
}

export interface SlotAnswer {
  /**
   * `quoted`: the whole of a quoted SQL text; `bare`: a value without quotes; `within`: a part of a quoted text,
   * as in `'%{x}%'`; `name`: a table, column or keyword; `list`: several values; `unclear`: cannot be told.
   */
  readonly position: 'quoted' | 'bare' | 'within' | 'name' | 'list' | 'unclear';
}

/** Where in the SQL text a value stands. `parts` are all parts of the query, `index` is the one of the value. */
export function readPosition(parts: readonly Part[], index: number): SlotAnswer['position'] {
  const before = parts.slice(0, index).map(textOf).join('');
  const after = parts
    .slice(index + 1)
    .map(textOf)
    .join('');
  const open = openQuote(before);
  if (open === '"' || open === '`') return 'name';
  if (open === "'") {
    const hasMoreBefore = !before.endsWith("'");
    const hasMoreAfter = !after.startsWith("'") || after.startsWith("''");
    return hasMoreBefore || hasMoreAfter ? 'within' : 'quoted';
  }
  const text = before.replace(/\\n|\\t|\\\r?\n/g, ' ').trimEnd();
  if (/\bin\s*\($/i.test(text) || /\bin$/i.test(text)) return 'list';
  // A value that touches other words, `{prefix}_id` or `t{n}`, is a part of a name.
  if (/[\w.]$/.test(before) || /^[\w.(]/.test(after)) return 'name';
  // `LIKE {x}` without quotes works only when the value brings its own.
  if (/\b(?:like|ilike|glob|regexp)$/i.test(text)) return 'unclear';
  // Tables are joined by columns: what stands behind `ON a.id =` is one more often than a value.
  const clause = text.match(/\b(?:on|where|set|values|having|using)\b/gi)?.at(-1);
  if (clause !== undefined && /^on$/i.test(clause)) return 'unclear';
  if (/(?:=|<>|!=|<|>|<=|>=|\bbetween|\blimit|\boffset)$/i.test(text)) return 'bare';
  if (/\bbetween\s+\S+\s+and$/i.test(text)) return 'bare';
  if (/\bvalues\s*\([^()]*$/i.test(text)) return /[(,]$/.test(text) ? 'bare' : 'unclear';
  if (
    /\b(?:from|join|into|update|table|by|select|as|index|on|exists|distinct|column|view|set|order|where|and|or|asc|desc|having|collate)$/i.test(
      text,
    )
  )
    return 'name';
  return 'unclear';
}

/** True when the value stands behind `LIMIT` or `OFFSET`: a number nearly always, and often checked before. */
export function isRowCount(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  return before?.kind === 'text' && /\b(?:limit|offset)\s*$/i.test(before.raw);
}

function textOf(part: Part): string {
  return part.kind === 'text' ? part.raw.replace(/\\(['"])/g, '$1') : '?';
}

function openQuote(text: string): string | undefined {
  let open: string | undefined;
  for (const char of text) {
    if (open === undefined && (char === "'" || char === '"' || char === '`')) open = char;
    else if (char === open) open = undefined;
  }
  return open;
}

/** True when the value cannot carry an injection: numbers by construction, lists of placeholders, constants. */
export function isHarmless(value: Node): boolean {
  const inner = value;
  const dotted = readDotted(inner);
  if (dotted !== undefined) {
    const last = dotted.split('.').at(-1) ?? '';
    if (/^_?[A-Z][A-Z0-9_]+$/.test(last)) return true;
    if (/placeholder|qmarks?|question_?marks?/i.test(last)) return true;
    if (inner.is('identifier')) return isConstantName(inner);
    return false;
  }
  const kind = String(inner.kind());
  if (kind === 'integer' || kind === 'float') return true;
  if (kind === 'string') return inner.find({ rule: { kind: 'interpolation' } }) === null;
  if (kind === 'call') {
    const callee = inner.field('function')?.text() ?? '';
    if (callee === 'int' || callee === 'len' || callee === 'float') return true;
    // Names as the database's own quoting writes them.
    if (/(?:^|\.)quote_(?:name|ident(?:ifier)?)$/.test(callee)) return true;
    // `",".join("?" * n)`: nothing but placeholders.
    return /\.join$/.test(callee) && /["'](?:\?|%s)(?:, *)?["']/.test(inner.field('arguments')?.text() ?? '');
  }
  // `limit + 1` fails for anything but a number.
  if (kind === 'binary_operator' && /^[-+]$/.test(inner.field('operator')?.text() ?? '')) {
    const operands = [inner.field('left'), inner.field('right')];
    return operands.some((it) => it?.is('integer') === true || it?.is('float') === true);
  }
  if (kind === 'binary_operator') return /^["'](?:\?|, *\?|\?, *|%s)["'] *\*/.test(inner.text());
  if (kind === 'conditional_expression') {
    const [yes, , no] = inner.namedChildren();
    return yes !== undefined && no !== undefined && isHarmless(yes) && isHarmless(no);
  }
  return false;
}

/** A local name that only ever holds literals, or values that are harmless themselves. */
function isConstantName(identifier: Node): boolean {
  const name = identifier.text();
  const local = assignmentsOf(scopeOf(identifier), name);
  const found = local.length > 0 ? local : assignmentsOf(identifier.getRoot().root(), name);
  return (
    found.length > 0 && found.every((value) => value !== undefined && !value.is('identifier') && isHarmless(value))
  );
}

/** Values given to a name by plain assignments; undefined for every other way of binding it. */
function assignmentsOf(scope: Node, name: string): (Node | undefined)[] {
  const values: (Node | undefined)[] = [];
  for (const identifier of identifiersOf(scope, name)) {
    const parent = identifier.parent();
    if (parent === null) continue;
    const isLeft = parent.field('left')?.id() === identifier.id();
    if (parent.is('assignment') && isLeft) values.push(parent.field('right') ?? undefined);
    else if (isLeft || /parameter|pattern|target/.test(String(parent.kind()))) values.push(undefined);
  }
  return values;
}

export function valuesOf(parts: readonly Part[]): { part: ValuePart; index: number }[] {
  return parts.flatMap((part, index) => (part.kind === 'value' ? [{ part, index }] : []));
}
