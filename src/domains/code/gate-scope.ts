import { blameEach, passed, type Batch, type GateAnswer } from './gate.ts';

export interface ScopeLimits {
  readonly maxFilesPerHeal: number;
  /** Lines that a heal takes away plus lines that it puts in. */
  readonly maxChangedLines: number;
}

/** What no heal of code may touch: it steers machines, pins what others checked, or is ours. */
const untouchable =
  /(^|\/)(\.git|\.github|\.gitlab|\.circleci|\.heal|\.husky|node_modules)(\/|$)|(^|\/)(\.git[^/]*|\.npmrc|\.pypirc|\.netrc|Dockerfile[^/]*|Jenkinsfile|package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|heal\.(yml|config\.[a-z]+))$/i;
/** Text that reads otherwise than it runs: bidi controls, zero-width and tag characters. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

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
      if (!isInside(path)) return `It edits ${JSON.stringify(path)}, which is outside of this package.`;
      if (untouchable.test(path)) return `It edits ${path}, which no heal may touch.`;
      if (before === undefined) return `It edits ${path}, which cannot be read as text.`;
      if (start < 0 || end < start || end > before.length) return `It edits ${path} beyond its end.`;
      if (invisible.test(text)) return `It puts an invisible character into ${path}.`;
      changed += countLines(before.slice(start, end)) + countLines(text);
    }
    if (changed > limits.maxChangedLines)
      return `It changes ${changed} lines; at most ${limits.maxChangedLines} are allowed.`;
    return undefined;
  });
  return blamed ?? passed(`${batch.after.size} file${batch.after.size === 1 ? '' : 's'} in scope`);
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return (
    path !== '' &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !/^[A-Za-z]:/.test(path) &&
    !parts.some((part) => part === '' || part === '.' || part === '..')
  );
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}
