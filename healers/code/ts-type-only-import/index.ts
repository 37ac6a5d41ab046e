import type { CodeHealer } from '#core/healer.ts';
import { parse } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt } from '#syntax/typescript/check.ts';
import { referencesIn } from '#syntax/typescript/imports.ts';
import { hasDecorators, markTypeOnly, valueNames } from '#syntax/typescript/type-only.ts';

/** Marks imports of which only types are used, so that nothing of them is left when the program runs. */
export const healer: CodeHealer = {
  name: 'ts-type-only-import',
  kind: 'code',
  languages: ['typescript'],
  rules: [
    'tsc/TS1371',
    'tsc/TS1484',
    'tsc/TS1485',
    'oxlint/typescript/consistent-type-imports',
    'eslint/@typescript-eslint/consistent-type-imports',
    'biome/lint/style/useImportType',
  ],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start, end } = offsetsOf(finding.place, context.text);
    const code = codeOf(finding.rule);
    if (code !== undefined) {
      const error = await errorAt(context.typescript, path, start, code);
      const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
      for (const fix of fixes.filter((each) => each.name === 'convertToTypeOnlyImport')) {
        const effect = await effectOf(context.typescript, path, fix.edits);
        if (effect === undefined || effect.brought.length > 0 || effect.gone.length === 0) continue;
        return { change: { edits: fix.edits }, summary: 'Import the type as a type' };
      }
      return { leftAlone: 'TypeScript does not say how the import can be marked' };
    }
    const root = parse(path, context.text).root();
    const statement = referencesIn(root).find((each) => each.start <= start && start < each.end);
    if (statement === undefined) return { leftAlone: 'there is no import at the place of the finding' };
    if (hasDecorators(root)) return { leftAlone: 'decorators may use the imported types when the program runs' };
    const values = valueNames(root, statement);
    if (values.length > 0) return { leftAlone: `${values.join(', ')} is used as a value` };
    const edit = markTypeOnly(path, context.text, statement);
    if (edit === undefined) return { leftAlone: 'a default and named imports cannot be marked together' };
    const bad = (await effectOf(context.typescript, path, [edit]))?.brought[0];
    if (bad !== undefined) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Import only types from ${statement.specifier}` };
  },
};
