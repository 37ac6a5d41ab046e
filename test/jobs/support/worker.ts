import { openJobQueue } from '#drivers/queue/index.ts';
import { appendFileSync } from 'node:fs';
import { quick } from './queues.ts';

/**
 * A worker to be killed: `node worker.ts <queue as JSON> <file for notes> <ms per job>`. Its notes tell when a job began
 * and ended, as lines `<begin|end> <lane> <key> <attempt> <pid>`; a line is written at once or not at all.
 */
const [place = '{}', notes = '', ms = '0'] = process.argv.slice(2);
const queue = await openJobQueue({ ...quick, leaseMs: 2000, ...JSON.parse(place) });
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
process.on('message', (message) => message === 'stop' && stopping.abort());
process.send?.('ready');
await queue.work(
  {
    async note({ job, attempt, signal }) {
      const write = (what: string) =>
        appendFileSync(notes, `${what} ${job.lane ?? '-'} ${job.key} ${attempt.number} ${process.pid} ${Date.now()}\n`);
      write('begin');
      await new Promise((resolve) => setTimeout(resolve, Number(ms)));
      if (signal.aborted) throw new Error('stopped');
      write('end');
      return { state: 'succeeded', result: attempt.number };
    },
    async hang({ signal }) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new Error('stopped');
    },
    async stall({ attempt }) {
      // As a long computation does: the process lives, and says nothing.
      const end = Date.now() + (attempt.number === 1 ? 4500 : 0);
      while (Date.now() < end);
      return { state: 'succeeded', result: attempt.number };
    },
  },
  { parallel: 4, signal: stopping.signal },
);
await queue.close();
process.disconnect?.();
