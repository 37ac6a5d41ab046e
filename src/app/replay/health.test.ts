import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AutoHealStatus } from '#core/replay/auto-heal.ts';
import { openScene } from '#domains/replay/auto-heal/fixtures/scene.ts';
import { makeLog } from '../server/log.ts';
import { startServer } from '../server/server.ts';
import { makeReplayHealthRoute } from './health.ts';
import { readReplayStatus } from './read-status.ts';

async function serve(readStatus: () => Promise<AutoHealStatus>, now = () => new Date()) {
  const log = makeLog({ write: () => {}, now: () => new Date(), secrets: [] });
  const routes = [makeReplayHealthRoute(readStatus, now)];
  const server = await startServer({ host: '127.0.0.1', port: 0, routes, log });
  const ask = async () => {
    const answer = await fetch(`${server.url}/replayz`);
    return { status: answer.status, body: await answer.json() };
  };
  return { ask, close: () => server.close(0) };
}

describe('/replayz', () => {
  it('is well while all may go on, 503 when one is quarantined, and names none', async () => {
    const { manager, fail, succeed } = await openScene();
    let minutes = 0;
    const now = () => new Date(Date.UTC(2026, 2, 1, 8, minutes));
    const { ask, close } = await serve(() => manager.getStatusReport(), now);
    await succeed('01', 'secret-workflow');
    expect(await ask()).toMatchObject({
      status: 200,
      body: { healthy: true, workflows: { running: 1 }, meanStepMs: 200 },
    });
    for (let n = 0; n < 10; n++) await fail('WATCHDOG_TIMEOUT', '01', 'secret-workflow');
    expect(await ask()).toMatchObject({ status: 200 });
    minutes = 1;
    const bad = await ask();
    expect(bad).toMatchObject({
      status: 503,
      body: {
        healthy: false,
        breaker: 'closed',
        workflows: { running: 0, quarantined: 1 },
        steps: { done: 1, failed: 10 },
      },
    });
    expect(JSON.stringify(bad)).not.toContain('secret');
    await close();
  });

  it('is not well when nothing can be read', async () => {
    const { ask, close } = await serve(() => Promise.reject(new Error('/home/ada/states.sqlite is damaged')));
    expect(await ask()).toEqual({ status: 503, body: { healthy: false, readable: false } });
    await close();
  });

  it('reads a folder as it is, and makes nothing where nothing was replayed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heal-replayz-'));
    const settings = { cwd: folder, env: process.env, now: () => new Date() };
    expect(await readReplayStatus('.', settings)).toMatchObject({ healthy: true, workflows: [] });
    expect(readdirSync(folder)).toEqual([]);
    mkdirSync(join(folder, '.heal', 'replay'), { recursive: true });
    const { fail, states } = await openScene(join(folder, '.heal', 'replay', 'states.sqlite'));
    for (let n = 0; n < 10; n++) await fail('WATCHDOG_TIMEOUT');
    await states.close();
    const status = await readReplayStatus('.', settings);
    expect(status).toMatchObject({ healthy: false, workflows: [{ workflow: 'book', state: 'quarantined' }] });
    writeFileSync(join(folder, '.heal', 'stop.json'), '{ "at": "2026-03-01", "reason": "wrong window" }');
    expect(await readReplayStatus('.', settings)).toMatchObject({ healthy: false, stopped: 'wrong window' });
    rmSync(folder, { recursive: true });
  });
});
