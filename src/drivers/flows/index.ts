import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigError, messageOf } from '#core/errors.ts';

const path = z.string().min(1).max(200);
const rules = z.array(z.string().min(1)).max(40);
const flowFile = z.strictObject({
  languages: z.array(z.enum(['python', 'typescript', 'javascript'])).min(1),
  aliases: z.record(path, path).default({}),
  sources: z
    .array(
      z.strictObject({
        at: path,
        kind: z.enum(['request', 'argument', 'environment', 'file', 'network', 'page']),
        confidence: z.number().min(0).max(1),
        safeFor: rules.exactOptional(),
      }),
    )
    .default([]),
  entries: z
    .array(
      z.strictObject({
        at: path.exactOptional(),
        imports: path.exactOptional(),
        params: z.array(z.string()).exactOptional(),
        named: z.record(z.string(), z.string()).exactOptional(),
        others: z.enum(['source', 'nothing']).exactOptional(),
        returnsHtml: z.boolean().exactOptional(),
      }),
    )
    .default([]),
  sinks: z
    .array(
      z
        .strictObject({
          rule: z.string().min(1),
          at: path.exactOptional(),
          set: path.exactOptional(),
          args: z.array(z.union([z.number().int().min(0), z.string()])),
          shape: z.string().exactOptional(),
          when: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).exactOptional(),
          safePrefix: z.string().exactOptional(),
          textOnly: z.boolean().exactOptional(),
        })
        .refine((sink) => (sink.at === undefined) !== (sink.set === undefined), 'a sink has either `at` or `set`'),
    )
    .default([]),
  sanitizers: z.array(z.strictObject({ at: path, for: rules })).default([]),
  guards: z.array(z.strictObject({ at: path, arg: z.number().int().min(-1), for: rules })).default([]),
  passes: z.array(path).default([]),
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
    throw new ConfigError(`flows/${file}: ${detail}`, 'correct the file; its fields are described in the docs of flows');
  }
}
