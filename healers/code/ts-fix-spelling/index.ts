import { editDistance } from '#core/edit-distance.ts';
import type { CodeHealer } from '#core/healer.ts';
import { parse, span } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf, errorAt } from '#syntax/typescript/check.ts';
import { usesOf } from '#syntax/typescript/nodes.ts';

/** Corrects a name that differs by a slip of the keys from the one that exists. */
export const healer: CodeHealer = {
  name: 'ts-fix-spelling',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['tsc/TS2551', 'tsc/TS2552', 'tsc/TS2561', 'tsc/TS2568', 'tsc/TS2724', 'tsc/TS2833', 'tsc/TS2820'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const code = codeOf(finding.rule) ?? 2551;
    const { start, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path, start, code);
    const fixes = await context.typescript.codeFixes(path, start, error?.end ?? end, code);
    const spellings = fixes.filter((each) => each.name === 'spelling' || each.name === 'fixSpelling');
    const [fix] = spellings;
    const [edit] = fix?.edits ?? [];
    if (fix === undefined || edit === undefined || spellings.length > 1 || fix.edits.length > 1) {
      return { leftAlone: 'TypeScript knows no single name that can be meant' };
    }
    const written = context.text.slice(edit.start, edit.end);
    const distance = editDistance(written.toLowerCase(), edit.text.toLowerCase());
    if (distance > 2 || distance * 4 > written.length)
      return { leftAlone: `${edit.text} is too far from ${written} to be sure` };
    if (await isKnownElsewhere(written))
      return { leftAlone: `other files know ${written}: it is rather not imported than misspelt` };
    // An imported name that is misspelt is used misspelt too.
    const words = code === 2724 ? usesOf(parse(path, context.text).root(), written).map(span) : [edit];
    const edits = words.map(({ start: from, end: to }) => ({ path, start: from, end: to, text: edit.text }));
    const effect = await effectOf(context.typescript, path, edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `${edit.text} brings another error: ${bad.message}` };
    if (effect !== undefined && !effect.gone.some((each) => each.code === code))
      return { leftAlone: `${edit.text} does not cure it` };
    return { change: { edits }, summary: `Write ${edit.text} instead of ${written}` };

    async function isKnownElsewhere(name: string): Promise<boolean> {
      const word = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
      for (const other of context.files) {
        if (other === path || !/\.[cm]?[jt]sx?$/.test(other)) continue;
        if (word.test((await context.read(other)) ?? '')) return true;
      }
      return false;
    }
  },
};
