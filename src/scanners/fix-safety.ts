import type { Safety, TextEdit, ToolFix } from '#core/finding.ts';

/**
 * How far a tool's own fix can be trusted, by our judgement: `<scanner>/<code prefix>` -> class; the longest prefix wins.
 * A tool's label is no proof: ruff's safe fixes have edited `__all__` and deleted comments.
 * `never`: the fix hides the finding (renames to `_x`, adds `strict=False`), or is not worth its risk.
 */
const table: Readonly<Record<string, Safety | 'never'>> = {
  // Same behaviour for every input, by the language's definition.
  'ruff/E703': 'safe',
  'ruff/E713': 'safe',
  'ruff/E714': 'safe',
  'ruff/F541': 'safe',
  'ruff/W292': 'safe',
  'ruff/W605': 'safe',
  'ruff/B009': 'safe',
  'ruff/B010': 'safe',
  'ruff/B013': 'safe',
  'ruff/B033': 'safe',
  'ruff/C400': 'careful',
  'ruff/PIE790': 'safe',
  'ruff/UP010': 'safe',
  'ruff/UP015': 'safe',
  'ruff/UP034': 'safe',
  // Keeps behaviour while nobody relies on side effects, overloaded operators, or the order of imports.
  'ruff/F401': 'careful',
  'ruff/F632': 'careful',
  'ruff/F841': 'careful',
  'ruff/E711': 'careful',
  'ruff/E712': 'careful',
  'ruff/E721': 'careful',
  'ruff/E731': 'careful',
  'ruff/I': 'careful',
  'ruff/W291': 'careful',
  'ruff/W293': 'careful',
  'ruff/UP': 'careful',
  'ruff/C4': 'careful',
  'ruff/SIM': 'careful',
  'ruff/RET': 'careful',
  'ruff/PERF': 'careful',
  'ruff/PIE': 'careful',
  'ruff/ANN': 'careful',
  'ruff/RUF005': 'careful',
  'ruff/RUF010': 'careful',
  'ruff/RUF013': 'careful',
  'ruff/RUF022': 'careful',
  'ruff/B011': 'careful',
  'ruff/B014': 'careful',
  'ruff/COM': 'careful',
  'ruff/Q': 'careful',
  'ruff/D': 'careful',
  // Changes what the program does, on purpose.
  'ruff/B006': 'risky',
  'ruff/B008': 'risky',
  'ruff/B028': 'risky',
  'ruff/F811': 'risky',
  'ruff/UP031': 'risky',
  'ruff/T20': 'never',
  // Hides the finding instead of curing it.
  'ruff/B007': 'never',
  'ruff/B905': 'never',
  'ruff/RUF059': 'never',
  'ruff/RUF100': 'never',
  'ruff/PLW1510': 'never',
  'ruff/PGH': 'never',
  'ruff/ERA': 'never',
  'ruff/INP': 'never',
  // oxlint: the same for every input, by the language's definition, or types alone.
  ...rulesOf('oxlint', 'safe', [
    'no-useless-escape',
    'no-useless-rename',
    'no-unused-labels',
    'no-extra-label',
    'prefer-const',
    'yoda',
    'import/newline-after-import',
    'typescript/array-type',
    'typescript/no-extra-non-null-assertion',
    'typescript/prefer-as-const',
    'typescript/prefer-namespace-keyword',
    'unicorn/empty-brace-spaces',
    'unicorn/no-useless-fallback-in-spread',
    'unicorn/no-zero-fractions',
    'unicorn/number-literal-case',
    'unicorn/prefer-optional-catch-binding',
    'react/jsx-boolean-value',
  ]),
  // As long as names and methods are the built-in ones, and nothing reads the text of a function or an expression.
  ...rulesOf('oxlint', 'careful', [
    'no-array-constructor',
    'no-div-regex',
    'no-extra-boolean-cast',
    'no-regex-spaces',
    'no-useless-computed-key',
    'object-shorthand',
    'prefer-arrow-callback',
    'prefer-exponentiation-operator',
    'prefer-numeric-literals',
    'prefer-object-has-own',
    'prefer-object-spread',
    'preserve-caught-error',
    'import/consistent-type-specifier-style',
    'react/jsx-curly-brace-presence',
    'react/jsx-fragments',
    'react/self-closing-comp',
    'typescript/consistent-generic-constructors',
    'typescript/consistent-indexed-object-style',
    'typescript/no-import-type-side-effects',
    'typescript/no-useless-empty-export',
    'typescript/no-wrapper-object-types',
    'typescript/prefer-function-type',
    'unicorn/consistent-date-clone',
    'unicorn/consistent-existence-index-check',
    'unicorn/escape-case',
    'unicorn/explicit-length-check',
    'unicorn/no-instanceof-array',
    'unicorn/no-length-as-slice-end',
    'unicorn/no-nested-ternary',
    'unicorn/no-unnecessary-array-splice-count',
    'unicorn/no-unnecessary-await',
    'unicorn/no-unnecessary-slice-end',
    'unicorn/no-useless-promise-resolve-reject',
    'unicorn/no-useless-undefined',
    'unicorn/numeric-separators-style',
    'unicorn/prefer-date-now',
    'unicorn/prefer-node-protocol',
    'unicorn/prefer-prototype-methods',
    'unicorn/prefer-regexp-test',
    'unicorn/prefer-set-size',
    'unicorn/prefer-string-replace-all',
    'unicorn/prefer-string-slice',
    'unicorn/prefer-string-starts-ends-with',
    'unicorn/prefer-string-trim-start-end',
    'unicorn/require-array-join-separator',
    'unicorn/throw-new-error',
  ]),
  // The code is wrong as it stands: the fix changes what it does, on purpose.
  ...rulesOf('oxlint', 'risky', ['no-unsafe-negation', 'use-isnan', 'valid-typeof']),
  // Our healers decide; or the fix is a suppression; or version 1.89 has been seen to change what the code means with it:
  // `String.raw` texts, variables of other cases, copies of strings and typed arrays.
  ...rulesOf('oxlint', 'never', [
    'no-compare-neg-zero',
    'no-unused-vars',
    'no-var',
    'eqeqeq',
    'typescript/ban-ts-comment',
    'typescript/ban-tslint-comment',
    'typescript/prefer-ts-expect-error',
    'typescript/no-explicit-any',
    'unicorn/catch-error-name',
    'unicorn/no-hex-escape',
    'unicorn/no-single-promise-in-promise-methods',
    'unicorn/prefer-negative-index',
    'unicorn/prefer-spread',
    'unicorn/switch-case-braces',
  ]),
};
function rulesOf(
  scanner: string,
  safety: Safety | 'never',
  rules: readonly string[],
): Record<string, Safety | 'never'> {
  return Object.fromEntries(rules.map((rule) => [`${scanner}/${rule}`, safety]));
}
const suppression =
  /#\s*(?:noqa|nosec|type:\s*ignore|pyright:\s*ignore|pylint:\s*disable)|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable|biome-ignore|\bas any\b|\bAny\b|^_\s*=/m;

