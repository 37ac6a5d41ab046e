// src/syntax/scope.ts
var untouchable = /(^|\/)(\.git|\.github|\.gitlab|\.circleci|\.heal|\.husky|node_modules)(\/|$)|(^|\/)(\.git[^/]*|\.npmrc|\.pypirc|\.netrc|Dockerfile[^/]*|Jenkinsfile|package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|heal\.(yml|config\.[a-z]+))$/i;
function isUntouchable(path) {
  return untouchable.test(path);
}
function isInsidePackage(path) {
  const parts = path.split("/");
  return path !== "" && !path.includes("\\") && !path.includes("\0") && !/^[A-Za-z]:/.test(path) && !parts.some((part) => part === "" || part === "." || part === "..");
}
var invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
function hasInvisible(text) {
  return invisible.test(text);
}

export {
  isUntouchable,
  isInsidePackage,
  hasInvisible
};
