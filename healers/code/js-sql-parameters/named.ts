import type { TextEdit } from '#core/finding.ts';
import { awaitedMethodOf, namedChildren } from '#syntax/javascript/nodes.ts';
import type { Quote, TextPart } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';
import { parameterise } from './statement.ts';
import { parameterText } from './text.ts';

/** The statement with `:name` for its values, and what hands them over. */
interface Named {
  readonly sql: readonly TextPart[];
  readonly edits: readonly TextEdit[];
}

export function takesNamed(name: string): boolean {
  return /^(where|andWhere|orWhere|having|andHaving|orHaving)$/.test(name);
}

/** TypeORM's query builder: `where('u.name = :name', { name })`; or why the condition must stay. */
export function nameParameters(
  path: string,
  text: string,
  call: Node,
  parts: readonly TextPart[],
  quote: Quote,
): Named | string {
  const statement = parameterise(parts, 'dollar');
  if (typeof statement === 'string') return statement;
  if (statement.present > 0) return 'it has numbered placeholders already';
  const taken = new Set<string>();
  const entries = statement.parameters.flatMap((value) => {
    if (typeof value === 'number') return [];
    const name = freeParameter(nameOf(value), text, taken);
    const source = parameterText(value, quote);
    return [{ name, entry: source === name ? name : `${name}: ${source}` }];
  });
  if (entries.length === 0) return 'no value was found in it';
  const sql = statement.sql.map((part) =>
    'text' in part
      ? { text: part.text.replace(/\$(\d+)/g, (_, number: string) => `:${entries[Number(number) - 1]?.name ?? ''}`) }
      : part,
  );
  const list = entries.map(({ entry }) => entry).join(', ');
  const [first, second, ...more] = awaitedMethodOf(call)?.args ?? [];
  if (!first || more.length > 0) return 'it has other arguments whose meaning is not certain';
  if (!second) return { sql, edits: [{ path, start: span(first).end, end: span(first).end, text: `, { ${list} }` }] };
  const last = second.kind() === 'object' ? namedChildren(second).at(-1) : undefined;
  if (!last) return 'its parameters are not written here';
  return { sql, edits: [{ path, start: span(last).end, end: span(last).end, text: `, ${list}` }] };
}

/** The last name in the value: `req.query.name` → name. */
function nameOf(value: readonly TextPart[]): string {
  const source = value.find((part) => 'value' in part);
  const words = source && 'value' in source ? (source.value.text().match(/[A-Za-z_]\w*/g) ?? []) : [];
  const plain = words.filter((word) => !/^(String|Number|toString|trim|toLowerCase|toUpperCase|this)$/.test(word));
  return plain.at(-1) ?? 'value';
}

/** Parameters of one query share their names, wherever they are set. */
function freeParameter(wanted: string, text: string, taken: Set<string>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}${i}`;
    if (taken.has(name) || new RegExp(`:(?:\\.\\.\\.)?${name}\\b|setParameter\\(\\s*['"]${name}['"]`).test(text))
      continue;
    taken.add(name);
    return name;
  }
}
