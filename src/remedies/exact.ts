import type { CodeFinding } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import { matchesMessage } from './messages.ts';
import { tryPattern } from './patterns.ts';
import type { Candidate, LadderRung, Question } from './rung.ts';

/**
 * The exact rung: what answers the finding's rule or message, surest first. Patterns that people reviewed or wrote,
 * then healers, then what was learned, then the tool's own fix.
 */
export function makeExactRung(parts: {
  readonly patterns: readonly Pattern[];
  readonly healers: readonly CodeHealer[];
}): LadderRung {
  const find = indexPatterns(parts.patterns);
  return {
    rung: 'exact',
    ask: async (question) => ({ candidates: candidatesFor(question, find(question.finding), parts.healers), said: '' }),
  };
}

export function rulesOf(finding: CodeFinding): ReadonlySet<string> {
  return new Set([finding.rule, ...finding.sources.map((source) => source.rule)]);
}

/** By rule, so that a large library costs a look into a table; only expressions over messages are asked one by one. */
function indexPatterns(patterns: readonly Pattern[]): (finding: CodeFinding) => readonly Pattern[] {
  const order = new Map(patterns.map((pattern, index) => [pattern, index]));
  const byRule = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    for (const rule of pattern.rules) {
      const known = byRule.get(rule);
      if (known) known.push(pattern);
      else byRule.set(rule, [pattern]);
    }
  }
  const byMessage = patterns.filter((pattern) => pattern.messages.length > 0);
  return (finding) => {
    const found = new Set([...rulesOf(finding)].flatMap((rule) => byRule.get(rule) ?? []));
    for (const pattern of byMessage) if (matchesMessage(pattern, finding.message)) found.add(pattern);
    return [...found].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

function candidatesFor(
  { finding, context }: Question,
  found: readonly Pattern[],
  allHealers: readonly CodeHealer[],
): readonly Candidate[] {
  const rules = rulesOf(finding);
  const patterns = found.filter((pattern) => pattern.languages.includes(context.language));
  const toCandidate = (pattern: Pattern): Candidate => ({
    id: `pattern:${pattern.id}`,
    origin: 'pattern',
    healer: pattern.id,
    safety: pattern.safety,
    propose: () => tryPattern(pattern, finding, context),
  });
  const answering = allHealers.filter(
    (healer) => healer.languages.includes(context.language) && healer.rules.some((rule) => rules.has(rule)),
  );
  const healers = answering.map((healer): Candidate => ({
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
  const isLearned = (pattern: Pattern) => pattern.provenance.from === 'learned';
  return [
    ...patterns.filter((pattern) => !isLearned(pattern)).map(toCandidate),
    ...healers,
    ...patterns.filter(isLearned).map(toCandidate),
    ...tools,
  ];
}
