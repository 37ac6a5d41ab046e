import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Delivery, WaitingJob } from './delivery.ts';

/** Its own, so that another program that uses graphile-worker in the same database is not disturbed. */
export const workerSchema = 'heal_worker';
export const cancelChannel = 'heal_cancel';
const worker = sql.id(workerSchema);

/**
 * graphile-worker carries what the rows say: its key is the id of the job, so that there is one delivery of each, and
 * its named queues are the lanes, so that workers are not sent to a lane in vain.
 */
export function makeGraphileDelivery(leaseMs: number): Delivery {
  return {
    scheduling,
    async schedule(transaction, job) {
      await sql`select ${scheduling(job)}`.execute(transaction);
    },
    async withdraw(transaction, id) {
      await sql`select ${worker}.remove_job(${id})`.execute(transaction);
    },
    async announceCancel(transaction, id) {
      await sql`select pg_notify(${cancelChannel}, ${id})`.execute(transaction);
    },
    async release(transaction, pools) {
      // Also of workers that died before they could say the name of their pool.
      const { rows } = await sql<{ locked_by: string }>`
        select distinct locked_by from ${worker}.jobs
        where locked_by = any(${pools}) or (
          locked_at < clock_timestamp() - make_interval(secs => ${leaseMs / 1000})
          and not exists (select 1 from job_worker where job_worker.pool = jobs.locked_by))`.execute(transaction);
      const locked = [...new Set([...pools, ...rows.map((row) => row.locked_by)])];
      if (locked.length === 0) return;
      await sql`select ${worker}.force_unlock_workers(${locked})`.execute(transaction);
      // Deliveries that were replaced while they were locked have no key and no attempt left.
      await sql`
        select count(*) from ${worker}.complete_jobs(array(
          select id from ${worker}.jobs where key is null and attempts >= max_attempts and locked_at is null))`.execute(
        transaction,
      );
    },
  };
}

/** Where the delivery of the key is being worked on right now, graphile-worker lets that end and adds another. */
function scheduling({ id, tenant, name, lane, priority, runAt }: WaitingJob): RawBuilder<unknown> {
  return sql`${worker}.add_job(
    identifier => ${name}, payload => ${JSON.stringify({ id })}::json, job_key => ${id},
    queue_name => ${lane === null ? null : nameLane(tenant, lane)}, priority => ${priority}::int,
    run_at => coalesce(${runAt ?? null}::timestamptz, clock_timestamp()))`;
}

function nameLane(tenant: string, lane: string): string {
  return createHash('sha256').update(`${tenant}\0${lane}`).digest('hex').slice(0, 40);
}
