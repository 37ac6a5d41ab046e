import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories } from '#core/finding.ts';
import type { Pattern } from '#core/pattern.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import { reviewWords, type Catalogue } from './catalogue.ts';
import { categoryOfRule, headings } from './categories.ts';
import { banner, code, compare, page, table } from './markdown.ts';

/** The index: all patterns by what they are about. */
export function makePatternsPage(catalogue: Catalogue): string {
  const byCategory = Map.groupBy(catalogue.patterns, ({ pattern }) =>
    categoryOfRule(pattern.rules[0] ?? '', catalogue.rules),
  );
  return page(
    banner,
    '# Patterns',
    `${catalogue.patterns.length} cures as data: what is matched, what it becomes, and examples of before, after and untouched beside it. Each is tried on its examples, and each heal is scanned again, before it ships.`,
    'List them with `heal patterns list`, look at one with `heal patterns show <id>`, start your own with `heal patterns new <id>`.',
    ...categories.flatMap((category) => {
      const entries = byCategory.get(category) ?? [];
      if (entries.length === 0) return [];
      return [
        `## ${headings[category]}`,
        table(
          ['pattern', 'what it does', 'languages', 'answers', 'safety', 'a person looks'],
          entries.map(({ pattern }) => [
            `[${code(pattern.id)}](${pageOf(pattern)})`,
            pattern.title,
            pattern.languages.join(', '),
            answersOf(pattern),
            pattern.safety,
            reviewWords(pattern.review),
          ]),
        ),
      ];
    }),
  );
}

/** A page for each pattern: what its README says, what it answers, and a change it makes. */
export function makePatternPages({ root, patterns }: Catalogue): Readonly<Record<string, string>> {
  return Object.fromEntries(
    patterns.map(({ pattern, examples }) => {
      const file = join(root, 'patterns', pattern.id, 'README.md');
      const about = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
      const [example] = examples.heals.toSorted((a, b) => a.name.length - b.name.length);
      const [untouched] = examples.untouched;
      return [
        pageOf(pattern),
        page(
          banner,
          `# ${pattern.title}`,
          table(
            ['pattern', 'languages', 'answers', 'safety', 'a person looks'],
            [
              [
                `[${code(pattern.id)}](../../../patterns/${pattern.id}/)`,
                pattern.languages.join(', '),
                answersOf(pattern),
                pattern.safety,
                reviewWords(pattern.review),
              ],
            ],
          ),
          about
            .replace(/^# .*\n+/, '')
            .replaceAll('](../', '](')
            .replace(/\]\(([\w-]+)\/\)/g, ']($1.md)')
            .trim(),
          ...(example
            ? [
                '## What it changes',
                fence('diff', withoutHead(unifiedDiff(example.name, example.before, example.after))),
              ]
            : []),
          ...(untouched ? ['## What it leaves alone', fence(languageOfName(untouched.name), untouched.text)] : []),
        ),
      ];
    }),
  );
}

function pageOf(pattern: Pattern): string {
  return `patterns/${pattern.id.split('/').slice(1).join('/')}.md`;
}

function answersOf(pattern: Pattern): string {
  return [...pattern.rules.toSorted(compare), ...pattern.messages.map((message) => `/${message}/`)]
    .map(code)
    .join(', ');
}

export function withoutHead(diff: string): string {
  return diff.replace(/^(?:diff|---|\+\+\+) .*\n/gm, '');
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replace(/\n+$/, '')}\n\`\`\``;
}

function languageOfName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
