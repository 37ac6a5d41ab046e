import { relativeModule, resolveModule } from './modules.ts';
import type { Read } from './target-version.ts';

/** How some files of the package bind a name by import. */
export interface ImportHabit {
  readonly module: string;
  /** Undefined for `import module`. */
  readonly name: string | undefined;
  readonly alias: string | undefined;
  /** Number of files that import it so. */
  readonly count: number;
  /** The file of the package that `module` is; undefined for modules from elsewhere. */
  readonly file: string | undefined;
}

const statement = /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#\\]+)|import[ \t]+([^\n#\\]+))/gm;

/**
 * How the other files import something under the name `bound`, most frequent first. Reads top-level statements only,
 * by pattern and not by parsing: every file of the package is looked at.
 */
export async function importHabits(
  bound: string,
  path: string,
  files: readonly string[],
  read: Read,
): Promise<ImportHabit[]> {
  const known = new Set(files);
  const habits = new Map<string, { -readonly [K in keyof ImportHabit]: ImportHabit[K] }>();
  for (const other of files) {
    if (other === path || !other.endsWith('.py')) continue;
    const text = await read(other);
    if (text === undefined || !text.includes(bound)) continue;
    const seen = new Set<string>();
    for (const habit of habitsIn(text, bound)) {
      const file = resolveModule(other, habit.module, known);
      const isRelative = habit.module.startsWith('.');
      // Relative names differ from folder to folder: they are compared, and given back, as `path` would write them.
      const module = isRelative && file !== undefined ? relativeModule(path, file, known) : habit.module;
      if (module === undefined || (isRelative && file === undefined)) continue;
      const key = `${module} ${habit.name ?? ''} ${habit.alias ?? ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const same = habits.get(key);
      if (same === undefined) habits.set(key, { ...habit, module, file, count: 1 });
      else same.count++;
    }
  }
  return [...habits.values()].filter((habit) => habit.file !== path).sort((a, b) => b.count - a.count);
}

function habitsIn(text: string, bound: string): Pick<ImportHabit, 'module' | 'name' | 'alias'>[] {
  const found: Pick<ImportHabit, 'module' | 'name' | 'alias'>[] = [];
  for (const { module, name, alias } of importedIn(text)) {
    if (module !== undefined) {
      if ((alias ?? name) === bound) found.push({ module, name, alias });
    } else if ((alias ?? name.split('.')[0]) === bound) found.push({ module: name, name: undefined, alias });
  }
  return found;
}

/** What the import statements of a text name, by pattern; `module` is undefined for `import name`. */
function* importedIn(text: string): Generator<{ module: string | undefined; name: string; alias: string | undefined }> {
  for (const [, module, list = '', plain] of text.matchAll(statement)) {
    const items = (plain ?? list)
      .replace(/#[^\n]*/g, '')
      .replace(/[()]/g, ' ')
      .split(',');
    for (const item of items) {
      const [, name, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item) ?? [];
      if (name !== undefined) yield { module: plain === undefined ? (module ?? '') : undefined, name, alias };
    }
  }
}

const definition = /^(?:async[ \t]+def|def|class)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]+)?=[^=]/gm;

/** Names that a module defines at its top level, by pattern: functions, classes and assignments. */
export function definedNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, defined, assigned] of text.matchAll(definition)) {
    const name = defined ?? assigned;
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** Names that can be imported from a module: what it defines, and what it imports itself. */
export function exportedNames(text: string): Set<string> {
  const names = definedNames(text);
  for (const { name, alias } of importedIn(text)) names.add(alias ?? name.split('.')[0] ?? name);
  for (const [, name = ''] of text.matchAll(/^[ \t]+(\w+)[ \t]*=[^=]/gm)) if (/^[A-Z_]+$/.test(name)) names.add(name);
  return names;
}
