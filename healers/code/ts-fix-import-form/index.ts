import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { moduleReferences, type ImportedName, type ModuleReference } from '#syntax/typescript/imports.ts';

/** Imports by name what a module exports by name, and as default what it exports as default. */
export const healer: CodeHealer = {
  name: 'ts-fix-import-form',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['tsc/TS2613', 'tsc/TS2614', 'tsc/TS1192'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start } = offsetsOf(finding.place, text);
    const statement = moduleReferences(path, text).find(
      (each) => each.kind === 'import' && each.start <= start && start < each.end,
    );
    if (statement === undefined) return { leftAlone: 'there is no import at the place of the finding' };
    const name = statement.names.find((each) => each.start <= start && start < each.end) ?? statement.names[0];
    // With other names beside it, two forms would have to be merged: rare, and for a person.
    if (name === undefined || statement.names.length > 1) return { leftAlone: 'the import names more than this' };
    const clause = otherForm(name, statement, text);
    if (clause === undefined) return { leftAlone: 'the import has neither of the two forms' };
    const edit: TextEdit = { path, ...clauseOf(statement, text), text: clause };
    const effect = await effectOf(context.typescript, path, [edit]);
    const bad = effect?.brought[0];
    if (effect === undefined || bad !== undefined) {
      return { leftAlone: `the module does not export ${name.local} in the other form either` };
    }
    if (!effect.gone.some((each) => finding.rule === `tsc/TS${each.code}`)) return { leftAlone: 'it does not cure it' };
    return { change: { edits: [edit] }, summary: `Import ${clause} as ${statement.specifier} exports it` };
  },
};

function otherForm(name: ImportedName, statement: ModuleReference, text: string): string | undefined {
  const written = text.slice(statement.start, statement.specifierStart);
  if (name.imported === '*' || /\/\/|\/\*/.test(written)) return undefined;
  const isNamed = written.includes('{');
  return isNamed ? name.local : `{ ${name.local} }`;
}

/** From the first name, or its brace, to the space before `from`. */
function clauseOf(statement: ModuleReference, text: string): { start: number; end: number } {
  const head = /^import\s+(type\s+(?=[\w${]))?/.exec(text.slice(statement.start))?.[0].length ?? 0;
  const from = text.lastIndexOf('from', statement.specifierStart);
  const end = from - (/\s*$/.exec(text.slice(statement.start, from))?.[0].length ?? 0);
  return { start: statement.start + head, end };
}
