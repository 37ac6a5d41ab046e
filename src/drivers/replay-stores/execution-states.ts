import { EnvironmentError, messageOf } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import type { ExecutionStates, Kept } from '#core/ports/execution-states.ts';
import { sql, type Kysely } from 'kysely';
import type { EverythingRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';
import type { z } from 'zod';
import { openSqlite } from '../database/node-sqlite.ts';
import { makeQueue } from '../store/queue.ts';
import { everythingSchema, recordVersion, workflowSchema } from './execution-schema.ts';

interface Tables {
  readonly execution_state: {
    /** `workflow:<name>`, or `everything`. */
    readonly name: string;
    readonly revision: number;
    readonly body: string;
  };
}
const everything = 'everything';
const prefix = 'workflow:';

/**
 * States of workflows in a SQLite file that several processes share. The folder must be there.
 * Throws `EnvironmentError` when the file cannot be opened: then nothing is known, and nothing may run.
 */
export async function openExecutionStates(file: string): Promise<ExecutionStates> {
  // A quarantine must outlive a power cut.
  const database = openSqlite<Tables>(file, { synchronous: 'FULL' });
  try {
    // One statement, whoever is first: Kysely's migrations trip over each other when two processes begin at once.
    await database.db.schema
      .createTable('execution_state')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
  } catch (error) {
    await database.close();
    throw new EnvironmentError(
      `The states of workflows in ${file} cannot be opened: ${messageOf(error)}`,
      'Check that the disk has room and that you may write there. If the file is damaged, move it away: every workflow then starts anew, also one that was quarantined.',
      { cause: error },
    );
  }
  const { db } = database;
  const queue = makeQueue();
  const read = <T>(name: string, schema: z.ZodType<T>): Promise<Kept<T>> =>
    queue(async () => {
      const row = await db.selectFrom('execution_state').selectAll().where('name', '=', name).executeTakeFirst();
      return row ? { revision: row.revision, record: readBody(row.body, schema, name, file) } : nothingKept;
    });
  return {
    load: (workflow) => read(`${prefix}${workflow}`, workflowSchema),
    loadEverything: () => read(everything, everythingSchema),
    compareAndSave: (changes) =>
      queue(() =>
        saveAll(db, [
          ...(changes.workflow
            ? [{ name: `${prefix}${changes.workflow.record.info.workflow}`, ...changes.workflow }]
            : []),
          ...(changes.everything ? [{ name: everything, ...changes.everything }] : []),
        ]),
      ),
    workflows: () =>
      queue(async () => {
        const rows = await db
          .selectFrom('execution_state')
          .select('name')
          .where('name', 'like', `${prefix}%`)
          .orderBy('name')
          .execute();
        return rows.map(({ name }) => name.slice(prefix.length));
      }),
    close: () => queue(() => database.close()),
  };
}

const nothingKept = { revision: 0, record: undefined } as const;

interface NewRow {
  readonly name: string;
  /** That was looked at; 0: there was none. */
  readonly revision: number;
  readonly record: WorkflowRecord | EverythingRecord;
}
/**
 * One statement, so all or nothing. Not a transaction of several: between two of them this process would go on with other
 * work, and another connection of its own that waited for the file would wait for itself.
 */
async function saveAll(db: Kysely<Tables>, rows: readonly NewRow[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const values = sql.join(
    rows.map(({ name, revision, record }) => sql`(${name}, ${revision}, ${JSON.stringify(record)})`),
  );
  const { rows: saved } = await sql`
    with wanted (name, revision, body) as (values ${values})
    insert into execution_state (name, revision, body)
    select name, revision + 1, body from wanted
    where not exists (
      select 1 from wanted as one left join execution_state as kept on kept.name = one.name
      where coalesce(kept.revision, 0) <> one.revision
    )
    on conflict (name) do update set revision = excluded.revision, body = excluded.body
    returning name`.execute(db);
  return saved.length === rows.length;
}

function readBody<T>(body: string, schema: z.ZodType<T>, name: string, file: string): T {
  const value = parseJson(body);
  const about = name === everything ? 'of all workflows' : `of ${name.slice(prefix.length)}`;
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > recordVersion)
    throw new EnvironmentError(
      `The state ${about} in ${file} was written by a newer Heal (format ${version}, this one reads ${recordVersion}).`,
      'Update Heal here. Nothing of it runs until then.',
    );
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new EnvironmentError(
    `The state ${about} in ${file} cannot be read: ${issue ? `${issue.path.join('.') || 'all of it'}: ${issue.message}` : 'it is damaged'}.`,
    'Bring the file back from a backup. If there is none, move it away: every workflow then starts anew, also one that was quarantined.',
  );
}
