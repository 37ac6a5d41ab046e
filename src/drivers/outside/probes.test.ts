import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { makeOutsideProbes } from './probes.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-probes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const probes = makeOutsideProbes(folder);
const signal = new AbortController().signal;

it('reads a file, or says that there is none', async () => {
  writeFileSync(join(folder, 'a.txt'), 'Grüße');
  expect(await probes.file('a.txt')).toBe('Grüße');
  expect(await probes.file('b.txt')).toBeUndefined();
  expect(await probes.file('.')).toBeUndefined();
});

it('asks an address once, follows nothing, and knows silence', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/' });
    response.end('x'.repeat(request.url === '/long' ? 3_000_000 : 2));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this shape.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await probes.http(`${url}/`, signal)).toEqual({ status: 200, body: 'xx' });
  expect((await probes.http(`${url}/moved`, signal))?.status).toBe(302);
  expect((await probes.http(`${url}/long`, signal))?.body.length).toBeLessThan(2_000_000);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await probes.http(`${url}/`, signal)).toBeUndefined();
  expect(await probes.http('file:///etc/passwd', signal)).toBeUndefined();
});

it('reads one value of a database, and can write nothing', async () => {
  const file = join(folder, 'a.db');
  const database = new DatabaseSync(file);
  database.exec("create table orders (id, state); insert into orders values (1, 'paid')");
  database.close();
  expect(await probes.sql('a.db', 'select state from orders')).toBe('paid');
  expect(await probes.sql('a.db', 'select count(*) from orders')).toBe('1');
  expect(await probes.sql('a.db', "update orders set state = 'free' returning state")).toBeUndefined();
  expect(await probes.sql('a.db', 'select state from orders')).toBe('paid');
  expect(await probes.sql('none.db', 'select 1')).toBeUndefined();
});
