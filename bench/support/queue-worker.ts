import { openJobQueue } from '#drivers/queue/index.ts';

/** A worker of the benchmark: `node queue-worker.ts <databaseUrl> <parallel>`. Its jobs wait a little, as those of Heal do. */
const [databaseUrl = '', parallel = '4'] = process.argv.slice(2);
const queue = await openJobQueue({ databaseUrl, leaseMs: 3000 });
const stopping = new AbortController();
process.on('message', (message) => message === 'stop' && stopping.abort());
process.send?.('ready');
await queue.work(
  {
    async wait() {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { state: 'succeeded' };
    },
  },
  { parallel: Number(parallel), signal: stopping.signal },
);
await queue.close();
process.disconnect?.();
