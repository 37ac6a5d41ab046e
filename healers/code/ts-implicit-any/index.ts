import type { CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt, missesTypes } from '#syntax/typescript/check.ts';

/** Gives parameters the types that all their uses agree on. */
export const healer: CodeHealer = {
  name: 'ts-implicit-any',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS7006', 'tsc/TS7019', 'tsc/TS7005', 'tsc/TS7034'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const code = codeOf(finding.rule) ?? 7006;
    const { start, end } = offsetsOf(finding.place, context.text);
    // A callback's parameters get their types from where it is passed; without that module they look untyped.
    if (await missesTypes(context.typescript, path)) {
      return { leftAlone: 'the file has names or modules that are not found: the types may come from them' };
    }
    const error = await errorAt(context.typescript, path, start, code);
    const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
    const fix = fixes.find((each) => each.name === 'inferFromUsage');
    if (fix === undefined) return { leftAlone: 'no use of it tells a type' };
    const written = fix.edits.map((edit) => edit.text).join(' ');
    if (/\b(any|unknown|object|never|Function)\b/.test(written))
      return { leftAlone: `its uses tell no exact type: ${written.trim()}` };
    if (/[{}]|=>/.test(written))
      return { leftAlone: 'its uses tell only parts of a type; which declared type is meant is for a person' };
    const effect = await effectOf(context.typescript, path, fix.edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `with the type of its uses there is an error: ${bad.message}` };
    if (effect !== undefined && !effect.gone.some((each) => each.code === code))
      return { leftAlone: 'the type does not cure it' };
    return { change: { edits: fix.edits }, summary: 'Declare the types that all uses agree on' };
  },
};
