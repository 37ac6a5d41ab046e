import { methodOf, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import type { Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const queries =
  'findOne|find|countDocuments|exists|distinct|updateOne|updateMany|deleteOne|deleteMany|replaceOne|findOneAndUpdate|findOneAndDelete|findOneAndReplace';
/** What a request brings as JSON or as a query may be an object; parts of its path are text. */
const asked = /^(?:req|request|ctx|context)\.(?:body|query|request\.(?:body|query))\b/;

export const rule: HealRule = {
  id: 'js-nosql-injection',
  title: 'A request may bring operators into a filter',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/943.html',
    'https://www.mongodb.com/docs/manual/reference/operator/query/eq/',
  ],
  mentions: /\.(?:find|findOne|count|exists|update|delete|replace)\w*\(\s*\{/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, queries).flatMap((node) => {
      const [filter] = methodOf(node)?.args ?? [];
      if (filter?.kind() !== 'object' || !namedChildren(filter).some(isAsked)) return [];
      return [{ node, message: 'With `{"$ne": null}` for a value, this finds what nobody may ask for.' }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'const user = await User.findOne({ name: req.body.name, password: req.body.password });\n',
      },
      { path: 'a.ts', text: 'const { email } = req.body;\nawait users.deleteOne({ email });\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'await User.findOne({ name: String(req.body.name) });\n' },
      { path: 'a.js', text: 'await User.findOne({ name: { $eq: req.body.name } });\n' },
      { path: 'a.js', text: 'await User.findOne({ _id: req.params.id });\n' },
      { path: 'a.js', text: 'await User.findOne({ where: { name: req.body.name } });\n' },
      { path: 'a.js', text: 'const { email } = schema.parse(req.body);\nawait users.deleteOne({ email });\n' },
    ],
  },
};

function isAsked(entry: Node): boolean {
  const value = entry.kind() === 'shorthand_property_identifier' ? entry : entry.field('value');
  if (!value) return false;
  const inner = unwrap(value);
  if (inner.kind() === 'member_expression') return asked.test(inner.text());
  if (!/identifier$/.test(String(inner.kind()))) return false;
  const found = resolve(inner);
  if (found?.kind !== 'const' || !found.initial) return false;
  const initial = unwrap(found.initial).text();
  return asked.test(initial) && /^[\w.]+$/.test(initial);
}
