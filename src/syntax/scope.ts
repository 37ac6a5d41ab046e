const untouchable =
  /(^|\/)(\.git|\.github|\.gitlab|\.circleci|\.heal|\.husky|node_modules)(\/|$)|(^|\/)(\.git[^/]*|\.npmrc|\.pypirc|\.netrc|Dockerfile[^/]*|Jenkinsfile|package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|heal\.(yml|config\.[a-z]+))$/i;

/** What no heal of code may touch: it steers machines, pins what others checked, or is ours. */
export function isUntouchable(path: string): boolean {
  return untouchable.test(path);
}

/** True for a plain path below the package: relative, `/` between its parts, nothing that leads out. */
export function isInsidePackage(path: string): boolean {
  const parts = path.split('/');
  return (
    path !== '' &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !/^[A-Za-z]:/.test(path) &&
    !parts.some((part) => part === '' || part === '.' || part === '..')
  );
}

const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Text that reads otherwise than it runs: bidi controls, zero-width and tag characters. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}
