import { span, type Node, type Tree } from '#syntax/parse.ts';
import type { Range } from '#syntax/positions.ts';
import { isBuiltin } from './builtins.ts';
import type { ImportedName } from './imports.ts';
import type { Family } from './kinds.ts';

/** Longer ones are the file's own matter. */
const longest = 100;
const shapes = {
  python: /^([A-Za-z_]\w*)\s*=\s*([A-Za-z_][\w.]*)\(([\w.,\s=]*)\)$/,
  script: /^const\s+([A-Za-z_$][\w$]*)\s*=\s*([A-Za-z_$][\w$.]*)\(([\w$.,\s]*)\);?$/,
};

/**
 * Names that a file gives at its top level to what one call of something imported makes: `log = logging.getLogger(__name__)`.
 * Another file that says the very same means the same by the name. The statement by the name, without a semicolon.
 */
export function readDefinitions(
  family: Family,
  tree: Tree,
  imports: ReadonlyMap<string, ImportedName>,
  changed: readonly Range[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const statement of tree.root().children()) {
    const { start, end } = span(statement);
    if (changed.some((range) => range.start <= end && start <= range.end)) continue;
    const one = readDefinition(family, statement, imports);
    if (one === undefined) continue;
    if (found.has(one.name)) twice.add(one.name);
    found.set(one.name, one.text);
  }
  return new Map([...found].filter(([name]) => !twice.has(name)));
}

function readDefinition(family: Family, statement: Node, imports: ReadonlyMap<string, ImportedName>) {
  if (!statement.is(family === 'python' ? 'expression_statement' : 'lexical_declaration')) return undefined;
  const text = statement.text();
  if (text.length > longest || text.includes('\n')) return undefined;
  const [, name, callee = '', given = ''] = shapes[family].exec(text) ?? [];
  const isKnown = (word: string) => imports.has(word) || isBuiltin(family, word);
  const words = [callee, ...given.split(',')].map((part) => (part.split('=').at(-1) ?? '').trim().split('.')[0] ?? '');
  if (name === undefined || !words.every((word) => word === '' || /^\d+$/.test(word) || isKnown(word)))
    return undefined;
  return callee === 'require' ? undefined : { name, text: text.replace(/;$/, '') };
}
