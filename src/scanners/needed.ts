import type { Category } from '#core/finding.ts';
import { aliasesOf, twinGroups } from './twins.ts';

export interface Wanted {
  /** Exact (`ruff/F401`) or by family (`ruff/*`). */
  readonly rules?: readonly string[];
  readonly categories?: readonly Category[];
}

/**
 * Scanners that may be left out, with the families of rules and the categories that they report. Whatever is not
 * listed runs always: it is quick, or it finds the secrets that are masked in everything that is told.
 */
const optional: Readonly<
  Record<string, { readonly families: readonly string[]; readonly categories: readonly Category[] }>
> = {
  pyright: { families: ['pyright'], categories: ['type', 'import', 'logic', 'style'] },
  mypy: { families: ['mypy'], categories: ['type', 'import', 'logic', 'style'] },
  tsc: { families: ['tsc'], categories: ['type', 'import', 'logic', 'style'] },
  oxlint: { families: ['oxlint'], categories: ['type', 'import', 'logic', 'style', 'security', 'performance'] },
  flow: { families: ['flow'], categories: ['security'] },
  orm: { families: ['heal'], categories: ['performance'] },
  'js-cycles': { families: ['heal'], categories: ['import'] },
  'python-cycles': { families: ['heal'], categories: ['import'] },
};

/**
 * Which scanners can report what is wanted, or the same fault under a name of their own: without those a finding would
 * be named and remembered differently than in a whole scan. Says yes to scanners that it does not know.
 */
export function mayReport({ rules, categories }: Wanted): (scanner: string) => boolean {
  const families = rules && new Set(rules.flatMap(namesOf).map((rule) => rule.split('/')[0] ?? ''));
  return (scanner) => {
    const own = Object.hasOwn(optional, scanner) ? optional[scanner] : undefined;
    if (own === undefined) return true;
    return (
      (families === undefined || own.families.some((family) => families.has(family))) &&
      (categories === undefined || own.categories.some((category) => categories.includes(category)))
    );
  };
}

function namesOf(rule: string): readonly string[] {
  if (!rule.endsWith('/*')) return aliasesOf(rule);
  const family = rule.slice(0, -1);
  return [
    rule,
    ...twinGroups
      .flat()
      .filter((name) => name.startsWith(family))
      .flatMap(aliasesOf),
  ];
}
