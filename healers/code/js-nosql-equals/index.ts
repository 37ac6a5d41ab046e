import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { methodOf, namedChildren, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { span, type Node } from '#syntax/parse.ts';

const asked = /^(?:req|request|ctx|context)\.(?:body|query|request\.(?:body|query))\b/;
const mostFiles = 600;

/** Compares with what a request brings, instead of letting it bring operators. */
export const healer: CodeHealer = {
  name: 'js-nosql-equals',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-nosql-injection', 'flow/nosql-injection'],
  // Assumes that no well-meant request brings operators.
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, (node) => {
      return /^(find|count|exists|distinct|update|delete|replace)/.test(methodOf(node)?.name ?? '');
    });
    const [filter] = (call && methodOf(call)?.args) ?? [];
    if (filter?.kind() !== 'object') return { leftAlone: 'The filter is made elsewhere; compare with $eq there.' };
    if (!(await isForMongo(context))) {
      return {
        leftAlone: 'Nothing says that this is MongoDB; make sure that the values are text before they are used.',
      };
    }
    if (await sanitizes(context)) {
      return { leftAlone: 'The project cleans its filters already, which might see the $eq as an attack.' };
    }
    const edits = namedChildren(filter).flatMap((entry) => compare(path, entry));
    if (edits.length === 0)
      return { leftAlone: 'No field of the filter is compared with a part of the request itself.' };
    return { change: { edits }, summary: 'Compare with the value of the request, whatever it holds' };
  },
};

function compare(path: string, entry: Node): TextEdit[] {
  if (entry.kind() === 'shorthand_property_identifier') {
    const name = entry.text();
    return comesFromRequest(entry) ? [{ path, ...span(entry), text: `${name}: { $eq: ${name} }` }] : [];
  }
  const value = entry.kind() === 'pair' ? entry.field('value') : null;
  const key = entry.field('key')?.text() ?? '';
  // `$where`, `$or` and their like hold other things than values.
  if (!value || /^['"]?\$/.test(key) || !comesFromRequest(value)) return [];
  return [{ path, ...span(value), text: `{ $eq: ${value.text()} }` }];
}

function comesFromRequest(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.kind() === 'member_expression') return asked.test(inner.text());
  if (!/identifier$/.test(String(inner.kind()))) return false;
  const found = resolve(inner);
  if (found?.kind !== 'const' || !found.initial) return false;
  const initial = unwrap(found.initial).text();
  return asked.test(initial) && /^[\w.]+$/.test(initial);
}

async function isForMongo(context: CodeContext): Promise<boolean> {
  if (/['"](mongoose|mongodb)['"]/.test(context.text)) return true;
  const manifests = ['package.json', ...context.files.map((file) => file.replace(/[^/]*$/, 'package.json'))];
  for (const manifest of new Set(manifests.slice(0, mostFiles))) {
    if (/"(mongoose|mongodb)"\s*:/.test((await context.read(manifest)) ?? '')) return true;
  }
  return false;
}

async function sanitizes(context: CodeContext): Promise<boolean> {
  for (const file of context.files.slice(0, mostFiles)) {
    if (/sanitizeFilter|mongo-sanitize|\bsanitize-mongo\b/.test((await context.read(file)) ?? '')) return true;
  }
  return false;
}
