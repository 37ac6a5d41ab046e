import type { CodeFinding } from '#core/finding.ts';
import type { Pattern, PatternExamples } from '#core/pattern.ts';
import type { LikenessEntry, LikenessQuery } from '#core/ports/pattern-index.ts';
import type { CodeContext } from '#core/healer.ts';

/** Lines of a finding's place that are read, and characters of each: more would drown what it is about. */
const maxLines = 6;
const maxWidth = 300;
const maxText = 4000;

/** How a finding looks: what tools say of it, and the code that they say it of. */
export function describeFinding(finding: CodeFinding, context: Pick<CodeContext, 'language' | 'text'>): LikenessQuery {
  const rules = new Set([finding.rule, ...finding.sources.map(({ rule }) => rule)]);
  const { line, endLine } = finding.place;
  const lines = context.text.split(/\r?\n/).slice(line - 1, Math.min(endLine, line + maxLines - 1));
  return {
    text: [...[...rules].map(nameWords), plain(finding.message)].join('\n').slice(0, maxText),
    code: lines.map((text) => text.slice(0, maxWidth)).join('\n'),
    language: context.language,
  };
}

/** How a pattern looks: what it is called, what it answers and why, and the code that it changes. `about`: its README. */
export function describePattern(
  pattern: Pattern,
  examples: PatternExamples = { heals: [], untouched: [] },
  about = '',
): LikenessEntry {
  const name = pattern.id.slice(pattern.id.indexOf('/') + 1);
  const rewrites = pattern.rewrites.flatMap(({ match, replace }) => [...readTexts(match), replace]);
  const changed = examples.heals.flatMap(({ before, after }) => changedLines(before, after));
  return {
    patternId: pattern.id,
    languages: pattern.languages,
    text: [pattern.title, name, ...pattern.rules.map(nameWords), ...pattern.links.map(slugOf), plain(about)]
      .join('\n')
      .slice(0, maxText),
    code: [...new Set([...changed, ...rewrites])].join('\n').slice(0, maxText),
  };
}

/** Lines that one text has and the other does not, spacing aside. */
function changedLines(before: string, after: string): string[] {
  const kept = new Set(after.split(/\r?\n/).map((line) => line.trim()));
  return before.split(/\r?\n/).flatMap((line) => (kept.has(line.trim()) ? [] : [line.trim().slice(0, maxWidth)]));
}

/** Every `pattern` and `regex` of an ast-grep rule, however deep. */
function readTexts(rule: unknown, depth = 0): string[] {
  if (typeof rule !== 'object' || rule === null || depth > 8) return [];
  return Object.entries(rule).flatMap(([key, value]) =>
    typeof value === 'string' ? (key === 'pattern' || key === 'context' ? [value] : []) : readTexts(value, depth + 1),
  );
}

/** A rule's name without its tool, which says nothing of the fault: `eslint/no-eval` → `no-eval`. */
function nameWords(rule: string): string {
  return rule.slice(rule.indexOf('/') + 1);
}

/** The last part of an address: it names the rule, the weakness or the function. */
function slugOf(link: string): string {
  return link
    .replace(/[/#?]+$/, '')
    .replace(/^.*[/#]/, '')
    .replace(/\.html?$/, '');
}

/** Prose without what tools put around it: links, marks, positions. */
function plain(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[*`#>|\][]+/g, ' ')
    .replace(/[ \t]+/g, ' ');
}
