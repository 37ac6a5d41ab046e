import { isLoop, methodOf, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { isFromOutside, repeatsAround, type Repeat } from '#syntax/javascript/repeats.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import type { Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Methods that only a database has: of TypeORM, Prisma, Sequelize, Mongoose and Drizzle. */
const lookups =
  'findOne|findUnique|findFirst|findById|findByPk|findOneBy|findUniqueOrThrow|findFirstOrThrow|findOneOrFail|findOneByOrFail|findMany|findBy|findAndCountBy';
/** Others have methods of these names too: a condition and a receiver must show that it is one. */
const counted = 'count|countBy|aggregate|groupBy|findAll|exists|existsBy|sum';
const orm = new RegExp(`^(?:${lookups})$`);
const ormToo = new RegExp(`^(?:${counted})$`);
const calls = `prepare|query|execute|all|get|raw|first|${lookups}|${counted}`;

export const rule: HealRule = {
  id: 'js-n-plus-one',
  title: 'One query for each item',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'medium',
  links: [
    'https://docs.sqlalchemy.org/en/20/glossary.html#term-N-plus-one-problem',
    'https://nodejs.org/api/sqlite.html#class-statementsync',
  ],
  mentions: /['"`]\s*select\s|\bfind[A-Z]\w*\(|\bwhere\b/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, calls).flatMap((node) => {
      const method = methodOf(node);
      if (!method) return [];
      const [repeat] = repeatsAround(node);
      if (!repeat) return [];
      const [argument] = method.args;
      const isQuery =
        /^(prepare|query|execute|all|get|raw)$/.test(method.name) &&
        argument !== undefined &&
        /^\s*select\s[\s\S]*\swhere\s/i.test(literalText(argument) ?? '');
      const isLookup = unwrap(node.parent() ?? node).kind() === 'await_expression' && isRowLookup(method, repeat);
      if (!isQuery && !isLookup) return [];
      const names = node.ancestors()[1]?.kind() === 'call_expression' ? node.ancestors()[1] : node;
      const depends = names
        ?.findAll({ rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier' }] } })
        .some((name) => {
          const found = resolve(name);
          return found !== undefined && !isFromOutside(found, repeat) && !isListed(name);
        });
      return depends
        ? [{ node, message: 'The database is asked once for each item; one query for all of them would do.' }]
        : [];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.ts',
        text: 'for (const id of ids) {\n  const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n}\n',
      },
      {
        path: 'a.js',
        text: 'for (const id of ids) out.push(await pool.query("select * from t where id = $1", [id]));\n',
      },
      {
        path: 'a.ts',
        text: 'const users = await Promise.all(ids.map(async (id) => await prisma.user.findFirst({ where: { id } })));\n',
      },
      {
        path: 'a.ts',
        text: 'for (const p of posts) use(await prisma.user.findUniqueOrThrow({ where: { id: p.by } }));\n',
      },
      { path: 'a.ts', text: 'for (const p of posts) n += await prisma.comment.count({ where: { postId: p.id } });\n' },
      { path: 'a.ts', text: 'for (const id of ids) use(await this.users.findOneByOrFail({ id }));\n' },
      { path: 'a.js', text: 'for (const id of ids) use(await knex("users").where({ id }).first());\n' },
    ],
    leaves: [
      { path: 'a.ts', text: 'const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n' },
      {
        path: 'a.ts',
        text: 'for (const row of db.prepare("SELECT name FROM users WHERE age > ?").all(18)) show(row);\n',
      },
      { path: 'a.ts', text: 'for (const user of users) cache.get("select a where b");\n' },
      // Prisma makes one query of those that are asked for in the same tick.
      {
        path: 'a.ts',
        text: 'const users = await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));\n',
      },
      {
        path: 'a.ts',
        text: 'const users = await Promise.all(ids.map(async (id) => await prisma.user.findUnique({ where: { id } })));\n',
      },
      { path: 'a.ts', text: 'for (const ids of chunks) use(await repository.findBy({ id: In(ids) }));\n' },
      {
        path: 'a.ts',
        text: 'for (const ids of chunks) use(await prisma.user.findMany({ where: { id: { in: ids.map(String) } } }));\n',
      },
      // Page after page is no query for each thing.
      {
        path: 'a.ts',
        text: 'while (more) {\n  const page = await prisma.user.findMany({ where: { id: { gt: last } } });\n  more = page.length > 0;\n}\n',
      },
      { path: 'a.ts', text: 'for (const x of xs) n += await stock.count({ sku: x });\n' },
    ],
  },
};

/** `{ id: { in: chunk } }`, `In(chunk)`: the item is a list, and all of it is asked for at once. */
function isListed(name: Node): boolean {
  return name.ancestors().some((node) => {
    if (node.kind() === 'pair')
      return /^["'[]?(?:\$?in|Op\.in|notIn|hasSome)["'\]]*$/.test(node.field('key')?.text() ?? '');
    return (
      node.kind() === 'call_expression' && /(?:^|\.)(?:In|inArray|whereIn)$/.test(node.field('function')?.text() ?? '')
    );
  });
}

/** True when rows of a database are looked up, for one item of a list. */
function isRowLookup(
  method: { readonly object: Node; readonly name: string; readonly args: readonly Node[] },
  repeat: Repeat,
): boolean {
  // A `while` goes from page to page.
  if (isLoop(repeat.node) && repeat.node.kind() !== 'for_in_statement') return false;
  if (/^findUnique(?:OrThrow)?$/.test(method.name) && !isLoop(repeat.node)) return false;
  if (orm.test(method.name)) return true;
  const root = rootOf(method.object);
  if (method.name === 'first') return /^(?:knex|trx|db)$/.test(root) && /\.where\w*\(/.test(method.object.text());
  const isAsked = method.args[0]?.kind() === 'object' && /\bwhere\b/.test(method.args[0].text());
  return (
    ormToo.test(method.name) &&
    isAsked &&
    /\bprisma\b|\b\w*[Rr]epo(?:sitory)?$|[Mm]anager$|Model$|^(?:tx|db)\b|^[A-Z]\w*$/.test(pathOf(method.object) ?? '')
  );
}

/** The name at the start of a chain: `knex` of `knex("users").where(…)`. */
function rootOf(node: Node): string {
  const inner =
    node.kind() === 'call_expression'
      ? node.field('function')
      : node.kind() === 'member_expression'
        ? node.field('object')
        : null;
  return inner === null ? node.text().slice(0, 40) : rootOf(inner);
}
