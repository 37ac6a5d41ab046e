import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigError, messageOf } from '#core/errors.ts';
import { expandAliases, expandAll, expandPaths } from './braces.ts';

const path = z.string().min(1).max(2000);
const rules = z.array(z.string().min(1)).max(40);
const literals = z.array(z.union([z.string(), z.number(), z.boolean()])).min(1);
const condition = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ is: literals }),
  z.strictObject({ not: literals }),
  z.strictObject({ like: z.string(), orAbsent: z.boolean().exactOptional() }),
]);
const when = z.record(z.string(), condition);
const source = z.strictObject({
  at: path,
  kind: z.enum(['request', 'argument', 'environment', 'file', 'network', 'page']),
  confidence: z.number().min(0).max(1),
  safeFor: rules.exactOptional(),
});
const entry = z.strictObject({
  at: path.exactOptional(),
  imports: path.exactOptional(),
  file: z.string().exactOptional(),
  name: z.string().exactOptional(),
  when: when.exactOptional(),
  params: z.array(z.string()).exactOptional(),
  named: z.record(z.string(), z.string()).exactOptional(),
  others: z.enum(['source', 'nothing']).exactOptional(),
  skip: z.array(path).exactOptional(),
  returnsHtml: z.boolean().exactOptional(),
});
const sink = z
  .strictObject({
    rule: z.string().min(1),
    at: path.exactOptional(),
    set: path.exactOptional(),
    args: z.array(z.union([z.number().int().min(0), z.string()])),
    shape: z.string().exactOptional(),
    when: when.exactOptional(),
    safePrefix: z.string().exactOptional(),
    textOnly: z.boolean().exactOptional(),
    objectsOnly: z.boolean().exactOptional(),
    format: z.number().int().min(0).exactOptional(),
  })
  .refine((one) => (one.at === undefined) !== (one.set === undefined), 'a sink has either `at` or `set`');
const flowFile = z.strictObject({
  languages: z.array(z.enum(['python', 'typescript', 'javascript'])).min(1),
  aliases: z.record(path, path).default({}).transform(expandAliases),
  families: z.array(path).default([]),
  sources: z.array(source).default([]).transform(expandAll),
  entries: z.array(entry).default([]).transform(expandAll),
  sinks: z.array(sink).default([]).transform(expandAll),
  sanitizers: z
    .array(z.strictObject({ at: path, for: rules }))
    .default([])
    .transform(expandAll),
  guards: z
    .array(z.strictObject({ at: path, arg: z.number().int().min(-1), for: rules }))
    .default([])
    .transform(expandAll),
  passes: z.array(path).default([]).transform(expandPaths),
  unpacks: z.array(path).default([]).transform(expandPaths),
  returns: z.record(path, z.number().int().min(0)).default({}),
  exits: z.array(path).default([]).transform(expandPaths),
});
/** What `flows/<language>/<name>.yml` holds, with its name. */
export type LoadedFlow = z.infer<typeof flowFile> & { readonly name: string };

/** Reads every `<folder>/<language>/<name>.yml`. Throws a ConfigError that names the file when one is wrong. */
export async function loadFlows(folder: string): Promise<LoadedFlow[]> {
  const flows: LoadedFlow[] = [];
  for (const language of (await readdir(folder)).sort()) {
    for (const file of (await readdir(join(folder, language))).sort()) {
      if (file.endsWith('.yml')) flows.push(await loadOne(folder, `${language}/${file}`));
    }
  }
  return flows;
}

async function loadOne(folder: string, file: string): Promise<LoadedFlow> {
  try {
    const data: unknown = parse(await readFile(join(folder, file), 'utf8'), { maxAliasCount: 0 });
    return { ...flowFile.parse(data), name: file.replace(/\.yml$/, '') };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new ConfigError(
      `flows/${file}: ${detail}`,
      'correct the file; its fields are described in the docs of flows',
    );
  }
}
