import { isCurrentBuiltin } from './builtins.ts';
import type { Edit } from './edit.ts';
import type { Generalised } from './generalise.ts';
import { refuse, type Refusal } from './pair.ts';
import { isIdentifier, walk, type Term } from './term.ts';

/** Modules that a cure needs, and what the code before got from them. */
export interface Needs {
  readonly add: readonly string[];
  readonly removeIfUnused: readonly string[];
  /** The one module whose name the code before was about; undefined for none or several. */
  readonly module: string | undefined;
  /** The one statement of the file that the cure stands on, such as `log = logging.getLogger(__name__)`. */
  readonly definition: string | undefined;
}

/**
 * What the names in a cure stand on. Refused when the cure uses a name that only this file has: then it would mean
 * something else, or nothing, in another one.
 */
export function findNeeds({ edits, kept, written }: Generalised): Needs | Refusal {
  const [edit] = edits;
  if (edit === undefined) return refuse('nothing-changed', 'There is no edit.');
  const before = new Set(kept.filter(isIdentifier).map((term) => term.text));
  const names = new Set(written.filter(isIdentifier).map((term) => term.text));
  const bound = namesBoundIn(edit.after);
  const add = new Set<string>();
  const definitions = new Set<string>();
  for (const name of names) {
    if (bound.has(name)) continue;
    const imported = edit.afterImports.get(name);
    if (imported?.statement !== undefined) {
      if (!before.has(name)) add.add(imported.statement);
    } else if (!before.has(name) && !(imported === undefined && isCurrentBuiltin(edit.family, name))) {
      const own = new Set(edits.map(({ definitions: all }) => all.get(name)));
      const [definition] = own;
      if (own.size === 1 && definition !== undefined) {
        definitions.add(definition);
        if (definitions.size === 1) continue;
      }
      return refuse('leans-on-other-changes', `The cure uses \`${name}\`, which only this file has.`);
    }
  }
  const gone = [...before].filter((name) => !names.has(name) && edit.beforeImports.has(name));
  const modules = [...before].map((name) => edit.beforeImports.get(name)?.module).filter((one) => one !== undefined);
  const own = new Set(modules.filter((module) => !module.startsWith('.')));
  return {
    add: [...add].sort(),
    removeIfUnused: gone.filter((name) => !isUsedIn(edit, name)).sort(),
    module: own.size === 1 ? [...own][0] : undefined,
    definition: [...definitions][0],
  };
}

function isUsedIn({ after }: Edit, name: string): boolean {
  return [...walk(after)].some((term) => isIdentifier(term) && term.text === name);
}

const binders = /^(as_pattern_target|lambda_parameters|parameters|formal_parameters|for_in_clause)$/;

function namesBoundIn(after: Term): ReadonlySet<string> {
  const names = new Set<string>();
  for (const term of walk(after)) {
    if (term.kind === 'for_in_clause' || term.kind === 'arrow_function') {
      // `for x in …`, `x => …`: the name stands before the rest.
      const target = term.children.find((child) => child.isNamed);
      if (target) for (const inner of walk(target)) if (isIdentifier(inner)) names.add(inner.text);
    } else if (binders.test(term.kind)) {
      for (const inner of walk(term)) if (isIdentifier(inner)) names.add(inner.text);
    }
  }
  return names;
}
