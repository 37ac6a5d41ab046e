import type { FindingHead } from './finding.ts';

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
