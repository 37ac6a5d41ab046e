import type { EntryModel, FlowModel } from './models.ts';

/** What others than the person at the keyboard decide. */
const foreign = /^(request|network|page)$/;

/** Linters judge statements by their looks: what data flow says of them counts even where nothing comes in. */
export const looksLikeSql = /['"`]\s*(?:select\s[^;]*\sfrom|insert\s+into|update\s[^;]*\sset|delete\s+from)\s/i;

/** Words of which a file must have all of some list, or else nothing in it can be the beginning of a flow. */
export function makeHints(models: readonly FlowModel[]): readonly (readonly string[])[] {
  const hints = models.flatMap((model) => [
    ...model.entries.map(entryWords),
    ...model.sources.filter(({ kind }) => foreign.test(kind)).map(({ at }) => pathWords(at)),
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

/** What routes are made by: the files that make them may call it otherwise. */
const verbs = /^(get|post|put|patch|delete|route|all|use|head|options|any)$/;

function entryWords(entry: EntryModel): string[] {
  // What a route is made by has many names: `get`, `post`, `route`.
  if (entry.at !== undefined) {
    const words = pathWords(entry.at);
    return verbs.test(words.at(-1) ?? '') ? words.slice(0, 1) : words;
  }
  const root = entry.imports?.split(/[./]/)[0] ?? '';
  return [...(/^\w+$/.test(root) ? [root] : []), ...Object.keys(entry.named ?? {})];
}

/** What a page has without an import. */
const globals = /\b(?:window|document|location|globalThis)\./g;
const imports =
  /^[ \t]*(?:from|import)[ \t]+([\w.]+(?:[ \t]*(?:as[ \t]+\w+)?[ \t]*,[ \t]*[\w.]+)*)|(?:from|import|require\()\s*['"](?:node:)?(@?[\w-]+)/gm;

/** Top-level names of the modules that a text imports, in Python or JavaScript, and what is there without. */
export function importedRoots(text: string): ReadonlySet<string> {
  const roots = new Set([...text.matchAll(globals)].map(([found]) => found.slice(0, -1)));
  for (const [, python, script] of text.matchAll(imports)) {
    if (script !== undefined) roots.add(script.replace('@', ''));
    for (const name of python?.split(',') ?? []) roots.add(name.trim().split(/[. ]/)[0] ?? '');
  }
  return roots;
}
