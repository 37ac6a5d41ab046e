import { addsSuppression, countMatches } from './suppressions.ts';
import { isTestFile } from './test-files.ts';

/** A line that judges. */
const assertion = /\bassert\w*\b|\bexpect\s*\(/;
const tests = /(^[ \t]*(async\s+)?def\s+test\w*|\b(it|test|describe)\s*\(|\bassert\w*\b|\bexpect\s*\()/gm;

export interface Dishonesty {
  readonly detail: string;
  /** It may be a cure, but nothing would check that. */
  readonly inconclusive?: true;
}

/**
 * What makes a changed file look better without being better: a tool silenced, a test or a comment taken away, an
 * assertion that says something else. `commentsOf` reads the comments, by syntax tree or by `listComments`.
 */
export function findDishonesty(
  path: string,
  before: string,
  after: string,
  commentsOf: (path: string, text: string) => readonly string[],
): Dishonesty | undefined {
  if (addsSuppression(before, after)) return { detail: `It silences the tool in ${path} instead of curing the fault.` };
  if (isTestFile(path) && countMatches(after, tests) < countMatches(before, tests))
    return { detail: `It removes a test or an assertion from ${path}.` };
  if (isTestFile(path) && missing(assertionsOf(before), assertionsOf(after)) !== undefined)
    return { detail: `It changes what a test of ${path} asserts: nothing would check that.`, inconclusive: true };
  const gone = missing(comparable(commentsOf(path, before)), comparable(commentsOf(path, after)));
  return gone === undefined ? undefined : { detail: `It removes a comment from ${path}: ${gone.slice(0, 60)}` };
}

function assertionsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => assertion.test(line));
}

/** `# type: (int) -> str` declares types as an annotation does: it may say something else afterwards, but has to stay. */
function comparable(comments: readonly string[]): string[] {
  return comments.map((comment) => comment.trim().replace(/^#\s*type:(?!\s*ignore).*/, '# type:'));
}

/** The first of `before` that `after` does not have, each counted as often as it stands. */
function missing(before: readonly string[], after: readonly string[]): string | undefined {
  const left = new Map<string, number>();
  for (const one of after) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of before) {
    const count = left.get(one) ?? 0;
    if (count === 0) return one;
    left.set(one, count - 1);
  }
  return undefined;
}
