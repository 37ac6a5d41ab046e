import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { awaitedMethodOf, hasComment, namedChildren, nodeAt, unwrap, uses } from '#syntax/javascript/nodes.ts';
import { isFixedName } from '#syntax/javascript/looks.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { quoted, quoteOf, templateText, textParts, type Quote, type TextPart } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';
import { driverOf, type Driver } from './driver.ts';
import { nameParameters, takesNamed } from './named.ts';
import { parameterise, type ParameterisedStatement } from './statement.ts';
import { isUnsafeCall, tagStatement } from './tagged.ts';
import { parameterText } from './text.ts';

/** Hands values to the database as parameters: they can no longer change the statement. */
export const healer: CodeHealer = {
  name: 'js-sql-parameters',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-sql-injection', 'heal/js-query-builder-injection', 'flow/sql-injection'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, takesStatement);
    const method = call && awaitedMethodOf(call);
    const [argument] = method?.args ?? [];
    if (!call || !method || !argument) return { leftAlone: 'No call with a statement was found here.' };
    const sql = expressionOf(argument);
    const parts = sql && textParts(sql);
    if (!sql || !parts) return { leftAlone: 'The statement is put together elsewhere; give it parameters there.' };
    if (hasComment(sql)) return { leftAlone: 'A comment inside the statement would get lost.' };
    const quote = quoteOf(context.text);
    const summary = 'Pass the values as parameters of the statement';
    if (isUnsafeCall(method.name)) {
      if (sql.id() !== unwrap(argument).id())
        return { leftAlone: 'The statement is made apart from its call; a template must stand in it.' };
      const edits = tagStatement(path, call, parts);
      if (typeof edits === 'string') return { leftAlone: `The statement stays: ${edits}.` };
      return { change: { edits }, summary: 'Let Prisma make parameters of the values' };
    }
    if (takesNamed(method.name)) {
      if (!/typeorm/.test(context.text))
        return { leftAlone: 'Whose query builder this is, and so how it takes parameters, is not certain.' };
      const named = nameParameters(path, context.text, call, parts, quote);
      if (typeof named === 'string') return { leftAlone: `The condition stays: ${named}.` };
      const edits = [{ path, ...span(sql), text: statementText(sql, named.sql, quote) }, ...named.edits];
      return { change: { edits }, summary };
    }
    const driver = await driverOf(path, method.name, method.object.text(), context);
    if (!driver)
      return { leftAlone: 'Which database driver this is, and so how it writes parameters, is not certain.' };
    const statement = parameterise(parts, driver.style);
    if (typeof statement === 'string') return { leftAlone: `The statement stays: ${statement}.` };
    if (statement.parameters.every((parameter) => typeof parameter === 'number')) {
      return { leftAlone: 'No value was found in the statement.' };
    }
    const given = giveParameters(path, call, driver, statement, quote);
    if (typeof given === 'string') return { leftAlone: `The statement stays: ${given}.` };
    const edits: TextEdit[] = [{ path, ...span(sql), text: statementText(sql, statement.sql, quote) }, ...given];
    return { change: { edits }, summary };
  },
};

/** `db.prepare(sql)` and not the `.get(id)` after it. */
function takesStatement(node: Node): boolean {
  const [first] = awaitedMethodOf(node)?.args ?? [];
  const sql = first && expressionOf(first);
  return sql !== undefined && textParts(sql) !== undefined;
}

/** The text itself, or the name that keeps it that holds it and is used only here. */
function expressionOf(argument: Node): Node | undefined {
  const inner = unwrap(argument);
  if (inner.kind() !== 'identifier') return inner;
  const found = resolve(inner);
  if (!found || !isFixedName(found) || found.property !== undefined || !found.initial) return undefined;
  const all = uses(found.scope, inner.text());
  return all.length === 2 ? found.initial : undefined;
}

function statementText(old: Node, parts: readonly TextPart[], quote: Quote): string {
  const isWhole = parts.every((part) => 'text' in part);
  const text = parts.map((part) => ('text' in part ? part.text : '')).join('');
  if (isWhole && old.kind() !== 'template_string' && !text.includes('\n')) return quoted(text, quote);
  return templateText(parts);
}

