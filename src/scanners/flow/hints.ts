import type { EntryModel, FlowModel } from './models.ts';

/** Rules that some linter knows as well: what data flow says of their sinks counts even where nothing comes in. */
const known = /^(sql-injection|command-injection|code-injection|deserialization|xss|ssrf)$/;

/** Words of which a file must have all of some list, or else nothing in it can be the beginning of a flow. */
export function makeHints(models: readonly FlowModel[]): readonly (readonly string[])[] {
  const hints = models.flatMap((model) => [
    ...model.entries.map(entryWords),
    ...model.sources.map(({ at }) => pathWords(at)),
    ...model.sinks.filter(({ rule }) => known.test(rule)).map(({ at, set }) => pathWords(at ?? set ?? '')),
  ]);
  const unique = new Map(hints.filter((hint) => hint.length > 0).map((hint) => [hint.join(' '), hint]));
  return [...unique.values()];
}

/** Where it begins and what it is called: `sqlite3` and `execute`. */
function pathWords(path: string): string[] {
  if (path.startsWith('<')) return [];
  const [root = ''] = path.replace(/^\*\./, '').split(/[.(]/);
  const last = /([\w$]+)(?:\(\)|\[\])*$/.exec(path)?.[1] ?? '';
  return [...new Set([root, last])].filter((word) => /^[A-Za-z_$][\w$]*$/.test(word));
}

function entryWords(entry: EntryModel): string[] {
  // What a route is made by has many names: `get`, `post`, `route`.
  if (entry.at !== undefined) return pathWords(entry.at).slice(0, 1);
  const root = entry.imports?.split(/[./]/)[0] ?? '';
  return [...(/^\w+$/.test(root) ? [root] : []), ...Object.keys(entry.named ?? {})];
}
