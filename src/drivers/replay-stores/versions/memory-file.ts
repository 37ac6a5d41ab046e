import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import { refuseToLearn, type Appearance, type StepSuccess, type TargetMemory } from '#core/replay/learned.ts';
import { idOfLook, isSameLook, restoreInk, storeInk, type StoredInk } from './looks.ts';

/** Only what is validated gets in: the table itself refuses the rest. */
const schema = `
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), changes INTEGER NOT NULL);
INSERT OR IGNORE INTO state VALUES (1, 0);
CREATE TABLE IF NOT EXISTS success (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL, step TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL,
  rung TEXT NOT NULL, score REAL NOT NULL, margin REAL NOT NULL, ms REAL NOT NULL,
  state TEXT NOT NULL CHECK (state = 'running'), is_confirmed INTEGER NOT NULL CHECK (is_confirmed = 1),
  UNIQUE (run, step, at));
CREATE INDEX IF NOT EXISTS success_target ON success (step, target);
CREATE TABLE IF NOT EXISTS appearance (
  id TEXT PRIMARY KEY, target TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, grey BLOB NOT NULL,
  ink TEXT, rung TEXT NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sighting (
  appearance TEXT NOT NULL REFERENCES appearance (id) ON DELETE CASCADE, run TEXT NOT NULL, step TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (appearance, run, step, at)) WITHOUT ROWID;
`;
const mostSuccesses = 20_000;
const mostAppearances = 12;

const Rung = z.enum(findingRungs);
const MemoryRow = z.object({
  step: z.string(),
  target: z.string(),
  rung: Rung,
  successes: z.number(),
  score: z.number(),
  least: z.number(),
  ms: z.number(),
  last: z.string(),
});
const AppearanceRow = z.object({
  id: z.string(),
  target: z.string(),
  width: z.number(),
  height: z.number(),
  grey: z.instanceof(Uint8Array),
  ink: z.string().nullable(),
  rung: Rung,
  first_at: z.string(),
  last_at: z.string(),
  confirmed: z.number(),
  runs: z.number(),
});
const StoredInkText = z.object({
  shape: z.string(),
  aspect: z.number(),
  fill: z.number(),
  x: z.number(),
  y: z.number(),
});

/** What is remembered of targets, in one file without others beside it: copied, it is whole. */
export class MemoryFile {
  private readonly database: DatabaseSync;

  constructor(file: string, { mayCreate }: { readonly mayCreate: boolean }) {
    if (!mayCreate && !existsSync(file)) throw new Error('memory.sqlite is missing');
    this.database = new DatabaseSync(file, { timeout: 5000 });
    this.database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    if (mayCreate) this.database.exec(schema);
  }

  /** Grows with each change; equal numbers of one line of versions are equal memories. */
  changes(): number {
    return z.object({ changes: z.number() }).parse(this.database.prepare('SELECT changes FROM state').get()).changes;
  }

