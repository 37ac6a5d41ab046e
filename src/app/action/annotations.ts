import type { Priority } from '#core/finding.ts';
import type { Annotation } from './engine-protocol.ts';

const levels: Readonly<Record<Priority, Annotation['level']>> = {
  P0: 'error',
  P1: 'error',
  P2: 'warning',
  P3: 'notice',
};
/** GitHub shows ten annotations of a level for one step and drops the others without a word. */
const mostPerLevel = 10;

/** As many as GitHub shows, in the order in which they come. */
export function chooseAnnotations<T extends { readonly priority: Priority }>(
  findings: readonly T[],
  annotate: (finding: T, level: Annotation['level']) => Annotation,
): readonly Annotation[] {
  const shown: Record<Annotation['level'], number> = { error: 0, warning: 0, notice: 0 };
  return findings.flatMap((finding) => {
    const level = levels[finding.priority];
    return shown[level]++ < mostPerLevel ? [annotate(finding, level)] : [];
  });
}
