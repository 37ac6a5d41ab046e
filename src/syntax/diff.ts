import { applyPatch, createTwoFilesPatch, diffLines, parsePatch, reversePatch } from 'diff';
import type { TextEdit } from '../core/finding.ts';
import { applyEdits } from './edits.ts';

/** Unified diff of one file as `git diff` writes it; '' when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string, context = 3): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context });
  return `diff --git a/${path} b/${path}\n${patch.slice(patch.indexOf('\n') + 1).replaceAll(/^((?:---|\+\+\+) .*?)\t$/gm, '$1')}`;
}

/** Lines that are taken away plus lines that are put in; undefined when there are more than `most`. */
export function countChangedLines(before: string, after: string, most: number): number | undefined {
  const changes = most < 0 ? undefined : diffLines(before, after, { maxEditLength: most });
  return changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
}

/** Diff that edits of several files make, with so many lines of context. */
export function diffOfEdits(edits: readonly TextEdit[], textOf: (path: string) => string, context = 3): string {
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return paths
    .map((path) => {
      const before = textOf(path);
      return unifiedDiff(
        path,
        before,
        applyEdits(
          before,
          edits.filter((edit) => edit.path === path),
        ),
        context,
      );
    })
    .join('');
}

/** Takes a diff back from the texts as they are now; undefined for a file where its lines are not found again, exactly and once. */
export function reverseDiff(
  diff: string,
  textOf: (path: string) => string | undefined,
): ReadonlyMap<string, string | undefined> {
  const result = new Map<string, string | undefined>();
  for (const file of parsePatch(diff)) {
    const path = (file.newFileName ?? '').replace(/^b\//, '');
    const text = textOf(path);
    const undone =
      text === undefined
        ? false
        : applyPatch(text, reversePatch(file), { fuzzFactor: 0, autoConvertLineEndings: false });
    result.set(path, undone === false ? undefined : undone);
  }
  return result;
}
