import { z } from 'zod';
import { safeties } from '#core/finding.ts';

/** The most that a `pattern.yml` and each of its examples may hold, in bytes. */
export const maxPatternBytes = 256 * 1024;
/** Deeper rules than this are not written by people; a parser that is written to be called again and again dies of them. */
export const maxDepth = 40;
export const patternName = /^[a-z0-9][a-z0-9-]{0,99}$/;
export const exampleName = /^(before|after|untouched)(-[\w-]{1,60})?\.(pyi?|[cm]?[jt]sx?)$/;

const line = (max: number) => z.string().min(1).max(max);
const astRule = z.record(z.string(), z.unknown());
const metavariable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'a metavariable is named in capitals, without the dollar');
const names = z.array(line(200)).min(1).max(100);

const rewrite = z.strictObject({
  match: astRule,
  constraints: z.record(metavariable, astRule).exactOptional(),
  means: z
    .record(
      metavariable,
      z.array(z.string().regex(/^[@\w./-]+(\.\*)?$/, 'write module and name: tempfile.mktemp')).min(1),
    )
    .exactOptional(),
  transform: z.record(metavariable, astRule).exactOptional(),
  replace: z.string().max(10_000),
  imports: z
    .strictObject({
      add: z.array(line(300)).exactOptional(),
      removeIfUnused: z.array(line(100)).exactOptional(),
    })
    .exactOptional(),
});

const requires = z.strictObject({
  imports: names.exactOptional(),
  notImports: names.exactOptional(),
  dependencies: names.exactOptional(),
  files: z.enum(['tests', 'not-tests']).exactOptional(),
});

const provenance = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('shipped') }),
  z.strictObject({ from: z.literal('imported'), source: line(500), at: line(40) }),
  z.strictObject({
    from: z.literal('learned'),
    at: line(40),
    pairs: z
      .array(z.strictObject({ via: z.enum(['heal', 'commit', 'review', 'model']), ref: line(200), rule: line(200) }))
      .max(1000),
  }),
]);

/** `pattern.yml`: a `Pattern` without its id, which is its path. */
export const patternFile = z
  .strictObject({
    kind: z.literal('code'),
    title: line(120),
    languages: z.array(z.enum(['python', 'typescript', 'javascript'])).min(1),
    rules: z
      .array(z.string().regex(/^[a-z-]+\/\S+$/, 'a rule is written <scanner>/<rule>, as in ruff/S506'))
      .max(200)
      .default([]),
    messages: z.array(line(300)).max(50).default([]),
    safety: z.enum(safeties),
    review: z.enum(['none', 'cursory', 'full']),
    links: z
      .array(z.url({ protocol: /^https?$/ }))
      .max(50)
      .default([]),
    requires: requires.exactOptional(),
    rewrites: z.array(rewrite).min(1).max(50),
    provenance: provenance.exactOptional(),
  })
  .refine(({ rules, messages }) => rules.length + messages.length > 0, {
    path: ['rules'],
    message: 'name at least one rule that it answers, or an expression over messages',
  });
