import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { RunJournal, UnfinishedRun } from '#core/ports/replay.ts';

const entrySchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('begin'), run: z.string(), at: z.string() }),
  z.object({ is: z.literal('intend'), run: z.string(), step: z.string(), at: z.string() }),
  z.object({ is: z.literal('acted'), run: z.string(), step: z.string(), at: z.string() }),
  z.object({
    is: z.literal('settled'),
    run: z.string(),
    step: z.string(),
    at: z.string(),
    status: z.enum(['done', 'failed']),
  }),
  z.object({ is: z.literal('end'), run: z.string(), at: z.string(), status: z.string() }),
]);
type Entry = z.infer<typeof entrySchema>;

/**
 * The journal of one workflow: a line for each move, on the disk before the move is made. It holds one run: the last one.
 * A line that a crash cut off counts as not written, which is what it means: the move had not begun.
 */
export function makeRunJournal(file: string): RunJournal {
  const append = async (entry: Entry): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.appendFile(`${JSON.stringify(entry)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  return {
    unfinished: async () => findUnfinished(await readEntries(file)),
    async begin(run, at) {
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.tmp`;
      await writeFile(draft, `${JSON.stringify({ is: 'begin', run, at } satisfies Entry)}\n`, {
        mode: 0o600,
        flush: true,
      });
      await rename(draft, file);
    },
    intend: (run, step, at) => append({ is: 'intend', run, step, at }),
    acted: (run, step, at) => append({ is: 'acted', run, step, at }),
    settled: (run, step, at, status) => append({ is: 'settled', run, step, at, status }),
    end: (run, at, status) => append({ is: 'end', run, at, status }),
  };
}

async function readEntries(file: string): Promise<Entry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .map((line) => entrySchema.safeParse(parseJson(line)))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []));
}

function findUnfinished(entries: readonly Entry[]): UnfinishedRun | undefined {
  const first = entries[0];
  if (!first || entries.some(({ is }) => is === 'end')) return undefined;
  const done: string[] = [];
  let middle: UnfinishedRun['middle'];
  for (const entry of entries) {
    if (entry.is === 'intend') middle = { step: entry.step, was: 'intended', at: entry.at };
    if (entry.is === 'acted') middle = { step: entry.step, was: 'acted', at: entry.at };
    if (entry.is === 'settled') {
      middle = undefined;
      if (entry.status === 'done') done.push(entry.step);
    }
  }
  return { run: first.run, startedAt: first.at, done, middle };
}