export interface OfferedFix {
  /** `ruff/F401`. */
  readonly rule: string;
  readonly summary: string;
  readonly edits: readonly TextEdit[];
  /** The tool's own word, where it gives one; it can only make a fix that we do not know less trusted. */
  readonly claimed?: 'safe' | 'unsafe' | 'display';
}

/** The fix with our safety class; undefined when it must not be offered: see `whyNotOffered`. */
export function judgeFix(offered: OfferedFix, path: string, text: string): ToolFix | undefined {
  if (whyNotOffered(offered, path, text) !== undefined) return undefined;
  const { rule, summary, edits } = offered;
  const known = lookUp(rule);
  const safety = known ?? (offered.claimed === 'safe' ? 'careful' : 'risky');
  return safety === 'never'
    ? undefined
    : { summary, edits, safety: rule === 'ruff/F401' ? safetyOfRemoval(text, edits) : safety };
}

/** Why the fix is no cure; undefined when it may be one. */
export function whyNotOffered(offered: OfferedFix, path: string, text: string): string | undefined {
  const { rule, edits } = offered;
  if (edits.length === 0) return 'changes nothing';
  if (offered.claimed === 'display') return 'its tool only shows it';
  if (lookUp(rule) === 'never') return 'hides the finding or changes more than it';
  if (edits.some((edit) => suppression.test(edit.text) && !suppression.test(text.slice(edit.start, edit.end))))
    return 'is a suppression';
  if (edits.some((edit) => losesComment(text.slice(edit.start, edit.end), edit.text))) return 'deletes a comment';
  if (rule === 'ruff/B009' && edits.some((edit) => isStatement(text, edit))) return 'leaves a useless expression';
  if (rule === 'ruff/F401' && /(?:^|\/)__init__\.pyi?$/.test(path)) return 'may be a re-export';
  const all = rule === 'ruff/RUF022' ? undefined : rangeOfAll(text);
  if (all && edits.some((edit) => edit.start < all.end && edit.end > all.start)) return 'edits __all__';
  return undefined;
}

