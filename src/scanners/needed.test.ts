import { describe, expect, it } from 'vitest';
import { mayReport } from './needed.ts';

const slow = ['pyright', 'mypy', 'tsc', 'oxlint', 'flow', 'orm', 'js-cycles', 'python-cycles'];
const asked = (wanted: Parameters<typeof mayReport>[0]) => slow.filter(mayReport(wanted));

describe('mayReport', () => {
  it('asks all when nothing is chosen, and those of unknown names always', () => {
    expect(asked({})).toEqual(slow);
    expect(mayReport({ rules: ['tsc/TS2322'] })('log')).toBe(true);
  });
  it('asks those whose rule it is, and those that name the same fault', () => {
    expect(asked({ rules: ['tsc/TS2322'] })).toEqual(['tsc']);
    expect(asked({ rules: ['ruff/ANN001'] })).toEqual([]);
    expect(asked({ rules: ['ruff/F821'] })).toEqual(['pyright', 'mypy']);
    expect(asked({ rules: ['ruff/S608'] })).toEqual(['flow', 'orm', 'js-cycles', 'python-cycles']);
    expect(asked({ rules: ['heal/import-cycle'] })).toEqual(['oxlint', 'orm', 'js-cycles', 'python-cycles']);
    expect(asked({ rules: ['pyright/*'] })).toEqual(['pyright', 'mypy']);
  });
  it('asks those that report the category', () => {
    expect(asked({ categories: ['security'] })).toEqual(['oxlint', 'flow']);
    expect(asked({ categories: ['performance'] })).toEqual(['oxlint', 'orm']);
    expect(asked({ categories: ['import'] })).toEqual([
      'pyright',
      'mypy',
      'tsc',
      'oxlint',
      'js-cycles',
      'python-cycles',
    ]);
  });
  it('never leaves out who finds secrets: they are masked in what is told', () => {
    const wanted = { rules: ['tsc/TS2322'], categories: ['type'] } as const;
    expect(['ruff', 'bandit', 'heal', 'secretlint', 'eslint', 'biome'].every(mayReport(wanted))).toBe(true);
  });
});
