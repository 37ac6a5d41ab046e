import type { FindingHead } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import type { Remedy, RemedyHead } from '#core/remedy.ts';

/** Never over uncommitted changes: what a person is working on stays theirs, and `git checkout` stays a way back. */
export function cleanFilesOnly(uncommitted: ReadonlySet<string>): Guard {
  return {
    name: 'clean-files-only',
    judge(finding, remedy) {
      const dirty = pathsOf(finding, remedy).find((path) => uncommitted.has(path));
      if (dirty === undefined) return { allow: 'yes' };
      return {
        allow: 'no',
        by: 'clean-files-only',
        reason: 'uncommitted-changes',
        detail: `${dirty} has changes that are not committed. Commit or stash them, or heal into a patch with --patch.`,
      };
    },
  };
}

function pathsOf(finding: FindingHead, remedy: RemedyHead): readonly string[] {
  return finding.kind === 'code' && isCodeRemedy(remedy) ? remedy.change.edits.map((edit) => edit.path) : [];
}

/** Guards are handed heads; a head of kind code is always the whole remedy. */
function isCodeRemedy(remedy: RemedyHead): remedy is Remedy<'code'> {
  return 'kind' in remedy && remedy.kind === 'code';
}
