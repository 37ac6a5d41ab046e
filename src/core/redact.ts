import type { CodePlace, FindingHead } from './finding.ts';

const secretRules = [/^secretlint\//, /^ruff\/S10[567]$/, /^bandit\/B10[567]$/, /secret|password|credential/i];

/** True for findings whose source lines hold a secret: their text must not go into records, logs or reports. */
export function isAboutSecret(finding: Pick<FindingHead, 'rule' | 'sources'>): boolean {
  return [finding.rule, ...finding.sources.map((source) => source.rule)].some((rule) =>
    secretRules.some((pattern) => pattern.test(rule)),
  );
}

/** Masks quoted values in a diff of such a finding, on every line that it takes away or shows as context. */
export function redactSecrets(finding: Pick<FindingHead, 'rule' | 'sources'>, diff: string): string {
  if (!isAboutSecret(finding)) return diff;
  return diff
    .split('\n')
    .map((line) => (/^[- ](?!--)/.test(line) ? line.replaceAll(/(["'`])(?:\\.|(?!\1).){4,}\1/g, '$1***$1') : line))
    .join('\n');
}

/** Shorter values are words of the language as often as secrets: masking them everywhere would garble what is told. */
const shortestSecret = 8;

/** What the lines of a finding about a secret give away: the marked text, quoted texts, and what is assigned without quotes. */
export function findSecretValues(place: CodePlace, text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).slice(place.line - 1, place.endLine);
  const marked = place.line === place.endLine ? [lines[0]?.slice(place.column - 1, place.endColumn - 1) ?? ''] : [];
  const quoted = lines.flatMap((line) =>
    [...line.matchAll(/(["'`])((?:\\.|(?!\1).)+)\1/g)].map((match) => match[2] ?? ''),
  );
  const bare = lines.flatMap((line) => [...line.matchAll(/[=:][ \t]*([^\s"'`#,;)]+)/g)].map((match) => match[1] ?? ''));
  return [...new Set([...marked, ...quoted, ...bare].map((value) => value.replace(/^["'`]|["'`]$/g, '')))].filter(
    // A single word is a secret only where it stands as a text of its own; that is for the quotes to show.
    (value) =>
      value.length >= shortestSecret &&
      !/^[\w.]*\($/.test(value) &&
      (/[^a-z_.]/i.test(value) || quoted.includes(value)),
  );
}

export type Mask = (text: string) => string;
const showAll: Mask = (text) => text;

/** Takes these values out of any text, however they are written there. A value that is a plain word counts only in quotes. */
export function makeMask(values: Iterable<string>): Mask {
  const written = [...values].flatMap((value) => [value, ...encodingsOf(value)]);
  const longestFirst = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return showAll;
  const escaped = longestFirst.map((value) => {
    const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /^[a-z_.]+$/i.test(value) ? `(?<=["'\`])${literal}(?=["'\`])` : literal;
  });
  const pattern = new RegExp(escaped.join('|'), 'g');
  return (text) => text.replace(pattern, '***');
}

/** How logs, addresses and reports write a value: in Base64, escaped for URLs, escaped for JSON. */
function encodingsOf(value: string): string[] {
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(value.slice(0, 10_000)))).replace(/=+$/, '');
  const url = base64.replaceAll('+', '-').replaceAll('/', '_');
  return [base64, url, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)];
}

/** Names and places: what they are called has to be said, and is compared. */
const kept = new Set([
  'id',
  'caseId',
  'runId',
  'path',
  'rule',
  'fingerprint',
  'scanner',
  'healer',
  'file',
  'repository',
]);

/** The same value with every text in it masked, but for names and places. */
export function maskTexts<T>(value: T, mask: Mask): T {
  if (mask === showAll) return value;
  const visit = (one: unknown): unknown => {
    if (typeof one === 'string') return mask(one);
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, kept.has(key) ? child : visit(child)]));
  };
  // Only texts are replaced, by texts: the shape stays.
  return visit(value) as T;
}
