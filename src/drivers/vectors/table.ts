import { rm } from 'node:fs/promises';
import type { Connection, Table } from '@lancedb/lancedb';
import type { Language } from '#core/finding.ts';
import type { Lance } from './lance.ts';
import { readRow, type FoundRow, type Row } from './rows.ts';

const name = 'patterns';
const tag = /^good-(\d+)$/;
/** Tagged states that are kept to go back to. */
const keptTags = 3;
/** From so many rows on an index over the vectors is built: below, comparing with all is as fast and misses nothing. */
const vectorIndexFrom = 5000;
/** Parts of that index that are compared with: found all of the five best of 100,000. */
const probedParts = 24;
const found = ['id', 'languages'];

/** The table of one folder. Every method throws what LanceDB throws. */
export class PatternTable {
  private readonly lance: Lance;
  private readonly connection: Connection;
  private readonly table: Table;
  readonly folder: string;

  private constructor(lance: Lance, connection: Connection, table: Table, folder: string) {
    this.lance = lance;
    this.connection = connection;
    this.table = table;
    this.folder = folder;
  }

  /** Undefined when there is none yet. Only what is cheap to see is looked at: a part that was cut off shows in a search. */
  static async open(lance: Lance, folder: string, width: number): Promise<PatternTable | undefined> {
    const connection = await lance.connect(folder);
    try {
      if (!(await connection.tableNames()).includes(name)) return undefined;
      const table = await connection.openTable(name);
      await checkWidth(table, width);
      return new PatternTable(lance, connection, table, folder);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  static async create(lance: Lance, folder: string, rows: readonly Row[]): Promise<PatternTable> {
    await rm(folder, { recursive: true, force: true });
    const connection = await lance.connect(folder);
    const table = await connection.createTable(name, rows.map(toRecord), { mode: 'overwrite' });
    return new PatternTable(lance, connection, table, folder);
  }

  /** Digests by id; those that stand there twice are given as the empty text, so that they are written anew. */
  async digests(): Promise<Map<string, string>> {
    const digests = new Map<string, string>();
    const rows: unknown[] = await this.table.query().select(['id', 'digest']).toArray();
    for (const row of rows) {
      if (typeof row !== 'object' || row === null || !('id' in row) || !('digest' in row)) continue;
      const id = String(row.id);
      digests.set(id, digests.has(id) ? '' : String(row.digest));
    }
    return digests;
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += 500) {
      const some = ids.slice(from, from + 500).map(quote);
      await this.table.delete(`id IN (${some.join(', ')})`);
    }
  }

  async add(rows: readonly Row[]): Promise<void> {
    await this.table.add(rows.map(toRecord));
  }

  /**
   * Brings the indexes up to date, marks this state as a good one and lets old ones go: at once when nobody can be
   * reading them (`isNew`), else those older than an hour, because another process may.
   */
  async settle(isNew: boolean): Promise<void> {
    // Before the indexes are built: one over parts that are joined afterwards would be written again.
    await this.table.optimize();

    const indexes = new Set((await this.table.listIndices()).flatMap(({ columns }) => columns));
    if (!indexes.has('text')) {
      await this.table.createIndex('text', { config: this.lance.Index.fts({ withPosition: false }) });
    }
    const rows = await this.table.countRows();
    if (rows >= vectorIndexFrom && !indexes.has('vector')) {
      const numPartitions = Math.round(Math.sqrt(rows) / 2);
      const config = this.lance.Index.ivfFlat({
        distanceType: 'dot',
        numPartitions,
        sampleRate: 64,
        maxIterations: 10,
      });
      await this.table.createIndex('vector', { config });
    }
    const tags = await this.table.tags();
    const known = await listTags(this.table);
    await tags.create(`good-${(known[0]?.number ?? 0) + 1}`, await this.table.version());
    for (const { name: old } of known.slice(keptTags - 1)) await tags.delete(old);
    const cleanupOlderThan = new Date(performance.timeOrigin + performance.now() - (isNew ? 0 : 3_600_000));
    await this.table.optimize({ cleanupOlderThan, deleteUnverified: isNew });
  }

  byVector(vector: Float32Array, language: Language, limit: number): Promise<FoundRow[]> {
    return speaking(language, limit, (most, where) => {
      const query = this.table.vectorSearch(Array.from(vector)).distanceType('dot').nprobes(probedParts);
      const chosen = where === undefined ? query : query.where(where);
      return chosen
        .select([...found, '_distance'])
        .limit(most)
        .toArray();
    });
  }

  byText(text: string, language: Language, limit: number): Promise<FoundRow[]> {
    return speaking(language, limit, (most, where) => {
      const query = this.table.search(text, 'fts', 'text');
      const chosen = where === undefined ? query : query.where(where);
      return chosen
        .select([...found, '_score'])
        .limit(most)
        .toArray();
    });
  }

  /** Rows by id, for the cache. */
  async byId(ids: readonly string[]): Promise<readonly FoundRow[]> {
    if (ids.length === 0) return [];
    const wanted = `id IN (${ids.map(quote).join(', ')})`;
    return parseRows(
      await this.table
        .query()
        .where(wanted)
        .select([...found, 'vector'])
        .toArray(),
    );
  }

  /** Goes back to the youngest good state that can be read whole; false when there is none. */
  async goBack(width: number): Promise<boolean> {
    for (const { name: good } of await listTags(this.table)) {
      try {
        await this.table.checkout(good);
        await this.readWhole(width);
        await this.table.restore();
        return true;
      } catch {
        // An older one may still be whole.
      }
    }
    await this.table.checkoutLatest();
    return false;
  }

  /** Compares with every row and reads every text: throws when a part of the table is cut off. */
  async readWhole(width: number): Promise<void> {
    const zero = Array.from({ length: width }, () => 0);
    await this.table
      .vectorSearch(zero)
      .distanceType('dot')
      .bypassVectorIndex()
      .select(['id', '_distance'])
      .limit(1)
      .toArray();
    await this.table.countRows('length(text) < 0 OR length(digest) < 0');
  }

  count(): Promise<number> {
    return this.table.countRows();
  }

  close(): void {
    this.table.close();
    this.connection.close();
  }
}

async function checkWidth(table: Table, width: number): Promise<void> {
  const field = (await table.schema()).fields.find((one) => one.name === 'vector');
  const type: unknown = field?.type;
  const size = typeof type === 'object' && type !== null && 'listSize' in type ? type.listSize : undefined;
  if (size !== width) throw new Error(`the table has vectors of ${String(size)} numbers, wanted are ${width}`);
}

async function listTags(table: Table): Promise<{ name: string; number: number }[]> {
  const tags = await (await table.tags()).list();
  return Object.keys(tags)
    .flatMap((one) => (tag.test(one) ? [{ name: one, number: Number(tag.exec(one)?.[1]) }] : []))
    .sort((a, b) => b.number - a.number);
}

function parseRows(rows: readonly unknown[]): FoundRow[] {
  return rows.flatMap((row) => readRow(row) ?? []);
}
function toRecord(row: Row): Record<string, unknown> {
  return { ...row };
}
/**
 * Rows of the language. A condition makes the database read that column of every row, which costs more than the search:
 * so more rows are asked for without one, and only when too few of them speak the language are they asked for with it.
 */
async function speaking(
  language: Language,
  limit: number,
  ask: (most: number, where: string | undefined) => Promise<readonly unknown[]>,
): Promise<FoundRow[]> {
  const some = parseRows(await ask(3 * limit, undefined));
  const fitting = some.filter(({ languages }) => languages.includes(language));
  if (fitting.length >= limit || some.length < 3 * limit) return fitting.slice(0, limit);
  return parseRows(await ask(limit, `languages LIKE '%${language}%'`));
}
function quote(id: string): string {
  return `'${id.replaceAll("'", "''")}'`;
}
