import { methodOf } from '#syntax/javascript/nodes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isCleaned, isConstant, isNumber } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { hasWord } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const builder = 'where|andWhere|orWhere|having|andHaving|orHaving';
const raw = 'whereRaw|andWhereRaw|orWhereRaw|havingRaw|orHavingRaw';
/** Names of parts of a statement. */
const names = new Set('alias table column col field schema query sql subquery condition expression clause'.split(' '));

export const rule: HealRule = {
  id: 'js-query-builder-injection',
  title: 'A condition of a query is built from values',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://typeorm.io/docs/query-builder/select-query-builder#using-parameters-to-escape-data',
    'https://knexjs.org/guide/raw.html#raw-parameter-binding',
  ],
  mentions: /createQueryBuilder|QueryBuilder\b|\b(?:where|andWhere|orWhere|having|orHaving)Raw\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    const isTypeOrm = /createQueryBuilder|QueryBuilder\b/.test(tree.root().text());
    return findMethodCalls(tree, isTypeOrm ? `${builder}|${raw}` : raw).flatMap((node) => {
      const [condition] = methodOf(node)?.args ?? [];
      if (!condition || !hasValue(condition)) return [];
      return [{ node, message: 'A value becomes part of the SQL text; one with a quote in it changes the condition.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.ts', text: 'await repo.createQueryBuilder("u").where(`u.name = \'${name}\'`).getOne();\n' },
      { path: 'a.js', text: 'knex("t").whereRaw("price > " + price);\n' },
      { path: 'a.ts', text: 'repo.createQueryBuilder("u").andWhere("u.name LIKE \'%" + text + "%\'");\n' },
    ],
    leaves: [
      { path: 'a.ts', text: 'repo.createQueryBuilder("u").where("u.name = :name", { name });\n' },
      { path: 'a.ts', text: 'repo.createQueryBuilder("u").where(`u.id IN (${sub.getQuery()})`);\n' },
      { path: 'a.ts', text: 'repo.createQueryBuilder("u").where(`u.id = ${alias}.owner`);\n' },
      { path: 'a.ts', text: 'repo.createQueryBuilder("u").where(`u.${key} = :value`, { value });\n' },
      { path: 'a.js', text: 'const MAX = 3;\nknex("t").whereRaw(`price > ${MAX}`);\n' },
      { path: 'a.js', text: 'collection.where(`name = ${name}`);\n' },
    ],
  },
};

/** A value stands where SQL wants one: behind an operator, in quotes or brackets, and not as the owner of a column. */
function hasValue(condition: Node): boolean {
  const parts = textParts(condition) ?? [];
  let before = '';
  return parts.some((part, index) => {
    if ('text' in part) {
      before += part.text;
      return false;
    }
    const isBehind = /(?:=|<|>|\b(?:like|ilike|between|and|in\s*\())\s*['(%]*$/i.test(before);
    before += 'x';
    const next = parts[index + 1];
    if (!isBehind || (next && 'text' in next && /^["`\]]?\.|^\w/.test(next.text))) return false;
    const text = part.value.text();
    if (/getQuery\(|getSql\(|escape|quote|Expression|subQuery/i.test(text)) return false;
    return !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value) && !hasWord(text, names);
  });
}
