import { sql } from 'kysely';
import type { HealCase } from '#core/case.ts';
import type { Ledger, MoveEvent } from '#core/ports/ledger.ts';
import type { Database } from '../database/database.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

/** Cases and their moves; `close` ends the whole store. */
export function makeLedger(database: Database<Tables>, queue: Queue, close: () => Promise<void>): Ledger {
  const { db } = database;
  return {
    startRun: (run) =>
      queue(async () => {
        const { id, startedAt, pid, command, host, aliveAt } = run;
        await db.transaction().execute(async (transaction) => {
          const row = { id, started_at: startedAt, finished_at: null, pid, command };
          await transaction.insertInto('run').values(row).execute();
          await transaction.insertInto('run_host').values({ run_id: id, host, alive_at: aliveAt }).execute();
        });
      }),
    touchRun: (id, at) =>
      queue(async () => {
        await db.updateTable('run_host').set({ alive_at: at }).where('run_id', '=', id).execute();
      }),
    finishRun: (id, at) =>
      queue(async () => {
        await db.updateTable('run').set({ finished_at: at }).where('id', '=', id).execute();
      }),
    runs: () =>
      queue(async () => {
        const rows = await db
          .selectFrom('run')
          .leftJoin('run_host', 'run_host.run_id', 'run.id')
          .selectAll('run')
          .select(['host', 'alive_at'])
          .orderBy('started_at', 'desc')
          .limit(50)
          .execute();
        return rows.map((row) => ({
          id: row.id,
          startedAt: row.started_at,
          finishedAt: row.finished_at ?? undefined,
          pid: row.pid,
          command: row.command,
          host: row.host ?? '',
          aliveAt: row.alive_at ?? row.started_at,
        }));
      }),
    save: (healCase, event) => queue(() => saveMove(database, healCase, event)),
    load: (caseId) =>
      queue(async () => {
        const row = await db.selectFrom('heal_case').select('body').where('id', '=', caseId).executeTakeFirst();
        return row && readCase(row.body);
      }),
    cases: (filter = {}) =>
      queue(async () => {
        let query = db.selectFrom('heal_case').select('body').orderBy('moved_at', 'desc');
        if (filter.stage) query = query.where('stage', '=', filter.stage);
        if (filter.idPrefix) query = query.where('id', 'like', `${filter.idPrefix.replace(/[^\w]/g, '')}%`);
        if (filter.limit) query = query.limit(filter.limit);
        return (await query.execute()).map((row) => readCase(row.body));
      }),
    events: (filter) =>
      queue(async () => {
        let query = db.selectFrom('case_event').select(['seq', 'body']).orderBy('seq');
        if (filter.caseId) query = query.where('case_id', '=', filter.caseId);
        if (filter.after !== undefined) query = query.where('seq', '>', filter.after);
        if (filter.limit !== undefined) query = query.limit(filter.limit);
        return (await query.execute()).map((row) => ({ seq: row.seq, event: readEvent(row.body) }));
      }),
    close,
  };
}

async function saveMove(database: Database<Tables>, healCase: HealCase, event: MoveEvent): Promise<number> {
  return database.db.transaction().execute(async (transaction) => {
    // Positions are given in the order in which they become visible: who reads on from one misses nothing.
    await database.lock(transaction, 'moves');
    const row = {
      id: healCase.id,
      kind: healCase.kind,
      stage: healCase.stage,
      rule: healCase.finding.rule,
      moved_at: event.at,
      body: JSON.stringify(healCase),
    };
    await transaction
      .insertInto('heal_case')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    const { seq } = await transaction
      .insertInto('case_event')
      .values({ seq: nextMove, case_id: healCase.id, run_id: event.runId, at: event.at, body: JSON.stringify(event) })
      .returning('seq')
      .executeTakeFirstOrThrow();
    return seq;
  });
}

const nextMove = sql<number>`(select coalesce(max(seq), 0) + 1 from case_event)`;

// Only Heal writes these columns, in the transaction above: what comes back has the type that went in.
const readCase = (body: string) => JSON.parse(body) as HealCase;
const readEvent = (body: string) => JSON.parse(body) as MoveEvent;
