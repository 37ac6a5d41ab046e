import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PatternExamples } from '#core/pattern.ts';
import type { LikenessEntry, LikenessQuery } from '#core/ports/pattern-index.ts';
import type { CodeFinding } from '#core/finding.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { describeFinding, describePattern } from '#remedies/likeness.ts';
import { healers } from '../../healers/index.generated.ts';
import type { Asked } from './findings.ts';

const root = join(import.meta.dirname, '../..');

/**
 * What is searched: every pattern, and every healer as if it were one, so that there is more to confuse. No entry
 * names a rule of the tools that ask: whoever has the rule's name needs no search.
 */
export async function readLibrary(tools: ReadonlySet<string>): Promise<LikenessEntry[]> {
  const isOther = (rule: string) => !tools.has(rule.split('/')[0] ?? '');
  const patterns = (await loadPatterns(join(root, 'patterns'))).map((pattern) => {
    const folder = join(root, 'patterns', pattern.id);
    const about = withoutRules(readText(join(folder, 'README.md')), tools);
    return describePattern({ ...pattern, rules: pattern.rules.filter(isOther) }, readExamples(folder), about);
  });
  const known = new Set(patterns.map(({ patternId }) => patternId));
  const cures = healers.map((healer): LikenessEntry => {
    const readme = withoutRules(readText(join(root, 'healers/code', healer.name, 'README.md')), tools);
    const code = [...readme.matchAll(/```\w*\n([\s\S]*?)```/g)].map((block) => block[1] ?? '').join('\n');
    const text = readme.replace(/```[\s\S]*?```/g, '').replace(/https?:\/\/\S+/g, '');
    const rules = healer.rules.filter(isOther).map((rule) => rule.slice(rule.indexOf('/') + 1));
    return {
      patternId: `code/${healer.name}`,
      languages: healer.languages,
      text: [healer.name, ...rules, text].join('\n').slice(0, 4000),
      code: code.slice(0, 4000),
    };
  });
  return [...patterns, ...cures.filter(({ patternId }) => !known.has(patternId))];
}

export function toQuery({ rule, message, language, code }: Asked): LikenessQuery {
  const endLine = code.split('\n').length;
  const finding: CodeFinding = {
    id: 'h0000000000',
    kind: 'code',
    rule,
    category: 'style',
    priority: 'P2',
    severity: 'low',
    message,
    fingerprint: 'v1:0',
    sources: [],
    place: { path: 'a.py', line: 1, column: 1, endLine, endColumn: code.length + 1 },
    toolFixes: [],
  };
  return describeFinding(finding, { language, text: code });
}

function withoutRules(text: string, tools: ReadonlySet<string>): string {
  return text.replace(/[`'"]?\b([a-z]+)\/[\w@/-]+[`'"]?/g, (whole, tool: string) => (tools.has(tool) ? '' : whole));
}

/** Empty when it is not written yet. */
function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function readExamples(folder: string): PatternExamples {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const heals = readdirSync(folder)
    .filter((file) => file.startsWith('before'))
    .map((name) => ({ name, before: read(name), after: read(name.replace('before', 'after')) }));
  return { heals, untouched: [] };
}
