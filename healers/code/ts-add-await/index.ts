import type { CodeHealer } from '#core/healer.ts';
import type { TypeScriptFix } from '#core/ports/typescript-service.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt } from '#syntax/typescript/check.ts';
import { awaitAtOrigin } from './promises.ts';

/** Awaits a promise that is used as if it were its value. */
export const healer: CodeHealer = {
  name: 'ts-add-await',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    2322, 2339, 2345, 2349, 2351, 2362, 2363, 2365, 2367, 2488, 2504, 2538, 2551, 2739, 2740, 2741, 2763, 2764, 2765,
    2769, 2801, 7053,
  ].map((code) => `tsc/TS${code}`),
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const code = codeOf(finding.rule) ?? 0;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path, start, code);
    const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
    const offered = fixes.filter(
      (fix) => fix.name === 'addMissingAwait' && fix.edits.every((edit) => edit.path === path),
    );
    const origins = await awaitAtOrigin(path, start, context);
    const choices = [
      ...origins.map((edit) => [edit]),
      ...offered.toSorted((a, b) => rank(a) - rank(b)).map((fix) => fix.edits),
    ];
    if (choices.length === 0) return { leftAlone: 'no promise is used here that could be awaited' };
    const reasons: string[] = [];
    for (const edits of choices) {
      const effect = await effectOf(context.typescript, path, edits);
      if (effect === undefined) continue;
      if (effect.brought.length === 0 && effect.gone.some((each) => each.code === code)) {
        return { change: { edits }, summary: 'Await the promise before its value is used' };
      }
      if (effect.brought[0] !== undefined) reasons.push(effect.brought[0].message);
    }
    return {
      leftAlone: reasons[0] ? `await there brings another error: ${reasons[0]}` : 'await there does not cure it',
    };
  },
};

/** At the variable that holds the promise, before at its use: the others who read it need the value too. */
function rank(fix: TypeScriptFix): number {
  return /initializer/i.test(fix.description) ? 0 : 1;
}
