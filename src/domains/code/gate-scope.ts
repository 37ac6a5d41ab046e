import { hasInvisible, isInsidePackage, isUntouchable } from '#syntax/scope.ts';
import { blameEach, passed, type Batch, type GateAnswer } from './gate.ts';

export interface ScopeLimits {
  readonly maxFilesPerHeal: number;
  /** Lines that a heal takes away plus lines that it puts in. */
  readonly maxChangedLines: number;
}

/** Edits stay inside the package, inside what may be touched, and small. */
export function checkScope(batch: Batch, limits: ScopeLimits): GateAnswer {
  const blamed = blameEach(batch, ({ remedy }) => {
    const { edits } = remedy.change;
    const paths = new Set(edits.map((edit) => edit.path));
    if (edits.length === 0) return 'The remedy has no edit.';
    if (paths.size > limits.maxFilesPerHeal)
      return `It edits ${paths.size} files; at most ${limits.maxFilesPerHeal} are allowed.`;
    let changed = 0;
    for (const { path, start, end, text } of edits) {
      const before = batch.before.get(path);
      if (!isInsidePackage(path)) return `It edits ${JSON.stringify(path)}, which is outside of this package.`;
      if (isUntouchable(path)) return `It edits ${path}, which no heal may touch.`;
      if (before === undefined) return `It edits ${path}, which cannot be read as text.`;
      if (start < 0 || end < start || end > before.length) return `It edits ${path} beyond its end.`;
      if (hasInvisible(text)) return `It puts an invisible character into ${path}.`;
      changed += countLines(before.slice(start, end)) + countLines(text);
    }
    if (changed > limits.maxChangedLines)
      return `It changes ${changed} lines; at most ${limits.maxChangedLines} are allowed.`;
    return undefined;
  });
  return blamed ?? passed(`${batch.after.size} file${batch.after.size === 1 ? '' : 's'} in scope`);
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}
