import type { CodeHealer } from '#core/healer.ts';
import { parse } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { referencesIn } from '#syntax/typescript/imports.ts';
import { hasDecorators, markTypeOnly, valueNames } from '#syntax/typescript/type-only.ts';

/** Breaks an import cycle where one of its imports is needed for types alone. */
export const healer: CodeHealer = {
  name: 'ts-break-import-cycle',
  kind: 'code',
  languages: ['typescript'],
  rules: [
    'heal/import-cycle',
    'oxlint/import/no-cycle',
    'eslint/import/no-cycle',
    'biome/lint/suspicious/noImportCycles',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    if (!/\.[cm]?tsx?$/.test(path))
      return { leftAlone: 'only TypeScript has imports that are gone when the program runs' };
    const root = parse(path, context.text).root();
    const { start } = offsetsOf(finding.place, context.text);
    const statement = referencesIn(root).find((each) => each.start <= start && start < each.end);
    if (statement === undefined || statement.names.length === 0) {
      return { leftAlone: 'the import names nothing: what loading it does decides where it can go' };
    }
    if (hasDecorators(root)) return { leftAlone: 'decorators may use the imported types when the program runs' };
    const values = valueNames(root, statement);
    if (values.length > 0) {
      return { leftAlone: `${values.join(', ')} is used as a value: what both modules need belongs into a third one` };
    }
    const edit = markTypeOnly(path, context.text, statement);
    if (edit === undefined) return { leftAlone: 'a default and named imports cannot be marked as types together' };
    const bad = (await effectOf(context.typescript, path, [edit]))?.brought[0];
    if (bad !== undefined) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return {
      change: { edits: [edit] },
      summary: `Import only types from ${statement.specifier}, which breaks the cycle`,
    };
  },
};
