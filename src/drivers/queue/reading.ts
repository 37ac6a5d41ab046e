import type { JobQueue } from '#core/ports/job-queue.ts';
import { readAttempt, readEvent, readJob } from './read-rows.ts';
import type { JobStore } from './rows.ts';

/** The part of a queue that only looks. */
export function makeReading({ database: { db } }: JobStore): Pick<JobQueue, 'load' | 'attempts' | 'events' | 'list'> {
  return {
    async load(id) {
      const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readJob(row);
    },
    async attempts(jobId) {
      const rows = await db
        .selectFrom('job_attempt')
        .selectAll()
        .where('job_id', '=', jobId)
        .orderBy('number')
        .execute();
      return rows.map(readAttempt);
    },
    async events(jobId, after = 0) {
      const rows = await db
        .selectFrom('job_event')
        .selectAll()
        .where('job_id', '=', jobId)
        .where('seq', '>', after)
        .orderBy('seq')
        .execute();
      return rows.map(readEvent);
    },
    async list({ tenant, state, name, limit = 100 }) {
      let query = db.selectFrom('job').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
      if (tenant !== undefined) query = query.where('tenant', '=', tenant);
      if (state !== undefined) query = query.where('state', '=', state);
      if (name !== undefined) query = query.where('name', '=', name);
      return (await query.execute()).map(readJob);
    },
  };
}
