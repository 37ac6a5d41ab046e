import { unwrap } from '#syntax/javascript/nodes.ts';
import type { TextPart } from '#syntax/javascript/strings.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

/** `?` of SQLite and MySQL, `$1` of PostgreSQL. */
export type PlaceholderStyle = 'question' | 'dollar';

export interface ParameterisedStatement {
  /** The statement with placeholders; constant values stay where they were. */
  readonly sql: readonly TextPart[];
  /** In the order of the placeholders: the n-th parameter that was there, or a value that was in the text. */
  readonly parameters: readonly (number | readonly TextPart[])[];
  /** How many parameters the statement had. */
  readonly present: number;
}

/** Names of things that are no values: they cannot be parameters. */
const identifiers = new Set(
  'column col field table order sort direction dir clause where condition sql query fragment filter expr expression schema alias'.split(
    ' ',
  ),
);
/** What stands right before a value. */
const beforeValue =
  /(?:=|<>|!=|<|>|\b(?:like|ilike|glob|limit|offset|then|else)|\bbetween\s+\S+\s+and|\bbetween|\|\|)\s*$/i;

/** Turns the values of a statement into parameters, or says why one of them must stay. */
export function parameterise(parts: readonly TextPart[], style: PlaceholderStyle): ParameterisedStatement | string {
  const sql: TextPart[] = [];
  const parameters: (number | readonly TextPart[])[] = [];
  let plain = '';
  let quoted: TextPart[] | undefined;
  let inName: string | undefined;
  let present = 0;
  const last = highestDollar(parts);
  const emit = (text: string): void => {
    const end = sql.at(-1);
    if (end && 'text' in end) sql[sql.length - 1] = { text: end.text + text };
    else sql.push({ text });
    plain += text;
  };
  const place = (value: readonly TextPart[]): void => {
    parameters.push(value);
    emit(style === 'question' ? '?' : `$${last + parameters.length}`);
  };
  for (const [index, part] of parts.entries()) {
    if ('value' in part) {
      const trouble =
        inName === undefined
          ? troubleWith(part.value, quoted !== undefined)
          : 'a value names a table or column, which no parameter can';
      if (trouble !== undefined) return trouble;
      if (quoted) quoted.push(part);
      else if (isConstant(part.value)) {
        sql.push(part);
        plain += 'x';
      } else {
        const after = parts[index + 1];
        if (!isValuePlace(plain) || (after && !('text' in after && /^(\s|\)|,|;|$|::)/.test(after.text)))) {
          return 'a value stands where the statement wants a name or a part of itself';
        }
        place([part]);
      }
      continue;
    }
    const text = part.text;
    if (!quoted && /--|\/\*/.test(text)) return 'a comment stands in the statement';
    for (let i = 0; i < text.length; i++) {
      const char = text[i] ?? '';
      if (quoted) {
        if (char !== "'") append(quoted, char);
        else if (text[i + 1] === "'") {
          append(quoted, "'");
          i++;
        } else {
          const value = quoted;
          quoted = undefined;
          if (value.some((piece) => 'value' in piece)) place(value);
          else emit(`'${value.map((piece) => ('text' in piece ? piece.text.replaceAll("'", "''") : '')).join('')}'`);
        }
        continue;
      }
      if (char === "'" && inName === undefined) {
        if (/\w$/.test(plain) && !/\s$/.test(plain)) return 'the text before a quote belongs to it';
        quoted = [];
        continue;
      }
      if (char === '"' || char === '`') inName = inName === undefined ? char : inName === char ? undefined : inName;
      if (char === '?' && style === 'question' && inName === undefined) parameters.push(present++);
      if (/[:@]/.test(char) && style === 'question' && /\w/.test(text[i + 1] ?? ''))
        return 'the statement has named parameters';
      emit(char);
    }
  }
  if (quoted || inName !== undefined) return 'a quote in the statement does not end';
  return { sql, parameters, present: style === 'question' ? present : last };
}

function append(pieces: TextPart[], char: string): void {
  const end = pieces.at(-1);
  if (end && 'text' in end) pieces[pieces.length - 1] = { text: end.text + char };
  else pieces.push({ text: char });
}

function highestDollar(parts: readonly TextPart[]): number {
  const numbers = parts.flatMap((part) =>
    'text' in part ? [...part.text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)) : [],
  );
  return Math.max(0, ...numbers);
}

/** After an operator, or in the brackets of VALUES. */
function isValuePlace(before: string): boolean {
  if (beforeValue.test(before)) return true;
  if (!/[(,]\s*$/.test(before)) return false;
  const values = /\bvalues\s*([\s\S]*)$/i.exec(before)?.[1];
  if (values !== undefined) return depthOf(values) > 0;
  return /\bin\s*\(\s*$/i.test(before) || /\b(lower|upper|abs|length|coalesce|date|datetime)\s*\(\s*$/i.test(before);
}

function depthOf(text: string): number {
  return (text.match(/\(/g)?.length ?? 0) - (text.match(/\)/g)?.length ?? 0);
}

/** What stands in quotes is a value, however it is chosen. */
function troubleWith(value: Node, isQuoted: boolean): string | undefined {
  const text = value.text();
  const inner = unwrap(value);
  if (/\.(join|map)\(/.test(text)) return 'a list of values needs as many placeholders as it has items';
  if (/replace(All)?\(|escape|quote/i.test(text))
    return 'a value is escaped for the text already, and would be escaped twice';
  const isChosen =
    /^(ternary_expression|array|object|spread_element)$/.test(String(inner.kind())) || /\?|&&|\|\|/.test(text);
  if (isChosen && !isQuoted && !hasPlainReserve(inner)) {
    return 'a condition decides what becomes part of the statement';
  }
  const name = text.split(/[.\s([]/).findLast((word) => /^\w+$/.test(word)) ?? '';
  if (!isConstant(value) && hasWord(name, identifiers))
    return `\`${text.slice(0, 40)}\` names a part of the statement, which no parameter can`;
  return undefined;
}

/** `limit || 10`: one value or another. */
function hasPlainReserve(value: Node): boolean {
  const left = value.field('left');
  const right = value.field('right');
  if (!left || !right || !/^(\|\||\?\?)$/.test(value.field('operator')?.text() ?? '')) return false;
  return (
    /^(identifier|member_expression|subscript_expression)$/.test(String(unwrap(left).kind())) &&
    /^(\d+|null)$/.test(right.text())
  );
}
