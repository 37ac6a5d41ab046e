import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { sha256 } from '#core/fingerprint.ts';
import type { Embedder } from '#core/ports/embedder.ts';
import type {
  IndexReport,
  LikenessEntry,
  LikenessHit,
  LikenessQuery,
  PatternIndex,
} from '#core/ports/pattern-index.ts';
import { takeLock } from '../lock/lock-file.ts';
import { fuse } from './fuse.ts';
import { loadLance, type Lance, type SetVariable } from './lance.ts';
import { digestOf, embedBoth, makeRows } from './rows.ts';
import { readState, stateFile, writeState } from './state.ts';
import { PatternTable } from './table.ts';
import { makeWarmCache, type WarmCache } from './warm-cache.ts';

export interface PatternIndexParts {
  /** `.heal/vectors` of the repository: each embedding has a folder of its own in it, so vectors are never mixed. */
  readonly folder: string;
  readonly embedder: Embedder;
  /** Ids of the patterns that are used most; the first hundred are kept in memory. */
  readonly mostUsed?: readonly string[];
  /** Most time for one `sync`, in milliseconds; what is left is done by the next one. Default: 20 seconds. */
  readonly syncMs?: number;
  readonly setVariable: SetVariable;
}

/** Raise when rows are made otherwise than before. */
const layout = 1;
const batch = 512;
/** So few entries are written again within a search that finds their table broken. */
const rebuiltAtOnce = 2000;
const rememberedQueries = 500;
/** How many each of the two searches brings before they become one order. */
const depth = 30;

/** Opens the index, or says why there is none: LanceDB's native part is optional. Nothing is written yet. */
export async function openPatternIndex(parts: PatternIndexParts): Promise<PatternIndex | { readonly missing: string }> {
  const lance = await loadLance(parts.setVariable);
  return 'missing' in lance ? lance : new LanceIndex(lance, parts);
}

/** Each embedding has a folder of its own, so that vectors of two are never compared. */
export function folderNameOf(embedder: Embedder): string {
  return sha256(`${layout}:${embedder.id}:${2 * embedder.dimension}`).slice(0, 12);
}

class LanceIndex implements PatternIndex {
  private readonly lance: Lance;
  private readonly parts: PatternIndexParts;
  /** Name of the embedding's own folder. */
  private readonly own: string;
  private readonly folder: string;
  private readonly width: number;
  private table: Promise<PatternTable | undefined> | undefined;
  private warm: Promise<WarmCache> | undefined;
  private entries: readonly LikenessEntry[] = [];
  private trouble: string | undefined;
  private readonly answered = new Map<string, readonly LikenessHit[]>();
  /** One thing at a time changes the table. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(lance: Lance, parts: PatternIndexParts) {
    this.lance = lance;
    this.parts = parts;
    this.width = 2 * parts.embedder.dimension;
    this.own = folderNameOf(parts.embedder);
    this.folder = join(parts.folder, this.own);
  }

  sync(entries: readonly LikenessEntry[]): Promise<IndexReport> {
    this.entries = entries;
    const done = this.writing.then(() => this.write(entries));
    this.writing = done;
    return done;
  }

  async search(query: LikenessQuery, limit: number): Promise<readonly LikenessHit[]> {
    await this.writing;
    const key = JSON.stringify([query.language, limit, query.text, query.code]);
    const known = this.answered.get(key);
    if (known) return known;
    try {
      const hits = await this.ask(query, limit).catch(async () => {
        await this.recover();
        return this.ask(query, limit);
      });
      if (await this.open()) this.trouble = undefined;
      else this.trouble ??= 'the index is not written yet';
      this.remember(key, hits);
      return hits;
    } catch (error) {
      this.fail(error);
      return [];
    }
  }

  problem(): string | undefined {
    return this.trouble;
  }

  async close(): Promise<void> {
    await this.writing;
    (await this.table?.catch(() => undefined))?.close();
    this.forget();
  }

  private async ask(query: LikenessQuery, limit: number): Promise<readonly LikenessHit[]> {
    const [vector] = await embedBoth(this.parts.embedder, [query]);
    const table = await this.open();
    if (vector === undefined || table === undefined) return [];
    this.warm ??= makeWarmCache(table, this.parts.mostUsed ?? []);
    const sure = (await this.warm).search(vector, query.language, limit);
    if (sure) return sure;
    const [byVector, byText] = await Promise.all([
      table.byVector(vector, query.language, Math.max(depth, limit)),
      table.byText(`${query.text}\n${query.code}`, query.language, Math.max(depth, limit)),
    ]);
    return fuse(byVector, byText, limit);
  }

  /** A table that fails in a search: back to the last good state, or written again when that is quick. */
  private async recover(): Promise<void> {
    const table = await this.open().catch(() => undefined);
    const isBack = (await table?.goBack(this.width).catch(() => false)) ?? false;
    if (isBack) {
      // What was added since is missing: the next sync has to look.
      await rm(stateFile(this.folder), { force: true });
      return;
    }
    this.forget();
    if (this.entries.length > rebuiltAtOnce) throw new Error('the index is broken and is rebuilt by the next run');
    await rm(this.folder, { recursive: true, force: true });
    await this.sync(this.entries);
    if (this.trouble !== undefined) throw new Error(this.trouble);
  }