  /** Answers the appearance that was seen, if a look was given. Told twice, a success counts once. */
  add(success: StepSuccess, known: readonly Pick<Appearance, 'look'>[]): string | undefined {
    const refusal = refuseToLearn(success);
    if (refusal !== undefined) throw new Error(`not to be remembered: ${refusal}`);
    const { run, step, target, at, rung, score, margin, ms, look, state } = success;
    return this.together(() => {
      const insert = this.database.prepare(
        `INSERT OR IGNORE INTO success (run, step, target, at, rung, score, margin, ms, state, is_confirmed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      );
      if (insert.run(run, step, target, at, rung, score, margin, ms, state).changes === 0) return undefined;
      this.database.prepare('DELETE FROM success WHERE id <= (SELECT max(id) FROM success) - ?').run(mostSuccesses);
      const isNew = look !== undefined && !known.some((one) => isSameLook(one.look, look));
      const seen = isNew ? this.sight({ ...success, look }) : undefined;
      this.touch();
      return seen;
    });
  }

  private sight({ run, step, target, at, rung, look }: StepSuccess & { readonly look: Appearance['look'] }): string {
    const same = this.appearances(target).find((one) => isSameLook(one.look, look));
    const id = same?.id ?? idOfLook(target, look);
    const { width, height, grey } = look.picture;
    const ink = look.ink ? JSON.stringify(storeInk(look.ink)) : null;
    this.database
      .prepare(
        `INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at`,
      )
      .run(id, target, width, height, grey, ink, rung, at, at);
    this.database.prepare('INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?)').run(id, run, step, at);
    // Those that were seen least make room; never the one that was seen just now.
    this.database
      .prepare(
        `DELETE FROM appearance WHERE target = ?1 AND id <> ?2 AND id NOT IN (
           SELECT a.id FROM appearance a WHERE a.target = ?1 AND a.id <> ?2
           ORDER BY (SELECT count(*) FROM sighting s WHERE s.appearance = a.id) DESC, a.rowid DESC LIMIT ?3)`,
      )
      .run(target, id, mostAppearances - 1);
    return id;
  }

  memory(): readonly TargetMemory[] {
    const rows = this.database
      .prepare(
        `SELECT step, target, rung, count(*) AS successes, avg(score) AS score, min(score) AS least, avg(ms) AS ms,
           max(at) AS last FROM success GROUP BY step, target, rung ORDER BY step, target, rung`,
      )
      .all()
      .map((row) => MemoryRow.parse(row));
    const runs = new Map(
      this.database
        .prepare('SELECT step, target, count(DISTINCT run) AS runs FROM success GROUP BY step, target')
        .all()
        .map((row) => [JSON.stringify([row['step'], row['target']]), Number(row['runs'])]),
    );
    return [...Map.groupBy(rows, ({ step, target }) => JSON.stringify([step, target]))].flatMap(([key, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const successes = own.reduce((sum, row) => sum + row.successes, 0);
      const mean = (of: (row: z.infer<typeof MemoryRow>) => number) =>
        own.reduce((sum, row) => sum + of(row) * row.successes, 0) / successes;
      return {
        step: first.step,
        target: first.target,
        successes,
        runs: runs.get(key) ?? 0,
        rungs: Object.fromEntries(own.map((row) => [row.rung, row.successes])),
        meanScore: mean((row) => row.score),
        leastScore: Math.min(...own.map((row) => row.least)),
        meanMs: mean((row) => row.ms),
        lastAt:
          own
            .map((row) => row.last)
            .sort()
            .at(-1) ?? '',
      };
    });
  }

  /** Most confirmed first. */
  appearances(target?: string): readonly Appearance[] {
    return this.database
      .prepare(
        `SELECT a.*, count(s.run) AS confirmed, count(DISTINCT s.run) AS runs FROM appearance a
         LEFT JOIN sighting s ON s.appearance = a.id WHERE ?1 IS NULL OR a.target = ?1
         GROUP BY a.id ORDER BY confirmed DESC, a.id`,
      )
      .all(target ?? null)
      .map((row) => toAppearance(AppearanceRow.parse(row)));
  }

  forget(appearances: readonly string[]): void {
    this.together(() => {
      for (const id of appearances) this.database.prepare('DELETE FROM appearance WHERE id = ?').run(id);
      this.touch();
    });
  }

  /** Undefined when every page is as SQLite wants it. */
  problem(): string | undefined {
    const [answer] = Object.values(this.database.prepare('PRAGMA quick_check(1)').get() ?? {});
    return answer === 'ok' ? undefined : String(answer).slice(0, 200);
  }

  close(): void {
    this.database.close();
  }

  private touch(): void {
    this.database.exec('UPDATE state SET changes = changes + 1');
  }

  private together<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      this.database.exec('COMMIT');
      return done;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** True where the file is no database any more, or not the whole of one. https://sqlite.org/rescode.html */
export function isCorrupt(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff);
}

function toAppearance(row: z.infer<typeof AppearanceRow>): Appearance {
  const stored: StoredInk | undefined =
    row.ink === null ? undefined : StoredInkText.parse(JSON.parse(row.ink) as unknown);
  return {
    id: row.id,
    target: row.target,
    look: {
      picture: { width: row.width, height: row.height, grey: Uint8Array.from(row.grey) },
      ink: stored && restoreInk(stored),
    },
    rung: row.rung,
    confirmed: row.confirmed,
    runs: row.runs,
    firstAt: row.first_at,
    lastAt: row.last_at,
  };
}