function giveParameters(
  path: string,
  call: Node,
  driver: Driver,
  { parameters, present }: ParameterisedStatement,
  quote: Quote,
): readonly TextEdit[] | string {
  const texts = parameters.flatMap((parameter) =>
    typeof parameter === 'number' ? [] : [parameterText(parameter, quote)],
  );
  const merge = (old: readonly Node[]): string =>
    driver.style === 'dollar'
      ? [...old.map((node) => node.text()), ...texts].join(', ')
      : parameters
          .map((parameter) =>
            typeof parameter === 'number' ? (old[parameter]?.text() ?? '') : parameterText(parameter, quote),
          )
          .join(', ');
  if (driver.takes === 'chained') return chain(path, call, present, merge);
  const [, second, ...more] = awaitedMethodOf(call)?.args ?? [];
  if (driver.takes === 'replacements') {
    if (present > 0 || more.length > 0) return 'its replacements are not all written here';
    return second
      ? addReplacements(path, second, texts.join(', '))
      : insertAfterFirst(path, call, `{ replacements: [${texts.join(', ')}] }`);
  }
  if (second?.kind() === 'array') {
    const old = namedChildren(second);
    if (old.length !== present || old.some((node) => node.kind() === 'spread_element'))
      return 'its parameters do not match its placeholders';
    return [{ path, ...span(second), text: `[${merge(old)}]` }];
  }
  if (present > 0) return 'its parameters are not written here';
  const isCallback =
    second !== undefined && (/function/.test(String(second.kind())) || /^(cb|callback|done|next)$/.test(second.text()));
  if (second && !isCallback) return 'it has other arguments whose meaning is not certain';
  return insertAfterFirst(path, call, `[${texts.join(', ')}]`);
}

/** `prepare(sql).get(...)`; and `exec(sql)`, whose result is never used, as `prepare(sql).run(...)`. */
function chain(
  path: string,
  call: Node,
  present: number,
  merge: (old: readonly Node[]) => string,
): readonly TextEdit[] | string {
  const method = awaitedMethodOf(call);
  if (method?.name === 'exec') {
    const property = call.field('function')?.field('property');
    if (call.parent()?.kind() !== 'expression_statement' || !property || present > 0) return 'its result is used';
    if (/;\s*\S/.test(method.args[0]?.text().slice(1, -1) ?? '')) return 'it may be several statements';
    const { end } = span(call);
    return [
      { path, ...span(property), text: 'prepare' },
      { path, start: end, end, text: `.run(${merge([])})` },
    ];
  }
  const member = call.parent();
  const next = member?.kind() === 'member_expression' ? member.parent() : undefined;
  const run = next?.kind() === 'call_expression' ? awaitedMethodOf(next) : undefined;
  const list = next?.field('arguments');
  if (!run || !list || !/^(get|all|run|iterate)$/.test(run.name)) return 'it is prepared here and run elsewhere';
  if (
    run.args.length !== present ||
    run.args.some((node) => /^(object|spread_element|array)$/.test(String(node.kind())))
  ) {
    return 'its parameters do not match its placeholders';
  }
  return [{ path, ...span(list), text: `(${merge(run.args)})` }];
}

function insertAfterFirst(path: string, call: Node, text: string): readonly TextEdit[] | string {
  const [first] = awaitedMethodOf(call)?.args ?? [];
  if (!first) return 'it has no statement';
  const { end } = span(first);
  return [{ path, start: end, end, text: `, ${text}` }];
}

function addReplacements(path: string, options: Node, list: string): readonly TextEdit[] | string {
  const [first] = namedChildren(options);
  if (options.kind() !== 'object' || /replacements|bind|\.\.\./.test(options.text()))
    return 'its options may have replacements already';
  if (!first) return [{ path, ...span(options), text: `{ replacements: [${list}] }` }];
  const { start } = span(first);
  // On a line of its own where the first option has one.
  const gap = /\r?\n[^\S\n]*$/.exec(options.text().slice(0, start - span(options).start))?.[0] ?? ' ';
  return [{ path, start, end: start, text: `replacements: [${list}],${gap}` }];
}