  private open(): Promise<PatternTable | undefined> {
    this.table ??= PatternTable.open(this.lance, this.folder, this.width);
    return this.table;
  }

  private async write(entries: readonly LikenessEntry[]): Promise<IndexReport> {
    const nothing = { added: 0, removed: 0, left: 0 };
    const library = sha256(entries.map(digestOf).join('\n'));
    const state = await readState(this.folder);
    if (state?.library === library && state.rows === entries.length) return nothing;
    try {
      await mkdir(this.parts.folder, { recursive: true });
      const lock = await takeLock(join(this.parts.folder, 'writer.lock'), 'heal: index of patterns');
      try {
        const report = await this.change(entries).catch(async (error: unknown) => {
          // An older state that can be read is better than none, on a full disk for one.
          if (await this.isWhole()) throw error;
          // Files are the truth: whatever is wrong with the table, a new one is right.
          this.forget();
          await rm(this.folder, { recursive: true, force: true });
          return this.change(entries);
        });
        if (report.left === 0) await writeState(this.folder, { library, rows: entries.length });
        await this.dropOthers();
        this.trouble = undefined;
        return report;
      } finally {
        await lock.release();
      }
    } catch (error) {
      // Another process that writes now writes the same: its table is good enough to search.
      if (!(error instanceof EnvironmentError)) this.fail(error);
      this.forget();
      return { ...nothing, left: entries.length };
    }
  }

  private async change(entries: readonly LikenessEntry[]): Promise<IndexReport> {
    const until = performance.now() + (this.parts.syncMs ?? 20_000);
    let table = await this.open().catch(() => undefined);
    const present = (await table?.digests()) ?? new Map<string, string>();
    const wanted = new Map(entries.map((entry) => [entry.patternId, entry]));
    const fresh = [...wanted.values()].filter((entry) => present.get(entry.patternId) !== digestOf(entry));
    const gone = [...present.keys()].filter((id) => !wanted.has(id));
    const replaced = fresh.flatMap(({ patternId }) => (present.has(patternId) ? [patternId] : []));
    if (gone.length + replaced.length > 0) await table?.remove([...gone, ...replaced]);
    let added = 0;
    for (let from = 0; from < fresh.length && (from === 0 || performance.now() < until); from += batch) {
      const rows = await makeRows(this.parts.embedder, fresh.slice(from, from + batch));
      if (table) await table.add(rows);
      else table = await PatternTable.create(this.lance, this.folder, rows);
      added += rows.length;
    }
    await table?.settle(present.size === 0);
    this.forget();
    this.table = Promise.resolve(table);
    return { added, removed: gone.length, left: fresh.length - added };
  }

  private async isWhole(): Promise<boolean> {
    this.forget();
    try {
      const table = await this.open();
      await table?.readWhole(this.width);
      return table !== undefined;
    } catch {
      return false;
    }
  }

  /** Vectors of other embeddings are of no use any more, and would be old when they were wanted again. */
  private async dropOthers(): Promise<void> {
    for (const name of await readdir(this.parts.folder))
      if (/^[0-9a-f]{12}$/.test(name) && name !== this.own)
        await rm(join(this.parts.folder, name), { recursive: true, force: true });
  }

  private remember(key: string, hits: readonly LikenessHit[]): void {
    if (this.answered.size >= rememberedQueries) this.answered.clear();
    this.answered.set(key, hits);
  }
  private forget(): void {
    this.table = undefined;
    this.warm = undefined;
    this.answered.clear();
  }
  private fail(error: unknown): void {
    // The end of LanceDB's messages tells where in its own sources they come from.
    const [first = ''] = messageOf(error)
      .replace(/, \S+\.rs:\d+.*$/s, '')
      .split('\n');
    this.trouble = first.slice(0, 300);
  }
}
