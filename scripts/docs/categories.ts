import type { Category } from '#core/finding.ts';
import type { HealRule } from '#scanners/heal/rule.ts';
import { classify as classifyOxlint } from '#scanners/oxlint/rules.ts';
import { classify as classifyPyright } from '#scanners/pyright/rules.ts';
import { classify as classifyRuff } from '#scanners/ruff/rules.ts';
import { classify as classifyTsc } from '#scanners/tsc/judge.ts';

export const headings: Readonly<Record<Category, string>> = {
  security: 'Security',
  type: 'Types',
  import: 'Imports',
  logic: 'Errors of logic',
  performance: 'Performance',
  style: 'Style',
  replay: 'Replay',
};

/** What findings of a rule are about, as their scanner says. */
export function categoryOfRule(rule: string, rules: readonly HealRule[]): Category {
  const [scanner = '', ...rest] = rule.split('/');
  const name = rest.join('/');
  if (scanner === 'ruff') return classifyRuff(name).category;
  if (scanner === 'bandit' || scanner === 'flow') return 'security';
  if (scanner === 'heal') return name === 'import-cycle' ? 'import' : ownCategory(name, rules);
  if (['oxlint', 'eslint', 'biome'].includes(scanner)) return classifyOxlint(name, '').category;
  if (scanner === 'pyright') return classifyPyright(name, 'error', '', false).category;
  const code = Number(/^TS(\d+)$/.exec(name)?.[1]);
  if (scanner === 'tsc') return classifyTsc({ file: undefined, line: 1, column: 1, code, message: '' }, '').category;
  return 'type';
}

function ownCategory(name: string, rules: readonly HealRule[]): Category {
  return rules.find(({ id }) => id === name)?.category ?? (name.includes('n-plus-one') ? 'performance' : 'logic');
}
