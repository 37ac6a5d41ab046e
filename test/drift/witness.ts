import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { waitFor } from '../replay/support/processes.ts';
import type { TruthBox, TruthEvent } from './app.ts';

/** A moment: how much each of several logs held then. */
export type Mark = readonly number[];
type Source = () => Promise<readonly TruthEvent[]>;

/** Tells what an application, and what may lie over it, got; and where its widgets are. */
export class Witness {
  readonly boxes: () => Promise<readonly TruthBox[]>;
  readonly #sources: readonly Source[];

  /** Each source tells all of its events so far, oldest first. */
  constructor(boxes: () => Promise<readonly TruthBox[]>, sources: readonly Source[]) {
    this.boxes = boxes;
    this.#sources = sources;
  }

  with(source: Source): Witness {
    return new Witness(this.boxes, [...this.#sources, source]);
  }

  async mark(): Promise<Mark> {
    return Promise.all(this.#sources.map(async (source) => (await source()).length));
  }

  async eventsAfter(mark: Mark): Promise<readonly TruthEvent[]> {
    const parts = await Promise.all(this.#sources.map(async (source, at) => (await source()).slice(mark[at] ?? 0)));
    return parts.flat();
  }

  /** Waits for what has to come, at most so long, and a moment longer for what must not. */
  async settle(mark: Mark, isEnough: (events: readonly TruthEvent[]) => boolean, mostMs: number) {
    const until = performance.now() + mostMs;
    while (!isEnough(await this.eventsAfter(mark)) && performance.now() < until) await pause(20);
    await pause(60);
    return this.eventsAfter(mark);
  }
}

const Boxes = z.object({
  boxes: z.array(z.object({ widget: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
});
const Line = z.object({ what: z.string(), widget: z.string(), more: z.string() });
/** What a line of a log means; undefined for what means nothing. */
export type Translate = (what: string, more: string, widget: string) => TruthEvent['what'] | undefined;

/** Reads what an application writes into its folder, and asks it there: see `apps/form.py`. */
export function witnessIn(folder: string, translate: Translate): Witness {
  return new Witness(() => askBoxes(folder), [() => readEvents(folder, translate)]);
}

async function askBoxes(folder: string): Promise<readonly TruthBox[]> {
  const file = join(folder, 'boxes.json');
  await rm(file, { force: true });
  await writeFile(join(folder, 'ask'), '');
  await waitFor('the application tells where its widgets are', () => existsSync(file));
  return Boxes.parse(JSON.parse(await readFile(file, 'utf8'))).boxes;
}

async function readEvents(folder: string, translate: Translate) {
  const file = join(folder, 'events.jsonl');
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8');
  // The last line may be half written.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.flatMap((line): TruthEvent[] => {
    if (line === '') return [];
    const said = Line.parse(JSON.parse(line));
    const what = translate(said.what, said.more, said.widget);
    return what === undefined ? [] : [{ what, widget: said.widget }];
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
