import type { Node, Tree } from '../../parse.ts';
import { readPlainText } from '../built-strings.ts';
import { qualify, readArguments, readImportedNames } from '../calls.ts';
import { descendants } from '../nodes.ts';
import type { Models } from './models.ts';
import { fetchesUnknown, isFetched, longest, type Unfetched } from './n-plus-one.ts';
import { assignedOnce, readModelQuery, sourceOf } from './queries.ts';
import { findTemplateTouches } from './templates.ts';

/** A query of a Django view whose rows a template goes through, asking for related rows in every round. */
export interface TemplateNPlusOne extends Unfetched {
  readonly template: string;
  /** Line of the template, from 1. */
  readonly line: number;
}

type Read = (path: string) => Promise<string | undefined>;

const renders =
  /^django\.(?:shortcuts\.render|template\.response\.TemplateResponse|template\.loader\.render_to_string)$/;

export const mentionsTemplates = /\brender\s*\(|\bTemplateResponse\s*\(|\brender_to_string\s*\(/;

export async function findTemplateNPlusOne(
  tree: Tree,
  path: string,
  models: Models,
  read: Read,
): Promise<TemplateNPlusOne[]> {
  const names = readImportedNames(tree);
  const found: TemplateNPlusOne[] = [];
  for (const call of descendants(tree.root(), 'call')) {
    const what = qualify(call.field('function'), names);
    if (what === undefined || !renders.test(what)) continue;
    const all = readArguments(call);
    const at = what.endsWith('render_to_string') ? 0 : 1;
    const name = all[at]?.name === undefined && all[at] ? readPlainText(all[at].value) : undefined;
    const context =
      all.find((each) => each.name === 'context')?.value ??
      (all[at + 1]?.name === undefined ? all[at + 1]?.value : undefined);
    if (name === undefined || !context || !/^[\w./-]+$/.test(name) || name.includes('..')) continue;
    const entries = entriesOf(context).flatMap(({ key, value }) => {
      const source = sourceOf(value);
      const query = source && readModelQuery(source);
      return query?.orm === 'django' && !fetchesUnknown(query) ? [{ key, query }] : [];
    });
    if (entries.length === 0) continue;
    const template = await findTemplate(name, path, read);
    if (template === undefined) continue;
    for (const { key, query } of entries) {
      const model = models.lookUp(query.model, path, tree);
      if (model?.orm !== 'django') continue;
      const touches = findTemplateTouches(template.text, key, model, models).filter(
        (touch) => !isFetched(query, touch.path),
      );
      const paths = longest(touches.map((touch) => touch.path));
      const [first] = touches;
      if (first) found.push({ query, model, paths, template: template.path, line: first.line });
    }
  }
  return found;
}

/** Texts and values of `{"orders": …}`, written there or under a name that is only handed on. */
function entriesOf(context: Node): { readonly key: string; readonly value: Node }[] {
  const dictionary = context.is('identifier') ? assignedOnce(context) : context;
  if (dictionary?.is('dictionary') !== true) return [];
  return dictionary.namedChildren().flatMap((pair) => {
    const key = pair.is('pair') ? pair.field('key') : null;
    const value = pair.field('value');
    const text = key?.is('string') === true ? readPlainText(key) : undefined;
    return text !== undefined && value !== null ? [{ key: text, value }] : [];
  });
}

/** The template, beside the view or in a folder above it. */
async function findTemplate(
  name: string,
  path: string,
  read: Read,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const candidate = [...folders.slice(0, depth), 'templates', name].join('/');
    const text = await read(candidate);
    if (text !== undefined) return { path: candidate, text };
  }
  return undefined;
}
