import type { CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt } from '#syntax/typescript/check.ts';

interface Cure {
  /** TypeScript's own name of the fix. */
  readonly fix: string;
  readonly summary: string;
}
const cures: ReadonlyMap<number, Cure> = new Map<number, Cure>([
  [1308, { fix: 'fixAwaitInSyncFunction', summary: 'Make the function async, since it awaits' }],
  [2377, { fix: 'constructorForDerivedNeedSuperCall', summary: 'Call the constructor of the base class' }],
  [2612, { fix: 'addMissingDeclareProperty', summary: 'Only declare the property, which the base class sets' }],
  [2657, { fix: 'wrapJsxInFragment', summary: 'Put the elements into a fragment' }],
  [2662, { fix: 'forgottenThisPropertyAccess', summary: 'Name the class of the static member' }],
  [2663, { fix: 'forgottenThisPropertyAccess', summary: 'Read the member from this' }],
  [
    2689,
    {
      fix: 'extendsInterfaceBecomesImplements',
      summary: 'Implement the interface, which cannot be extended by a class',
    },
  ],
  [2713, { fix: 'correctQualifiedNameToIndexedAccessType', summary: 'Take the type of the member with brackets' }],
  [2774, { fix: 'fixMissingCallParentheses', summary: 'Call the function: it is always there by itself' }],
  [2794, { fix: 'addVoidToPromise', summary: 'Say that the promise gives nothing' }],
  [6234, { fix: 'removeAccidentalCallParentheses', summary: 'Read the property, which is no function' }],
  [17009, { fix: 'classSuperMustPrecedeThisAccess', summary: 'Call super before this is used' }],
]);

/** Takes TypeScript's own fix for errors that have one meaning and one cure. */
export const healer: CodeHealer = {
  name: 'ts-quick-fix',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS1308',
    'tsc/TS2377',
    'tsc/TS2612',
    'tsc/TS2657',
    'tsc/TS2662',
    'tsc/TS2663',
    'tsc/TS2689',
    'tsc/TS2713',
    'tsc/TS2774',
    'tsc/TS2794',
    'tsc/TS6234',
    'tsc/TS17009',
  ],
  safety: 'risky',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const code = codeOf(finding.rule) ?? 0;
    const cure = cures.get(code);
    if (cure === undefined) return { leftAlone: 'no fix of TypeScript is a sure cure for this' };
    const { start, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path, start, code);
    const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
    const [fix, ...others] = fixes.filter((each) => each.name === cure.fix);
    if (fix === undefined || others.length > 0) return { leftAlone: 'TypeScript has no single fix for this place' };
    if (fix.edits.some((edit) => edit.path !== path)) return { leftAlone: 'the fix reaches into other files' };
    const effect = await effectOf(context.typescript, path, fix.edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `TypeScript's fix brings another error: ${bad.message}` };
    if (effect === undefined || !effect.gone.some((each) => each.code === code))
      return { leftAlone: "TypeScript's fix does not cure it" };
    return { change: { edits: fix.edits }, summary: cure.summary };
  },
};
