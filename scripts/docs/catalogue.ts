import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HealRule } from '#scanners/heal/rule.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { banner, code, compare, link, page, table } from './markdown.ts';

/** What the folders hold: every cure and every scanner has a page that says so. */
export interface Catalogue {
  readonly root: string;
  readonly healers: readonly CodeHealer[];
  readonly rules: readonly HealRule[];
  readonly patterns: readonly LibraryEntry[];
}
export function makeHealersPage({ healers, root }: Catalogue): string {
  const sorted = healers.toSorted((a, b) => compare(a.name, b.name));
  return page(
    banner,
    '# Healers',
    `${sorted.length} cures in code. A healer answers findings of its rules with a change; what becomes of it is decided by the gates. The safety class says how far a fix is trusted before it is tried: \`safe\` keeps behaviour for every input, \`careful\` under stated assumptions, \`risky\` changes behaviour on purpose.`,
    table(
      ['healer', 'languages', 'safety', 'a person looks'],
      sorted.map((healer) => [
        `[${code(pathOf(healer))}](../../healers/${pathOf(healer)}/)`,
        healer.languages.join(', '),
        healer.safety,
        reviewWords(healer.review),
      ]),
    ),
    ...sorted.map((healer) =>
      page(
        `## ${pathOf(healer)}`,
        readAbout(join(root, 'healers', pathOf(healer), 'README.md')),
        `Answers ${[...healer.rules].toSorted(compare).map(code).join(', ')}.`,
      ).trimEnd(),
    ),
  );
}

export function makeRulesPage(catalogue: Catalogue): string {
  const { healers, patterns, rules } = catalogue;
  const cures = new Map<string, string[]>();
  const cards = [
    ...healers.map((healer) => ({ name: pathOf(healer), rules: healer.rules })),
    ...patterns.map(({ pattern }) => ({ name: pattern.id, rules: pattern.rules })),
  ];
  for (const card of cards) {
    for (const rule of card.rules) cures.set(rule, [...(cures.get(rule) ?? []), card.name]);
  }
  const cureOf = (rule: string): string => (cures.get(rule) ?? []).toSorted(compare).map(code).join(', ');
  return page(
    banner,
    '# Rules',
    'A rule is named `<scanner>/<rule of the tool>`. Switch one off with `rules: { "ruff/E711": off }` in the configuration, or on a line with `heal-ignore ruff/E711: reason`.',
    '## Rules of our own',
    'For what no tool reports.',
    table(
      ['rule', 'what it finds', 'category', 'severity', 'languages', 'cured by', 'more'],
      rules
        .toSorted((a, b) => compare(a.id, b.id))
        .map((rule) => [
          code(`heal/${rule.id}`),
          rule.title,
          rule.category,
          rule.severity,
          rule.languages.join(', '),
          cureOf(`heal/${rule.id}`) || 'nothing yet: it is flagged',
          rule.links.map(link).join(' '),
        ]),
    ),
    '## Rules with a cure',
    'Beside these, fixes that tools offer are used by their safety class.',
    table(
      ['rule', 'cured by'],
      [...cures.keys()].toSorted(compare).map((rule) => [code(rule), cureOf(rule)]),
    ),
  );
}

/** Read from the code, as making a scanner needs a machine. */
export function makeScannersPage({ root, rules }: Catalogue): string {
  const folder = join(root, 'src/scanners');
  const rows = listFolders(folder).flatMap((name) => {
    const file = join(folder, name, 'index.ts');
    if (!existsSync(file)) return [];
    const text = readScanner(join(folder, name));
    // Our own scanner speaks the languages of its rules.
    const own = [...new Set(rules.flatMap((rule) => rule.languages))].toSorted(compare).join(', ');
    const languages = name === 'heal' ? own : /\blanguages: \[([^\]]+)\]/.exec(text)?.[1];
    if (languages === undefined) return [];
    const about = readDocComment(readFileSync(file, 'utf8')) || readDocComment(text);
    return [[code(name), languages.replaceAll("'", ''), about]];
  });
  return page(
    banner,
    '# Scanners',
    "What looks for findings. The repository's own tools and their configuration come first, then the machine's, then the ones that come with Heal. Switch one off with `scan: { scanners: { pyright: off } }`.",
    table(['scanner', 'languages', 'what it is'], rows),
  );
}

function readScanner(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted(compare)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** The comment above the scanner (`export function create…Scanner`, `export const …scanner`). */
function readDocComment(text: string): string {
  const found =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export )?(?:function create\w*Scanner|const \w*[sS]canner)/.exec(text)?.[1] ??
    '';
  return found
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .join(' ')
    .trim();
}

/** The first paragraph of a README below its title, without the label in front. */
export function readAbout(file: string): string {
  if (!existsSync(file)) return '';
  const paragraphs = readFileSync(file, 'utf8')
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/);
  const first = paragraphs.find((paragraph) => paragraph.trim() !== '' && !paragraph.startsWith('#')) ?? '';
  return first
    .replace(/^\*\*[^*]+\*\*\s*/, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Healers name themselves by their path below `healers/`. */
export function pathOf(healer: CodeHealer): string {
  return healer.name.includes('/') ? healer.name : `${healer.kind}/${healer.name}`;
}

export function reviewWords(review: string): string {
  return { none: 'not needed', cursory: 'briefly', full: 'closely' }[review] ?? review;
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .toSorted(compare);
}
