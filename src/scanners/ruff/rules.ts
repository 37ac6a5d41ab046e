import type { Category, Priority, Severity } from '#core/finding.ts';
import { isTestFile } from '#syntax/test-files.ts';

export interface RuleClass {
  readonly category: Category;
  readonly severity: Severity;
  readonly priority: Priority;
}
type Row = readonly [prefix: string, category: Category, severity: Severity, priority: Priority];

/** By prefix of the code; the longest that fits wins. Security severities are bandit's. */
const rows: readonly Row[] = [
  ['invalid-syntax', 'type', 'critical', 'P1'],
  ['E', 'style', 'low', 'P3'],
  ['E4', 'import', 'low', 'P3'],
  ['E7', 'style', 'low', 'P3'],
  ['E711', 'style', 'medium', 'P2'],
  ['E712', 'style', 'medium', 'P2'],
  ['E721', 'style', 'low', 'P3'],
  ['E722', 'style', 'medium', 'P2'],
  ['E9', 'type', 'critical', 'P1'],
  ['W', 'style', 'low', 'P3'],
  ['F', 'logic', 'medium', 'P2'],
  ['F401', 'import', 'low', 'P2'],
  ['F402', 'import', 'medium', 'P2'],
  ['F403', 'import', 'low', 'P2'],
  ['F404', 'import', 'high', 'P1'],
  ['F405', 'import', 'low', 'P3'],
  ['F406', 'import', 'high', 'P1'],
  ['F407', 'import', 'high', 'P1'],
  ['F5', 'type', 'high', 'P1'],
  ['F541', 'style', 'low', 'P3'],
  ['F6', 'logic', 'high', 'P1'],
  ['F632', 'logic', 'medium', 'P2'],
  ['F7', 'type', 'critical', 'P1'],
  ['F811', 'import', 'medium', 'P2'],
  ['F821', 'import', 'high', 'P1'],
  ['F822', 'import', 'high', 'P1'],
  ['F823', 'logic', 'high', 'P1'],
  ['F841', 'style', 'low', 'P3'],
  ['F842', 'style', 'low', 'P3'],
  ['I', 'import', 'low', 'P3'],
  ['TID', 'import', 'low', 'P3'],
  ['TC', 'import', 'low', 'P3'],
  ['ICN', 'import', 'low', 'P3'],
  ['INP', 'import', 'low', 'P3'],
  ['ANN', 'type', 'low', 'P3'],
  ['RUF', 'style', 'low', 'P3'],
  ['RUF006', 'logic', 'medium', 'P2'],
  ['RUF013', 'type', 'medium', 'P2'],
  ['PERF', 'performance', 'medium', 'P2'],
  ['C4', 'performance', 'low', 'P3'],
  ['ASYNC', 'performance', 'medium', 'P2'],
  ['ASYNC1', 'logic', 'medium', 'P2'],
  ['B', 'logic', 'medium', 'P2'],
  ['B006', 'style', 'medium', 'P2'],
  ['B007', 'style', 'low', 'P3'],
  ['B009', 'style', 'low', 'P3'],
  ['B010', 'style', 'low', 'P3'],
  ['B011', 'style', 'low', 'P3'],
  ['B013', 'style', 'low', 'P3'],
  ['B014', 'style', 'low', 'P3'],
  ['B026', 'style', 'low', 'P3'],
  ['B028', 'style', 'low', 'P3'],
  ['B033', 'style', 'low', 'P3'],
  // Ways to write the same that are on their way out, or that say less than they mean: no fault of thinking.
  ['B034', 'style', 'low', 'P3'],
  ['B904', 'style', 'low', 'P3'],
  ['B905', 'style', 'low', 'P3'],
  ['PL', 'style', 'low', 'P3'],
  ['PLE', 'logic', 'high', 'P1'],
  ['PLW', 'logic', 'medium', 'P2'],
  ['PLW1508', 'type', 'low', 'P3'],
  ['DTZ', 'logic', 'low', 'P3'],
  ['DTZ003', 'style', 'low', 'P3'],
  ['DTZ004', 'style', 'low', 'P3'],
  ['DJ', 'logic', 'medium', 'P2'],
  ['S', 'security', 'medium', 'P0'],
  ['S101', 'logic', 'low', 'P3'],
  ['S105', 'security', 'medium', 'P0'],
  ['S110', 'logic', 'low', 'P3'],
  ['S112', 'logic', 'low', 'P3'],
  ['S201', 'security', 'high', 'P0'],
  ['S202', 'security', 'high', 'P0'],
  ['S304', 'security', 'high', 'P0'],
  ['S305', 'security', 'medium', 'P0'],
  ['S311', 'security', 'low', 'P2'],
  ['S312', 'security', 'high', 'P0'],
  ['S321', 'security', 'high', 'P0'],
  ['S324', 'security', 'high', 'P0'],
  ['S4', 'security', 'low', 'P2'],
  ['S401', 'security', 'high', 'P0'],
  ['S402', 'security', 'high', 'P0'],
  ['S412', 'security', 'high', 'P0'],
  ['S413', 'security', 'high', 'P0'],
  ['S501', 'security', 'high', 'P0'],
  ['S502', 'security', 'high', 'P0'],
  ['S504', 'security', 'low', 'P2'],
  ['S505', 'security', 'high', 'P0'],
  ['S507', 'security', 'high', 'P0'],
  ['S602', 'security', 'high', 'P0'],
  ['S603', 'security', 'low', 'P2'],
  ['S605', 'security', 'high', 'P0'],
  ['S606', 'security', 'low', 'P2'],
  ['S607', 'security', 'low', 'P2'],
  ['S609', 'security', 'high', 'P0'],
  ['S701', 'security', 'high', 'P0'],
];

