import type { CodeFinding } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import { answersFinding, tryPattern } from './patterns.ts';
import type { Candidate, LadderRung, Question } from './rung.ts';

/**
 * The exact rung: what answers the finding's rule or message, surest first.
 * Patterns, then healers, then the tool's own fix.
 */
export function makeExactRung(parts: {
  readonly patterns: readonly Pattern[];
  readonly healers: readonly CodeHealer[];
}): LadderRung {
  return {
    rung: 'exact',
    ask: async (question) => ({ candidates: candidatesFor(question, parts), said: '' }),
  };
}

export function rulesOf(finding: CodeFinding): ReadonlySet<string> {
  return new Set([finding.rule, ...finding.sources.map((source) => source.rule)]);
}

function candidatesFor(
  { finding, context }: Question,
  parts: { readonly patterns: readonly Pattern[]; readonly healers: readonly CodeHealer[] },
): readonly Candidate[] {
  const rules = rulesOf(finding);
  const answers = (named: { rules: readonly string[]; languages: readonly string[] }) =>
    named.languages.includes(context.language) && named.rules.some((rule) => rules.has(rule));
  const knowing = parts.patterns.filter(
    (pattern) => pattern.languages.includes(context.language) && answersFinding(pattern, finding),
  );
  const patterns = knowing.map((pattern): Candidate => ({
    id: `pattern:${pattern.id}`,
    origin: 'pattern',
    healer: pattern.id,
    safety: pattern.safety,
    propose: () => tryPattern(pattern, finding, context),
  }));
  const healers = parts.healers.filter(answers).map((healer): Candidate => ({
    id: `healer:code/${healer.name}`,
    origin: 'healer',
    healer: `code/${healer.name}`,
    safety: healer.safety,
    propose: () => healer.propose(finding, context),
  }));
  const tools = finding.toolFixes.map((fix, index): Candidate => ({
    id: `tool:${finding.rule}#${index}`,
    origin: 'tool',
    healer: finding.rule,
    safety: fix.safety,
    propose: async () => ({ change: { edits: fix.edits }, summary: fix.summary }),
  }));
  return [...patterns, ...healers, ...tools];
}
