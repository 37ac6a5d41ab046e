import { z } from 'zod';
import { safeties } from '#core/finding.ts';

const astRule = z.record(z.string(), z.unknown());

const rewrite = z.strictObject({
  match: astRule,
  constraints: z.record(z.string(), astRule).exactOptional(),
  replace: z.string(),
  imports: z
    .strictObject({
      add: z.array(z.string().min(1)).exactOptional(),
      removeIfUnused: z.array(z.string().min(1)).exactOptional(),
    })
    .exactOptional(),
});

/** `pattern.yml`: a `Pattern` without its id, which is its path. */
export const patternFile = z.strictObject({
  kind: z.literal('code'),
  title: z.string().min(1).max(120),
  languages: z.array(z.enum(['python', 'typescript', 'javascript'])).min(1),
  rules: z.array(z.string().regex(/^[a-z-]+\/\S+$/, 'a rule is written <scanner>/<rule>')).min(1),
  messages: z.array(z.string().min(1).max(300)).exactOptional(),
  safety: z.enum(safeties),
  review: z.enum(['none', 'cursory', 'full']),
  links: z.array(z.url()).min(1),
  rewrites: z.array(rewrite).min(1),
});
