import type { CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';

/** Writes down the return type that TypeScript infers, where the repository wants it written. */
export const healer: CodeHealer = {
  name: 'ts-add-return-type',
  kind: 'code',
  languages: ['typescript'],
  rules: [
    'tsc/TS9007',
    'tsc/TS9008',
    'oxlint/typescript/explicit-function-return-type',
    'oxlint/typescript/explicit-module-boundary-types',
    'eslint/@typescript-eslint/explicit-function-return-type',
    'eslint/@typescript-eslint/explicit-module-boundary-types',
  ],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    if (/argument|parameter/i.test(finding.message))
      return { leftAlone: 'the type of a parameter is for a person to choose' };
    const { start } = offsetsOf(finding.place, context.text);
    const found = await context.typescript.returns(path, start);
    if (found === undefined) return { leftAlone: 'there is no function with parentheses at the place of the finding' };
    if (found.annotation !== undefined) return { leftAlone: 'the function declares its return type already' };
    if (found.inferred === undefined) return { leftAlone: 'the inferred type cannot be written down there' };
    const edit = { path, start: found.insertAt, end: found.insertAt, text: `: ${found.inferred}` };
    const bad = (await effectOf(context.typescript, path, [edit]))?.brought[0];
    if (bad !== undefined) return { leftAlone: `with its inferred type there is an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Declare the return type ${found.inferred}` };
  },
};
