import type { Safety, TextEdit } from '#core/finding.ts';
import { parse } from '#syntax/parse.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

const rule = 'oxlint/no-useless-escape';

/**
 * A useless backslash in a string before what means something in a regular expression, as in `new RegExp("\d+")`:
 * nearly always the author wrote one backslash too few, and taking it away would only hide that.
 */
export function mayHidePattern(of: string, path: string, text: string, edits: readonly TextEdit[]): boolean {
  if (of !== rule || isIn('regex', path, text, edits)) return false;
  return edits.some((edit) => !/^\\["'`/:;,%&@#~=<>! -]$/.test(text.slice(edit.start, edit.end)));
}

/** A regular expression matches the same without a useless escape, but its `source` is another text; so is a template's. */
export function refineSafety(
  of: string,
  safety: Safety,
  path: string,
  text: string,
  edits: readonly TextEdit[],
): Safety {
  return of === rule && safety === 'safe' && !isIn('string', path, text, edits) ? 'careful' : safety;
}

function isIn(kind: string, path: string, text: string, edits: readonly TextEdit[]): boolean {
  const root = parse(path, text).root();
  return edits.every((edit) => nodesAt(root, edit.start).some((node) => node.kind() === kind));
}
