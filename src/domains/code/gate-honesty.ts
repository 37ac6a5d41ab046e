import { applyEdits } from '#syntax/edits.ts';
import { findAll, parse } from '#syntax/parse.ts';
import { addsSuppression, countMatches } from '#syntax/suppressions.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { Complaint } from '#core/verification.ts';
import { blameEach, passed, type Batch, type BatchMember, type GateAnswer } from './gate.ts';

/** A line that judges. */
const assertion = /\bassert\w*\b|\bexpect\s*\(/;
const tests = /(^[ \t]*(async\s+)?def\s+test\w*|\b(it|test|describe)\s*\(|\bassert\w*\b|\bexpect\s*\()/gm;

/** A suppression is not a heal; and no heal takes away a test or a comment. */
export function checkHonesty(batch: Batch): GateAnswer {
  const blamed = blameEach(batch, (healCase) => complain(healCase, batch));
  return blamed ?? passed('no suppression added, no test or comment removed');
}

function complain({ remedy }: BatchMember, batch: Batch): string | Omit<Complaint, 'id'> | undefined {
  for (const path of new Set(remedy.change.edits.map((edit) => edit.path))) {
    const before = batch.before.get(path) ?? '';
    const edits = remedy.change.edits.filter((edit) => edit.path === path);
    const after = applyEdits(before, edits);
    if (addsSuppression(before, after)) return `It silences the tool in ${path} instead of curing the fault.`;
    if (isTestFile(path) && countMatches(after, tests) < countMatches(before, tests))
      return `It removes a test or an assertion from ${path}.`;
    if (isTestFile(path) && missing(assertionsOf(before), assertionsOf(after)) !== undefined) {
      return { detail: `It changes what a test of ${path} asserts: nothing would check that.`, inconclusive: true };
    }
    const gone = missing(commentsOf(path, before), commentsOf(path, after));
    if (gone !== undefined) return `It removes a comment from ${path}: ${gone.slice(0, 60)}`;
  }
  return undefined;
}

function assertionsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => assertion.test(line));
}

/** The first of `before` that `after` does not have, each counted as often as it stands. */
function missing(before: readonly string[], after: string[]): string | undefined {
  for (const one of before) {
    const index = after.indexOf(one);
    if (index === -1) return one;
    after.splice(index, 1);
  }
  return undefined;
}

function commentsOf(path: string, text: string): string[] {
  const comments = findAll(parse(path, text), { kind: 'comment' }).map((node) => node.text().trim());
  // `# type: (int) -> str` declares types as an annotation does: it may say something else afterwards, but has to stay.
  return comments.map((comment) => comment.replace(/^#\s*type:(?!\s*ignore).*/, '# type:'));
}
