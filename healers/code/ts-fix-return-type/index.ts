import type { CodeHealer } from '#core/healer.ts';
import { isFunction } from '#syntax/javascript/nodes.ts';
import { parse } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Corrects a declared return type that every `return` of the function contradicts. One deviating return is left alone. */
export const healer: CodeHealer = {
  name: 'ts-fix-return-type',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS2322', 'tsc/TS2739', 'tsc/TS2740', 'tsc/TS2741', 'tsc/TS2559', 'tsc/TS1064', 'tsc/TS2416'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path, context.text).root(), start);
    const isMember = finding.rule === 'tsc/TS2416';
    const functionIndex = holders.findLastIndex(isFunction);
    const returnIndex = holders.findLastIndex((node) => node.kind() === 'return_statement');
    const isArrowBody = holders[functionIndex]?.kind() === 'arrow_function';
    if (!isMember && returnIndex < functionIndex && !isArrowBody && finding.rule !== 'tsc/TS1064') {
      return { leftAlone: 'the error is not about what the function returns' };
    }
    const found = await context.typescript.returns(path, start);
    if (found?.annotation === undefined) return { leftAlone: 'the function declares no return type' };
    if (found.fits.length === 0) return { leftAlone: 'the function returns nothing to learn a type from' };
    if (found.fits.some((fits) => fits)) {
      return { leftAlone: 'some returns fit the declared type: the one that does not is rather wrong than the type' };
    }
    if (found.inferred === undefined)
      return { leftAlone: 'the type that the function returns cannot be written down there' };
    const { annotation } = found;
    const declared = context.text.slice(annotation.start, annotation.end);
    if (/\bis\b|\basserts\b/.test(declared)) return { leftAlone: 'a type predicate says more than a return type' };
    const edit = { path, start: annotation.start, end: annotation.end, text: widen(found.inferred, declared) };
    const effect = await effectOf(context.typescript, path, [edit]);
    const bad = effect?.brought[0];
    if (bad !== undefined)
      return { leftAlone: `with ${edit.text} as return type there is another error: ${bad.message}` };
    if (effect !== undefined && effect.gone.length === 0)
      return { leftAlone: `${edit.text} as return type does not cure it` };
    return { change: { edits: [edit] }, summary: `Declare the return type as ${edit.text}, which every return gives` };
  },
};

/** Two literals returned are rather a `string` than exactly these, unless the declared type was made of literals too. */
function widen(inferred: string, declared: string): string {
  if (/['"\d]/.test(declared)) return inferred;
  const parts = inferred.split(' | ');
  const widened = parts.map((part) =>
    /^(['"]).*\1$/.test(part) ? 'string' : /^-?[\d.]+$/.test(part) ? 'number' : part,
  );
  const merged = [...new Set(widened)];
  return merged.includes('true') && merged.includes('false')
    ? [...new Set(merged.map((part) => (part === 'true' || part === 'false' ? 'boolean' : part)))].join(' | ')
    : merged.map((part) => (merged.length === 1 && /^(true|false)$/.test(part) ? 'boolean' : part)).join(' | ');
}
