// src/remedies/learn/secrets.ts
function looksSecret(text) {
  if (/[\w.+-]+@[\w-]+\.[a-z]{2,}/i.test(text)) return true;
  if (/\b[a-z][a-z0-9+.-]*:\/\/[^\s/@'"]+@/i.test(text)) return true;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|sk-|sk_live_|xox[abprs]-|eyJ)[\w-]{8,}/.test(
    text
  ))
    return true;
  if (/(?:pass(?:word|wd)?|secret|token|api_?key)\w*["']?\s*[:=]\s*[^\s,)]*["'][^"'\s]{4,}["']/i.test(text))
    return true;
  return quotedTexts(text).some(isRandom);
}
function quotedTexts(text) {
  return [...text.matchAll(/(["'`])((?:\\.|(?!\1)[^\n]){16,400}?)\1/g)].map((found) => found[2] ?? "");
}
function isRandom(text) {
  return (text.match(/[A-Za-z0-9+/=_-]{20,}/g) ?? []).some((run) => {
    const hasBoth = /\d/.test(run) && /[A-Za-z]/.test(run);
    return hasBoth && entropyOf(run) > (/^[0-9a-f]+$/i.test(run) ? 3 : 3.7);
  });
}
function entropyOf(text) {
  const count = /* @__PURE__ */ new Map();
  for (const char of text) count.set(char, (count.get(char) ?? 0) + 1);
  return [...count.values()].reduce((sum, times) => sum - times / text.length * Math.log2(times / text.length), 0);
}

export {
  looksSecret
};
