import type { CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt } from '#syntax/typescript/check.ts';

/** Marks a member that overrides one of its base class, or takes a mark away that is wrong. */
export const healer: CodeHealer = {
  name: 'ts-add-override',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS4114', 'tsc/TS4115', 'tsc/TS4116', 'tsc/TS4119', 'tsc/TS4121'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const code = codeOf(finding.rule) ?? 4114;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path, start, code);
    const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
    const fix = fixes.find((each) => each.name === 'fixOverrideModifier');
    if (fix === undefined) return { leftAlone: 'TypeScript does not say where the modifier belongs' };
    const effect = await effectOf(context.typescript, path, fix.edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `the modifier would bring another error: ${bad.message}` };
    return { change: { edits: fix.edits }, summary: 'Say that the member overrides its base class' };
  },
};
