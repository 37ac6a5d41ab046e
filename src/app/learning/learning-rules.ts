/**
 * What is looked for in old versions: wider than a scan of today, because what people took the trouble to cure is worth
 * knowing even where nobody switched its rule on. Layout, docstrings and annotations stay out: formatters cure those.
 */
const ruffSelect =
  'F E4 E7 W605 B S PERF ASYNC RUF UP C4 SIM PIE RET PLC PLE PLW PLR1 PLR5 DTZ TRY LOG G T10 T20 PT FLY FURB NPY DJ YTT'.split(
    ' ',
  );
/** Wrong or a matter of taste too often to be a cure when they go away. */
const ruffIgnore =
  'S101 S105 S106 S107 S311 S403 S404 S405 S406 S407 S408 S409 S410 S411 S603 S606 S607 B008 B905 PERF203 RUF001 RUF002 RUF003 RUF012 RUF1 PGH PLC0415 PLW0603 TRY003 TRY300 TRY301 RET505 PT009 PT027 F821 E9'.split(
    ' ',
  );

const list = (codes: readonly string[]) => codes.map((code) => `"${code}"`).join(', ');
export const learningRuff = `[lint]\nselect = [${list(ruffSelect)}]\nignore = [${list(ruffIgnore)}]\n`;

export const learningOxlint = JSON.stringify({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'prefer-template': 'error',
    'prefer-object-has-own': 'error',
    'prefer-rest-params': 'error',
    'prefer-spread': 'error',
    'no-throw-literal': 'error',
    'no-else-return': 'error',
    'no-lonely-if': 'error',
    'no-useless-return': 'error',
    'no-prototype-builtins': 'error',
    'array-callback-return': 'error',
    radix: 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/prefer-optional-chain': 'error',
    'typescript/consistent-type-imports': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/prefer-includes': 'error',
    'unicorn/prefer-string-slice': 'error',
    'unicorn/prefer-array-some': 'error',
    'unicorn/throw-new-error': 'error',
    'unicorn/no-new-buffer': 'error',
    'no-control-regex': 'off',
    'no-unused-expressions': 'off',
    'no-underscore-dangle': 'off',
    'no-shadow': 'off',
    'unicorn/no-empty-file': 'off',
  },
});
