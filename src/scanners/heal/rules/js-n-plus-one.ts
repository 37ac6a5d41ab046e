import { methodOf, unwrap } from '#syntax/javascript/nodes.ts';
import { isFromOutside, repeatsAround } from '#syntax/javascript/repeats.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const lookups = 'findOne|findUnique|findFirst|findById|findByPk|findOneBy';
const orm = new RegExp(`^(?:${lookups})$`);
const calls = `prepare|query|execute|all|get|raw|${lookups}`;

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
  mentions: /['"`]\s*select\s|findOne|findUnique|findFirst|findById|findByPk/i,
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
      const isLookup = orm.test(method.name) && unwrap(node.parent() ?? node).kind() === 'await_expression';
      if (!isQuery && !isLookup) return [];
      const names = node.ancestors()[1]?.kind() === 'call_expression' ? node.ancestors()[1] : node;
      const depends = names
        ?.findAll({ rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier' }] } })
        .some((name) => {
          const found = resolve(name);
          return found !== undefined && !isFromOutside(found, repeat);
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
        text: 'const users = await Promise.all(ids.map(async (id) => await prisma.user.findUnique({ where: { id } })));\n',
      },
    ],
    leaves: [
      { path: 'a.ts', text: 'const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n' },
      {
        path: 'a.ts',
        text: 'for (const row of db.prepare("SELECT name FROM users WHERE age > ?").all(18)) show(row);\n',
      },
      { path: 'a.ts', text: 'for (const user of users) cache.get("select a where b");\n' },
    ],
  },
};
