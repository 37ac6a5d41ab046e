import type { TextEdit } from '../../core/finding.ts';
import type { Node } from '../parse.ts';
import type { ModuleReference } from './imports.ts';
import { isTypeUse, usesOf } from './nodes.ts';

/** The names of an import that the program needs when it runs. */
export function valueNames(root: Node, statement: ModuleReference): string[] {
  const runs = statement.names.filter((name) => {
    if (name.isType) return false;
    return usesOf(root, name.local).some((use) => {
      const { start } = use.range();
      const isInImport = statement.start <= start.index && start.index < statement.end;
      return !isInImport && !isTypeUse(use);
    });
  });
  return runs.map((name) => name.local);
}

/** `import { A, type B }` -> `import type { A, B }`; undefined where the language does not allow that. */
export function markTypeOnly(path: string, text: string, statement: ModuleReference): TextEdit | undefined {
  const head = /^import\s+(?!type\b)/.exec(text.slice(statement.start, statement.end))?.[0];
  if (statement.kind !== 'import' || head === undefined || statement.names.length === 0) return undefined;
  const hasDefault = !/^[{*]/.test(text.slice(statement.start + head.length));
  if (hasDefault && statement.names.length > 1) return undefined;
  const clause = text.slice(statement.start + head.length, statement.specifierStart - 1);
  const plain = clause.replace(/([{,]\s*)type\s+(?=[\w$])/g, '$1');
  const start = statement.start + head.length;
  return { path, start, end: start + clause.length, text: `type ${plain}` };
}

/** Decorators may turn types of what they decorate into values, out of sight. */
export function hasDecorators(root: Node): boolean {
  return root.find({ rule: { kind: 'decorator' } }) !== null;
}
