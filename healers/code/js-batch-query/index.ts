import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { freeName } from '#syntax/javascript/names.ts';
import { callOf, methodOf, namedChildren, nodeAt, uses, mentions, pathOf } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { literalText, quoted, quoteOf, usesSemicolons } from '#syntax/javascript/strings.ts';
import { assignmentsTo, isMutated } from '#syntax/javascript/walk.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';
import { batchSql, readQuery } from './query.ts';

/** Asks SQLite once for all items of a loop instead of once for each. */
export const healer: CodeHealer = {
  name: 'js-batch-query',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-n-plus-one'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const call = nodeAt(path, text, finding.place, (node) => methodOf(node)?.name === 'prepare');
    const prepared = call && methodOf(call);
    const [argument] = prepared?.args ?? [];
    const sql = argument && literalText(argument);
    if (!call || !prepared || sql === undefined)
      return {
        leftAlone: 'Only statements that are prepared in the loop are batched; ask for all items at once by hand.',
      };
    if (!/['"](?:node:sqlite|better-sqlite3)['"]/.test(text))
      return { leftAlone: 'It is not certain that this is SQLite.' };
    const read = readLoop(call);
    if (typeof read === 'string') return { leftAlone: `The queries stay in the loop: ${read}.` };
    const query = readQuery(sql);
    if (!query) return { leftAlone: 'The statement is more than one condition on one table; batch it by hand.' };
    const { loop, list, run, row } = read;
    if (!(await holdsPlainValues(list, path, context))) {
      return { leftAlone: `It is not certain that \`${list.text()}\` is a list of numbers or text.` };
    }
    const trouble = troubleWithRow(row);
    if (trouble !== undefined) return { leftAlone: `The queries stay in the loop: ${trouble}.` };
    const quote = quoteOf(text);
    const end = usesSemicolons(text) ? ';' : '';
    const { start } = span(loop);
    const gap = `${lineEnding(text)}${indentationAt(text, start)}`;
    const rows = freeName('rows', text);
    const byItem = freeName('rowByItem', text);
    const db = prepared.object.text();
    const statement = quoted(batchSql(query), quote);
    const first = `const ${rows} = ${db}.prepare(${statement}).all(JSON.stringify(${list.text()}))${end}`;
    const second = `const ${byItem} = new Map(${rows}.map((row) => [row[${quote}item${quote}], row]))${end}`;
    const [item] = methodOf(run)?.args ?? [];
    return {
      change: {
        edits: [
          { path, start, end: start, text: `${first}${gap}${second}${gap}` },
          { path, ...span(run), text: `${byItem}.get(${item?.text() ?? ''})` },
        ],
      },
      summary: `Ask for all of \`${list.text()}\` in one query`,
    };
  },
};

interface ItemLoop {
  readonly loop: Node;
  readonly list: Node;
  /** `db.prepare(…).get(id)`. */
  readonly run: Node;
  readonly row: Node;
}

/** `for (const id of ids) { const row = db.prepare(…).get(id); … }`. */
function readLoop(call: Node): ItemLoop | string {
  const member = call.parent();
  const run = member?.kind() === 'member_expression' ? member.parent() : undefined;
  const method = run?.kind() === 'call_expression' ? methodOf(run) : undefined;
  const [item, ...more] = method?.args ?? [];
  if (!run || method?.name !== 'get' || item?.kind() !== 'identifier' || more.length > 0)
    return 'only get with the item itself is understood';
  const declarator = run.parent();
  const row = declarator?.kind() === 'variable_declarator' ? declarator.field('name') : null;
  const declaration = declarator?.parent();
  if (
    !declarator ||
    row?.kind() !== 'identifier' ||
    declaration?.child(0)?.text() !== 'const' ||
    namedChildren(declaration).length > 1
  ) {
    return 'the row is not kept in a constant';
  }
  const body = declaration.parent();
  const loop = body?.parent();
  const list = loop?.field('right');
  if (
    body?.kind() !== 'statement_block' ||
    loop?.kind() !== 'for_in_statement' ||
    loop.field('operator')?.text() !== 'of'
  ) {
    return 'it does not stand right in a for … of';
  }
  if (
    loop.child(1)?.text() === 'await' ||
    loop.field('left')?.text() !== item.text() ||
    list?.kind() !== 'identifier'
  ) {
    return 'the loop does not run over a named list of the items';
  }
  if (!/^(statement_block|program)$/.test(String(loop.parent()?.kind())))
    return 'there is no place right before the loop';
  const db = methodOf(call)?.object;
  const path = db && pathOf(db);
  if (!db || path === undefined) return 'the database is found anew in each turn';
  const root = path.split('.')[0] ?? '';
  const others = uses(body, root).filter((use) => span(use).start !== span(db).start);
  if (root !== 'this' && others.length > 0) return 'the loop does other things with the database';
  if (root === 'this' && body.findAll({ rule: { kind: 'this' } }).length > 1)
    return 'the loop does other things with the object';
  if (assignmentsTo(loop, item.text()).length > 0 || isMutated(loop, list.text())) return 'the loop changes its items';
  if (body.findAll({ rule: { kind: 'await_expression' } }).length > 0)
    return 'others may write to the database while the loop waits';
  return { loop, list, run, row };
}

/** Numbers and text come back from JSON as they went in; other values do not. */
async function holdsPlainValues(list: Node, path: string, context: CodeContext): Promise<boolean> {
  const written = resolve(list)?.type;
  const type =
    written ??
    (context.language === 'typescript'
      ? await context.typescript.typeAt(path, span(list).start, span(list).end)
      : undefined);
  return (
    type !== undefined &&
    /^(?:readonly\s+)?(?:number|string)\[\]$|^(?:Readonly)?Array<(?:number|string)>$/.test(type.trim())
  );
}

function rowUses(row: Node): Node[] {
  const body = row.ancestors().find((node) => node.kind() === 'statement_block');
  return body ? uses(body, row.text()).filter((use) => use.id() !== row.id()) : [];
}

/** The row has one column more than before (`item`): it must not be handed on as a whole. */
function troubleWithRow(row: Node): string | undefined {
  for (const use of rowUses(row)) {
    const parent = use.parent();
    const isRead =
      /^(member|subscript)_expression$/.test(String(parent?.kind())) && parent?.field('object')?.id() === use.id();
    const isTested =
      parent !== undefined && /^(parenthesized_expression|unary_expression)$/.test(String(parent?.kind()));
    if (!isRead && !isTested) return 'the row is handed on as a whole, and would have one column more';
    if (parent && callOf(parent.parent() ?? parent)?.callee.id() === parent.id()) return 'the row is more than data';
    if (isRead && parent && mentions(parent, 'item')) return 'the row has a column `item` of its own';
  }
  return undefined;
}
