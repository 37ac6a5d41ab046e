import type { Category, Priority, Severity } from '#core/finding.ts';

/** What is looked for in a repository that configures no linter: wrong or useless code, and little more. */
export const defaultFlags: readonly string[] = [
  ...['-A', 'all', '-D', 'correctness'],
  ...[
    'no-undef',
    'oxc/no-accumulating-spread',
    'no-self-compare',
    'no-constructor-return',
    'no-unmodified-loop-condition',
    'no-template-curly-in-string',
    'array-callback-return',
    'no-new-func',
    'no-eval',
    'no-fallthrough',
  ].flatMap((rule) => ['-D', rule]),
  // Taste, or true only with knowledge of types that the linter does not have.
  ...[
    'no-control-regex',
    'unicorn/no-empty-file',
    'unicorn/no-thenable',
    'unicorn/no-new-array',
    'typescript/triple-slash-reference',
    'typescript/no-this-alias',
    'no-unused-labels',
    'no-unused-expressions',
    'require-yield',
    'unicorn/no-useless-spread',
    'unicorn/prefer-set-size',
  ].flatMap((rule) => ['-A', rule]),
];
/** Added where neither ESLint nor Biome speaks for the repository's style. */
export const styleFlags: readonly string[] = ['no-var', 'eqeqeq'].flatMap((rule) => ['-D', rule]);

interface Class {
  readonly category: Category;
  readonly priority: Priority;
  readonly severity: Severity;
}
const style: Class = { category: 'style', priority: 'P3', severity: 'low' };
const unusedImport: Class = { category: 'import', priority: 'P3', severity: 'low' };
const broken: Class = { category: 'import', priority: 'P1', severity: 'high' };
const circle: Class = { category: 'import', priority: 'P2', severity: 'medium' };
const slow: Class = { category: 'performance', priority: 'P2', severity: 'medium' };
const dangerous: Class = { category: 'security', priority: 'P0', severity: 'high' };
const suspect: Class = { category: 'logic', priority: 'P2', severity: 'medium' };
const typing: Class = { category: 'type', priority: 'P2', severity: 'medium' };

/** By the last part of a linter's rule id, which oxlint, ESLint and its plugins share. */
const table: Readonly<Record<string, Class>> = {
  'no-undef': broken,
  'no-unresolved': broken,
  named: broken,
  'no-cycle': circle,
  'no-unused-imports': unusedImport,
  'consistent-type-imports': unusedImport,
  'no-duplicate-imports': unusedImport,
  order: unusedImport,
  'no-await-in-loop': slow,
  'no-accumulating-spread': slow,
  'no-eval': dangerous,
  'no-new-func': dangerous,
  'no-implied-eval': dangerous,
  'no-script-url': dangerous,
  'explicit-function-return-type': typing,
  'explicit-module-boundary-types': typing,
  'no-explicit-any': typing,
  'jsx-no-target-blank': dangerous,
  'no-new-buffer': dangerous,
  // Ways to write the same that are on their way out, or that say less than they mean: no fault of thinking.
  radix: style,
  'no-proto': style,
  'no-prototype-builtins': style,
  'no-path-concat': style,
  'no-throw-literal': style,
  'no-typeof-undefined': style,
  'no-instanceof-array': style,
  'no-instanceof-builtins': style,
  'throw-new-error': style,
  'no-unneeded-ternary': style,
  'new-for-builtins': style,
  'no-plusplus': style,
  'no-implicit-coercion': style,
  'no-negated-condition': style,
  'no-void': style,
  'logical-assignment-operators': style,
  'operator-assignment': style,
  'no-lonely-if': style,
  'no-alias-methods': style,
  'text-encoding-identifier-case': style,
  'no-misused-promises': typing,
  'no-floating-promises': suspect,
};
const styleRules =
  /^(no-var|eqeqeq|prefer-|no-useless-|no-extra-|no-debugger|no-empty|no-unused-|curly|semi|quotes|indent|sort-|camelcase|no-console|no-multi|spaced-|arrow-|object-|dot-|yoda|no-else-return|no-regex-spaces|no-irregular|consistent-|array-type|ban-|no-inferrable|no-non-null|no-unnecessary|no-single-promise|no-await-in-promise)/;

export function classify(rule: string, message: string): Class {
  const name = rule.split('/').at(-1) ?? rule;
  if (name === 'no-unused-vars' && /import/i.test(message)) return unusedImport;
  const known = table[name];
  if (known !== undefined) return known;
  if (/^(detect-|no-unsanitized|no-secrets|no-danger)/.test(name)) return dangerous;
  return styleRules.test(name) ? style : suspect;
}
