import type { TextEdit } from '#core/finding.ts';
import { awaitedMethodOf } from '#syntax/javascript/nodes.ts';
import type { TextPart } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';
import { parameterise } from './statement.ts';
import { parameterText } from './text.ts';

/** Prisma's calls that take a statement as it is, and the tagged templates that make parameters of values. */
const tags: Readonly<Record<string, string>> = { $queryRawUnsafe: '$queryRaw', $executeRawUnsafe: '$executeRaw' };

export function isUnsafeCall(name: string): boolean {
  return tags[name] !== undefined;
}

/** `$queryRawUnsafe(text)` → a `$queryRaw` template; or why the statement must stay. */
export function tagStatement(path: string, call: Node, parts: readonly TextPart[]): readonly TextEdit[] | string {
  const method = awaitedMethodOf(call);
  const property = method?.object.parent()?.field('property');
  const tag = tags[method?.name ?? ''];
  if (!method || !property || tag === undefined) return 'it is not handed to Prisma here';
  if (method.args.length !== 1) return 'it has parameters already';
  const statement = parameterise(parts, 'dollar');
  if (typeof statement === 'string') return statement;
  const { sql, parameters, present } = statement;
  if (present > 0) return 'it has placeholders already';
  const texts = sql.map((part) => ('text' in part ? part.text : undefined));
  if (texts.includes(undefined)) return 'a constant in it would become a parameter; write it out, or use Prisma.raw';
  const body = texts
    .join('')
    .split(/\$(\d+)/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replace(/[\\`]|\$\{/g, '\\$&');
      const value = parameters[Number(piece) - 1];
      return value === undefined || typeof value === 'number' ? '' : `\${${parameterText(value, "'")}}`;
    })
    .join('');
  // A type argument stays between the name and the template.
  const list = call.field('arguments');
  if (!list) return 'it is not handed to Prisma here';
  return [
    { path, ...span(property), text: tag },
    { path, ...span(list), text: `\`${body}\`` },
  ];
}
