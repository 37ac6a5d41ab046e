import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { referencesIn, removeLine, removeNames, type ModuleReference } from '#syntax/typescript/imports.ts';
import { usesOf } from '#syntax/typescript/nodes.ts';
import { hasEffects } from './effects.ts';

/** Takes names out of imports that nothing uses; what a module does when it is loaded stays. */
export const healer: CodeHealer = {
  name: 'ts-remove-unused-import',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS6133',
    'tsc/TS6192',
    'tsc/TS6196',
    'oxlint/no-unused-vars',
    'eslint/no-unused-vars',
    'eslint/@typescript-eslint/no-unused-vars',
    'eslint/unused-imports/no-unused-imports',
    'biome/lint/correctness/noUnusedImports',
  ],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const root = parse(path, context.text).root();
    const statement = referencesIn(root).find(
      (each) => (each.kind === 'import' || isRequire(each)) && each.start <= start && start < each.end,
    );
    if (statement === undefined) return { leftAlone: 'what is unused here is not an import' };
    const flagged = flaggedNames(statement, start, finding.message, finding.rule);
    if (flagged.length === 0)
      return { leftAlone: 'which name of the import is unused cannot be told from the finding' };
    const isUsed = (name: string) =>
      usesOf(root, name).some((use) => {
        const isOutside = use.range().start.index >= statement.end || use.range().end.index <= statement.start;
        return isOutside && !isSomethingElse(use);
      });
    const used = flagged.find(isUsed);
    if (used !== undefined) return { leftAlone: `${used} also stands elsewhere in the file: a person should look` };
    const pragma = flagged.find((name) => isPragma(name, context));
    if (pragma !== undefined) return { leftAlone: `${pragma} may be what JSX compiles to` };
    return propose(statement, new Set(flagged), path, context);
  },
};

/** A parameter or variable of the same name hides the import: its uses are no uses of the import. */
function isSomethingElse(use: Node): boolean {
  if (use.kind() === 'type_identifier') return false;
  const binding = resolve(use);
  return binding !== undefined && binding.kind !== 'import' && !binding.scope.is('program');
}

/** `const fs = require('fs')`: CommonJS's import. */
function isRequire(reference: ModuleReference): boolean {
  return reference.kind === 'require' && reference.names.length > 0;
}

async function propose(statement: ModuleReference, unused: ReadonlySet<string>, path: string, context: CodeContext) {
  const { text } = context;
  const summary = `Remove the unused import of ${[...unused].join(', ')}`;
  if (statement.names.some((name) => !unused.has(name.local))) {
    if (isRequire(statement)) return { leftAlone: 'other names of the same require are used' };
    const edit = removeNames(path, text, statement, unused);
    return edit ? { change: { edits: [edit] }, summary } : { leftAlone: 'a comment inside the import would be lost' };
  }
  if (/\/\/|\/\*/.test(text.slice(statement.start, statement.specifierStart))) {
    return { leftAlone: 'a comment inside the import would be lost' };
  }
  if (!(await hasEffects(statement, path, context))) {
    const line = removeLine(path, text, statement.start, statement.end);
    const isAlone = line.start !== statement.start || line.end !== statement.end || line.start === 0;
    if (!isAlone) return { leftAlone: 'something else stands on the line of the import' };
    return { change: { edits: [line] }, summary };
  }
  const from = isRequire(statement) ? statement.start : clauseStart(statement, text);
  const to = isRequire(statement)
    ? text.lastIndexOf('require', statement.specifierStart)
    : statement.specifierStart - 1;
  const edit = { path, start: from, end: to, text: '' };
  return { change: { edits: [edit] }, summary: `${summary}, keep what loading ${statement.specifier} does` };
}

/** After `import `, where the clause begins that goes away. */
function clauseStart(statement: ModuleReference, text: string): number {
  return statement.start + (/^import\s*/.exec(text.slice(statement.start))?.[0].length ?? 0);
}

function flaggedNames(statement: ModuleReference, start: number, message: string, rule: string): string[] {
  const locals = statement.names.map((name) => name.local);
  if (rule === 'tsc/TS6192') return locals;
  const pointed = statement.names.find((name) => name.start <= start && start < name.end);
  if (pointed !== undefined) return [pointed.local];
  const named = [...message.matchAll(/['"`]([\w$]+)['"`]/g)].map((match) => match[1] ?? '');
  const known = locals.filter((local) => named.includes(local));
  return known.length > 0 ? known : locals.length === 1 ? locals : [];
}

/** Classic JSX turns tags into calls of `React` or `h` that no tool sees in the source. */
function isPragma(name: string, context: CodeContext): boolean {
  return /^(React|h|Fragment|jsx)$/.test(name) && /<\/?[A-Za-z>]/.test(context.text) && /<\/|\/>/.test(context.text);
}
