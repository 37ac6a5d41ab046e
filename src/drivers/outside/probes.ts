import { open } from 'node:fs/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isAbsolute, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { OutsideProbes } from '#core/ports/replay.ts';

const most = { fileBytes: 4_000_000, bodyBytes: 1_000_000, waitMs: 5000 };

/** Looks at files, addresses and SQLite files for postconditions. Relative paths count from `folder`. Nothing is written. */
export function makeOutsideProbes(folder: string): OutsideProbes {
  const place = (path: string): string => (isAbsolute(path) ? path : resolve(folder, path));
  return {
    file: (path) => readStart(place(path)),
    http: getOnce,
    sql: async (file, query) => queryOnce(place(file), query),
  };
}

async function readStart(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(Math.min(size, most.fileBytes));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    // Missing, no file, not readable: for the condition it is not there.
    return undefined;
  }
}

/** `node:http` rather than `fetch`, which does not work under Wine. */
function getOnce(url: string, signal: AbortSignal): Promise<{ status: number; body: string } | undefined> {
  return new Promise((done) => {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return done(undefined);
    const send = url.toLowerCase().startsWith('https:') ? requestHttps : requestHttp;
    const request = send(url, { method: 'GET', signal, timeout: most.waitMs }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const finish = (): void => {
        done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < most.bodyBytes) return;
        finish();
        response.destroy();
      });
      response.on('end', finish);
      response.on('error', () => done(undefined));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => done(undefined));
    request.end();
  });
}

function queryOnce(file: string, query: string): string | undefined {
  let database: DatabaseSync;
  try {
    // Extensions stay off, and whatever the query attaches is opened for reading only, too.
    database = new DatabaseSync(file, { readOnly: true, allowExtension: false });
  } catch {
    return undefined;
  }
  try {
    const row = database.prepare(query).get();
    const value = row && Object.values(row)[0];
    return value === undefined || value === null ? undefined : String(value);
  } catch {
    // Locked by its application, or no such table yet: asked again until the step's time is over.
    return undefined;
  } finally {
    database.close();
  }
}
