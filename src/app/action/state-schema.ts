import { z } from 'zod';
import { recordKinds } from '#core/record.ts';
import { parseJson } from '#core/json.ts';
import type { Act } from '#core/ports/acts.ts';

/** Branch without history in common with the code; files are added to it and never changed. */
export const stateBranch = 'heal-state';

const short = z.string().max(1000);
const at = z.iso.datetime({ offset: true });
const ignored = z.strictObject({
  fingerprint: short,
  rule: short,
  path: z.string().max(4096),
  reason: z.string().max(4000),
  at,
});
const actSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('recorded'),
    entry: z.strictObject({
      remedy: short,
      origin: z.enum(['pattern', 'healer', 'tool', 'history', 'model']),
      rule: short,
      kind: z.enum(recordKinds),
      at,
      caseId: short,
    }),
  }),
  z.strictObject({ what: z.literal('ignored'), ignored }),
  z.strictObject({ what: z.literal('no-longer-ignored'), ignored, at }),
  z.strictObject({ what: z.literal('library'), at, about: short, detail: z.string().max(4000) }),
]);

/** Most of one file; what is longer is not ours. */
export const mostBytes = { events: 4 * 1024 * 1024, pattern: 256 * 1024, manifest: 256 * 1024 } as const;
export const mostFiles = 2000;

/** The acts of one run, a line each. Lines that are none are counted: a torn file must not take the rest with it. */
export function parseEvents(text: string): { readonly acts: readonly Act[]; readonly broken: number } {
  const acts: Act[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const act = actSchema.safeParse(parseJson(line)).data;
    if (act) acts.push(act);
    else broken++;
  }
  return { acts, broken };
}

export const eventsName = /^events\/[\w-]{1,80}\.jsonl$/;
export const patternFile = /^patterns\/code\/[a-z0-9][a-z0-9-]{0,100}\/[\w-]{1,60}\.[a-z]{1,5}$/;

/** What a run hands over beside its files. */
export const stateManifestSchema = z.strictObject({
  version: z.literal(1),
  /** Of the package in its repository, '' for the whole. */
  packagePath: z
    .string()
    .max(4096)
    .refine((path) => !path.startsWith('/') && !path.split('/').includes('..')),
  files: z.array(z.string().refine((name) => eventsName.test(name) || patternFile.test(name))).max(mostFiles),
  /** Files of patterns that were taken back. */
  removed: z.array(z.string().regex(patternFile)).max(mostFiles),
});
export type StateManifest = z.infer<typeof stateManifestSchema>;

/** Where a package's state is on the branch: '' for the whole repository. */
export function prefixOf(packagePath: string): string {
  return packagePath === '' || packagePath === '.' ? '' : `packages/${encodeURIComponent(packagePath)}/`;
}
