import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { z } from 'zod';
import { flowRules } from '#scanners/flow/rules.ts';
import { rules as ownRules } from '#scanners/heal/rules.generated.ts';

/**
 * Asks each tool which rules it has. A rule name with a typo breaks nothing: the cure is just never asked for.
 * Answers a sentence for a rule that no scanner can report, undefined for the others.
 */
export function makeRuleCheck(names: readonly string[]): (rule: string) => string | undefined {
  const ruff = askRuff(names);
  const pyright = readPyrightRules();
  const oxlint = askOxlint();
  const typescript = readTypeScriptCodes();
  const own = new Set([...ownRules.map((rule) => rule.id), 'import-cycle', 'orm-n-plus-one', 'ignore-without-reason']);
  const isKnown = (scanner: string, name: string): boolean => {
    switch (scanner) {
      case 'flow':
        return Object.hasOwn(flowRules, name);
      case 'heal':
        return own.has(name);
      case 'log':
        return logRules.has(name);
      case 'ruff':
        // Older versions, which a repository may have, number syntax errors.
        return ruff.has(name) || name === 'invalid-syntax' || name === 'E999';
      case 'bandit':
        // Its plugins are numbered as ruff's own copies of them.
        return /^B\d{3}$/.test(name) && (ruff.has(`S${name.slice(1)}`) || banditOnly.has(name));
      case 'pyright':
        return pyright.has(name) || name === 'syntax';
      case 'mypy':
        return mypyCodes.has(name);
      case 'tsc':
        return /^TS\d+$/.test(name) && (typescript.has(Number(name.slice(2))) || oldTypeScript.has(name));
      case 'oxlint':
        return oxlint.has(name) || name === 'syntax';
      case 'eslint':
        return inOxlint(name).some((one) => oxlint.has(one)) || eslintOnly.has(name);
      case 'biome':
        return biomeRule.test(name);
      default:
        return false;
    }
  };
  return (rule) => {
    const [scanner = '', ...rest] = rule.split('/');
    return isKnown(scanner, rest.join('/')) ? undefined : `${rule} is reported by no scanner`;
  };
}

/** What a stack trace can tell; `src/scanners/log` makes their names. */
const logRules: ReadonlySet<string> = new Set([
  ...['attribute', 'subscript', 'iteration', 'membership', 'call', 'operand', 'length'].map((kind) => `none-${kind}`),
  ...['member', 'iteration'].map((kind) => `missing-${kind}`),
]);

const require = createRequire(import.meta.url);

/** One process for all codes: the WASM build takes its time to start. */
function askRuff(names: readonly string[]): ReadonlySet<string> {
  const numbers = names.flatMap((name) => /^bandit\/B(\d{3})$/.exec(name)?.[1] ?? []);
  const codes = names.flatMap((name) => /^ruff\/([A-Z]+\d{3,4})$/.exec(name)?.[1] ?? []);
  const program = `
    const ruff = require(${JSON.stringify(require.resolve('@astral-sh/ruff-wasm-nodejs'))});
    const isKnown = (code) => {
      try { new ruff.Workspace({ lint: { select: [code] } }, ruff.PositionEncoding.Utf16).free(); return true; }
      catch { return false; }
    };
    console.log(JSON.stringify(JSON.parse(process.argv[1]).filter(isKnown)));`;
  const asked = JSON.stringify([...new Set([...codes, ...numbers.map((number) => `S${number}`)])]);
  const answer = execFileSync(process.execPath, ['--liftoff-only', '-e', program, asked], { encoding: 'utf8' });
  return new Set(z.array(z.string()).parse(JSON.parse(answer)));
}

/** pyright has no list to ask for; its program holds each name once as a text of its own. */
function readPyrightRules(): ReadonlySet<string> {
  const file = join(dirname(require.resolve('pyright/package.json')), 'dist/pyright-internal.js');
  return new Set(
    [...readFileSync(file, 'utf8').matchAll(/["'](report[A-Z]\w+)["']/g)].flatMap((found) => found[1] ?? []),
  );
}

const OxlintRules = z.array(z.object({ scope: z.string(), value: z.string() }));

function askOxlint(): ReadonlySet<string> {
  const program = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');
  const answer = execFileSync(process.execPath, [program, '--rules', '--format=json'], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return new Set(
    OxlintRules.parse(JSON.parse(answer)).map(({ scope, value }) =>
      scope === 'eslint' ? value : `${scope.replaceAll('_', '-')}/${value}`,
    ),
  );
}

/** The compiler's own table of messages; it is there at run time, though not in its types. */
function readTypeScriptCodes(): ReadonlySet<number> {
  const messages = z.record(z.string(), z.object({ code: z.number() })).parse(Reflect.get(ts, 'Diagnostics'));
  return new Set(Object.values(messages).map(({ code }) => code));
}

/** oxlint took its rules over from ESLint and its plugins, under the same names; an extension of a core rule is that rule. */
function inOxlint(name: string): readonly string[] {
  const [plugin, rule] = name.split('/');
  if (rule === undefined) return [name];
  return plugin === '@typescript-eslint' ? [`typescript/${rule}`, rule] : [name];
}

/** Messages that only older compilers give, which a repository may have. */
const oldTypeScript: ReadonlySet<string> = new Set(['TS1371']);

/** https://biomejs.dev/linter/: `lint/<group>/<rule>`. */
const biomeRule =
  /^lint\/(?:a11y|complexity|correctness|nursery|performance|security|style|suspicious)\/(?:no|use)[A-Z][A-Za-z0-9]+$/;

/** Rules of plugins that oxlint has no copy of. */
const eslintOnly: ReadonlySet<string> = new Set([
  'import/no-unresolved',
  'unused-imports/no-unused-imports',
  'security/detect-child-process',
  'security/detect-possible-timing-attacks',
  'security/detect-non-literal-fs-filename',
  'no-unsanitized/property',
]);

/** bandit checks without a copy in ruff: https://bandit.readthedocs.io/en/latest/plugins/ */
const banditOnly: ReadonlySet<string> = new Set(['B111', 'B322', 'B325', 'B412', 'B613', 'B614', 'B615', 'B703']);

/** https://mypy.readthedocs.io/en/stable/error_code_list.html and error_code_list2.html */
const mypyCodes: ReadonlySet<string> = new Set(
  `attr-defined union-attr name-defined used-before-def call-arg arg-type call-overload valid-type var-annotated override
  return empty-body return-value assignment method-assign type-var operator index list-item dict-item typeddict-item
  typeddict-unknown-key has-type import import-not-found import-untyped no-redef func-returns-value abstract type-abstract
  safe-super valid-newtype exit-return name-match literal-required no-overload-impl unused-coroutine top-level-await
  await-not-async assert-type truthy-function str-format str-bytes-safe overload-overlap overload-cannot-match
  annotation-unchecked prop-decorator syntax typeddict-readonly-mutated narrowed-type-not-subtype misc metaclass
  type-arg no-untyped-def redundant-cast redundant-self comparison-overlap no-untyped-call no-any-return no-any-unimported
  unreachable redundant-expr possibly-undefined truthy-bool truthy-iterable ignore-without-code unused-awaitable
  unused-ignore explicit-override mutable-override unimported-reveal explicit-any exhaustive-match deprecated maybe-unrecognized-str-typeform`.split(
    /\s+/,
  ),
);