/** Category, severity and priority of a ruff code; what no row names is style. */
export function classify(code: string): RuleClass {
  const best = rows
    .filter(([prefix]) => matchesSelector(code, prefix))
    .reduce<Row | undefined>(
      (longest, row) => (longest === undefined || row[0].length > longest[0].length ? row : longest),
      undefined,
    );
  if (best === undefined) return { category: 'style', severity: 'low', priority: 'P3' };
  return { category: best[1], severity: best[2], priority: best[3] };
}

/** True when a selector as ruff reads it (`ALL`, `E7`, `PL`) covers the code: `S` covers `S101`, not `SIM101`. */
export function matchesSelector(code: string, selector: string): boolean {
  if (selector === 'ALL') return true;
  if (!code.startsWith(selector)) return false;
  const letters = /^[A-Za-z-]*/.exec(code)?.[0] ?? '';
  return selector.length >= letters.length || (selector === 'PL' && letters.startsWith('PL'));
}

/** What Heal asks ruff when the repository has no settings for it… */
export const defaultSelect = ['F', 'E4', 'E7', 'E9', 'B', 'S', 'PERF', 'ASYNC', 'RUF013'];
/** …and what it adds to the repository's own, unless those ignore it. */
export const addedSelect = ['S', 'B', 'PERF', 'ASYNC'];
/**
 * Of what we add, what is wrong or a matter of taste too often: using subprocess or pickle at all, `assert` and fixed
 * passwords in tests, `zip` without `strict`. The repository gets them when it selects them itself.
 */
const noise = [
  'S403',
  'S404',
  'S405',
  'S406',
  'S407',
  'S408',
  'S409',
  'S410',
  'S411',
  'S603',
  'S606',
  'S607',
  'B008',
  'B905',
  'PERF203',
];
const noiseInTests = ['S101', 'S105', 'S106', 'S107', 'S108', 'S113', 'S311', 'B011', 'B015', 'B017', 'B018'];

export function isNoise(code: string, path: string): boolean {
  if (noise.includes(code)) return true;
  if (code === 'F401' && /(?:^|\/)__init__\.pyi?$/.test(path)) return true;
  return noiseInTests.includes(code) && isTestFile(path);
}