/** True when the edit replaces all that stands in its lines: `getattr(x, "gone")` for the error that it raises. */
function isStatement(text: string, { start, end }: TextEdit): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return before.trim() === '' && /^\s*(?:#|$)/.test(after);
}

/** Where `__all__` is set. Files come one after the other with all their fixes, so the last answer is kept. */
function rangeOfAll(text: string): { start: number; end: number } | undefined {
  if (text !== lastAll.text) {
    const found = text.includes('__all__') ? /^__all__\b[^\n]*(?:\n[^\n\])]*)*[\])]?/m.exec(text) : null;
    lastAll = { text, range: found ? { start: found.index, end: found.index + found[0].length } : undefined };
  }
  return lastAll.range;
}
let lastAll: { text: string; range: { start: number; end: number } | undefined } = { text: '', range: undefined };

/** True when a tool's fix for the rule may be taken at all, and is worth being asked for. */
export function isTrusted(rule: string): boolean {
  return (lookUp(rule) ?? 'never') !== 'never';
}

function lookUp(rule: string): Safety | 'never' | undefined {
  for (let end = rule.length; end > rule.indexOf('/'); end--) {
    const found = table[rule.slice(0, end)];
    // `ruff/D` speaks for D100, not for DTZ001: what follows a family's letters is a number.
    if (found !== undefined && /^(?:\d|$)/.test(rule.slice(end))) return found;
  }
  return undefined;
}

/** Cheap and strict: a `#` or `//` that goes away in a string counts as well; then a person looks. */
function losesComment(removed: string, added: string): boolean {
  const comments = removed.match(/(?:#|\/\/|\/\*)[^\r\n]*/g) ?? [];
  return comments.some((comment) => !added.includes(comment.trim()));
}

/** Importing a standard module does nothing but bind it; importing any other may register, patch or fill something. */
function safetyOfRemoval(text: string, edits: readonly TextEdit[]): Safety {
  const removed = edits.map((edit) => text.slice(text.lastIndexOf('\n', edit.start - 1) + 1, edit.end)).join('\n');
  const modules = [...removed.matchAll(/^\s*(?:from\s+([\w.]+)|import\s+([\w.]+(?:\s*,\s*[\w.]+)*))/gm)].flatMap(
    (found) => (found[1] ?? found[2] ?? '').split(/\s*,\s*/),
  );
  return modules.length > 0 && modules.every((name) => pureModules.has(name.split('.')[0] ?? '')) ? 'safe' : 'careful';
}
const pureModules = new Set(
  `abc argparse array ast asyncio base64 bisect builtins bz2 calendar cmath collections colorsys concurrent configparser
  contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno fnmatch fractions
  functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword
  linecache logging lzma math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue
  random re secrets select shlex shutil signal smtplib socket sqlite3 ssl stat statistics string struct subprocess sys
  tarfile tempfile textwrap threading time timeit token tokenize traceback types typing unicodedata unittest urllib uuid
  warnings weakref xml zipfile zlib zoneinfo typing_extensions __future__`.split(/\s+/),
);
