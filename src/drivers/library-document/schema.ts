import { z } from 'zod';
import { exampleName, patternFile, patternName } from '../patterns/schema.ts';

/** Raised when a reader of today could no longer read what is written. */
export const documentVersion = 1;

const text = z.string().max(20_000);
const count = z.number().int().min(0);
const example = z.string().regex(exampleName, 'an example is named before.py, before-2.ts or untouched.py');

/** What became of a pattern where it was exported: for people; whoever imports it starts its own record. */
const record = z.strictObject({
  verified: count,
  kept: count,
  'rolled-back': count,
  rejected: count,
  reverted: count,
});
export type RecordSummary = z.infer<typeof record>;

export const documentEntry = z.strictObject({
  id: z
    .string()
    .refine((id) => id.startsWith('code/') && patternName.test(id.slice('code/'.length)), 'an id is code/<name>'),
  pattern: patternFile,
  examples: z.strictObject({
    heals: z
      .array(z.strictObject({ name: example, before: text, after: text }))
      .min(1)
      .max(50),
    untouched: z.array(z.strictObject({ name: example, text })).max(50),
  }),
  record: record.exactOptional(),
});

const noLibrary = 'this is no library of patterns: one begins with `format: heal-patterns`';

/** Entries are checked one by one: a broken one must not hide the others. */
export const libraryDocument = z.strictObject(
  {
    format: z.literal('heal-patterns', noLibrary),
    version: z.literal(documentVersion, `this version of Heal reads documents of version ${documentVersion}`),
    exportedAt: z.string().max(40).exactOptional(),
    patterns: z.array(z.unknown()).max(20_000),
  },
  { error: ({ code }) => (code === 'invalid_type' ? noLibrary : undefined) },
);
