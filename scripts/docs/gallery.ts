import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories, type Language } from '#core/finding.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import { dedent } from '../../test/healing.ts';
import type { HealerExample } from '../../test/healer-examples/index.ts';
import { pathOf, readAbout, reviewWords, type Catalogue } from './catalogue.ts';
import { categoryOfRule, headings } from './categories.ts';
import { banner, code, compare, page } from './markdown.ts';
import { fence, withoutHead } from './patterns.ts';

/** One heal of the show. */
interface Piece {
  readonly name: string;
  readonly folder: string;
  readonly rule: string;
  readonly languages: readonly Language[];
  readonly safety: string;
  readonly review: string;
  readonly about: string;
  readonly why: string;
  readonly diff: string;
  readonly isPattern: boolean;
  /** How many rules of tools it answers. */
  readonly answers: number;
}

const perCategory = 10;
/** Lines of a diff: what fits on a screen beside what is said of it. */
const longest = 36;

/**
 * Ten heals of each category, each on an example that its own tests hold it to: the longest that fits. Healers come
 * before patterns, those that answer most rules first, Python and TypeScript by turns: the same every time.
 */
export function makeGalleryPage(catalogue: Catalogue, examples: readonly HealerExample[]): string {
  const pieces = [...healerPieces(catalogue, examples), ...patternPieces(catalogue)];
  const shown = categories.flatMap((category) => {
    const own = pieces.filter(({ rule }) => categoryOfRule(rule, catalogue.rules) === category);
    return own.length === 0 ? [] : [{ category, own: choose(own) }];
  });
  return page(
    banner,
    '# Gallery',
    'What Heal’s fixes look like. Each diff is an example that the tests of its healer or pattern check on every change; the links lead to all of them, and to what is left alone. What becomes of code that others wrote is shown in [the second gallery](gallery-real-code.md).',
    shown
      .map(({ category, own }) => `- [${headings[category]}](#${headings[category].toLowerCase()}): ${own.length}`)
      .join('\n'),
    'Errors of logic are not here: they are pointed at, with the reason, and never edited.',
    ...shown.flatMap(({ category, own }) => [`## ${headings[category]}`, ...own.map(show)]),
  );
}

function show({ name, folder, rule, safety, review, about, why, diff }: Piece): string {
  return page(
    `### ${headingOf(about)}`,
    why,
    fence('diff', diff.replace(/^@@ .* @@\n/, '')),
    `[${code(name)}](../${folder}/) answers ${code(rule)} · ${safety} · a person looks: ${reviewWords(review)}`,
  ).trimEnd();
}

/** What comes first of it, without the numbers and names of rules, which are told below. */
function headingOf(about: string): string {
  const plain = about.replace(/ \((?=[^()]*(?:`|\bTS\d))[^()]*\)/g, '');
  const short = plain.length > longestHeading ? (/^.{20,}?(?=[:;] )/.exec(plain)?.[0] ?? plain) : plain;
  return short.replace(/[.:]$/, '').trim();
}
const longestHeading = 100;

function choose(pieces: readonly Piece[]): readonly Piece[] {
  const sorted = pieces.toSorted(
    (a, b) =>
      Number(a.isPattern) - Number(b.isPattern) ||
      b.answers - a.answers ||
      linesOf(b.diff) - linesOf(a.diff) ||
      compare(a.name, b.name),
  );
  const python = sorted.filter(({ languages }) => languages.includes('python'));
  const others = sorted.filter(({ languages }) => !languages.includes('python'));
  const mixed = Array.from({ length: sorted.length }, (_, index) => [python[index], others[index]]).flat();
  return mixed.flatMap((piece) => piece ?? []).slice(0, perCategory);
}

function healerPieces({ root, healers }: Catalogue, examples: readonly HealerExample[]): readonly Piece[] {
  return healers.flatMap((healer) => {
    const folder = `healers/${pathOf(healer)}`;
    const own = examples.filter((each) => each.healer.name === healer.name);
    const [best] = own
      .map(({ example }) => ({ rule: example.rule, diff: diffOf(example) }))
      .filter(({ diff }) => linesOf(diff) <= longest)
      .toSorted((a, b) => linesOf(b.diff) - linesOf(a.diff));
    if (best === undefined) return [];
    const readme = join(root, folder, 'README.md');
    const { languages, safety, review } = healer;
    return [
      {
        ...best,
        isPattern: false,
        answers: healer.rules.length,
        name: pathOf(healer),
        folder,
        languages,
        safety,
        review,
        about: firstSentence(readAbout(readme)),
        why: whyOf(readme),
      },
    ];
  });
}

function patternPieces({ root, patterns }: Catalogue): readonly Piece[] {
  return patterns.flatMap(({ pattern, examples }) => {
    const { id, title, languages, safety, review } = pattern;
    const folder = `patterns/${id}`;
    const [best] = examples.heals
      .map(({ name, before, after }) => withoutHead(unifiedDiff(name, before, after)))
      .filter((diff) => linesOf(diff) <= longest)
      .toSorted((a, b) => linesOf(b) - linesOf(a));
    if (best === undefined) return [];
    const why = firstSentence(readAbout(join(root, folder, 'README.md')));
    return [
      {
        name: id,
        folder,
        rule: pattern.rules[0] ?? '',
        languages,
        safety,
        review,
        about: title,
        why,
        diff: best,
        isPattern: true,
        answers: pattern.rules.length,
      },
    ];
  });
}

function diffOf({ path = 'module.py', before, after, files, afterFiles }: HealerExample['example']): string {
  const main = withoutHead(unifiedDiff(path, dedent(before), dedent(after)));
  const others = Object.entries(afterFiles ?? {}).map(
    ([name, text]) => `${name}\n${withoutHead(unifiedDiff(name, dedent(files?.[name] ?? ''), dedent(text)))}`,
  );
  return [main, ...others].join('').replaceAll(/\r|\ufeff/g, '');
}

function linesOf(diff: string): number {
  return diff.split('\n').length;
}

/** Up to the first full stop that ends a sentence, or the colon before a list. */
function firstSentence(text: string): string {
  return /^.*?[.](?=\s+[A-Z`]|$)/s.exec(text)?.[0] ?? text;
}

function whyOf(readme: string): string {
  if (!existsSync(readme)) return '';
  const text = readFileSync(readme, 'utf8').replaceAll('\r\n', '\n');
  const found = /(?:\*\*Why\.?\*\*|^## Why)\s*([\s\S]*?)(?=\n\n|\n\*\*|\n##)/m.exec(text)?.[1] ?? '';
  return found.replace(/\s*\n\s*/g, ' ').trim();
}
