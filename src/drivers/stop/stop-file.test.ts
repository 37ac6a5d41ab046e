import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeEmergencyStop } from './stop-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('emergency stop', () => {
  it('aborts a watching process within a second, and stays until it is cleared', async () => {
    const stop = makeEmergencyStop(join(folder, 'a', 'stop.json'));
    const controller = new AbortController();
    const unwatch = stop.watch(controller);
    const started = performance.now();
    await stop.set({ at: '2026-01-01', reason: 'wrong fix seen' });
    await new Promise((resolve) => controller.signal.addEventListener('abort', resolve));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(String(controller.signal.reason)).toContain('wrong fix seen');
    unwatch();
    expect(await stop.clear()).toBe(true);
    expect(await stop.clear()).toBe(false);
    expect(await stop.read()).toBeUndefined();
  });

  it('takes rubbish in the file for a stop', async () => {
    const file = join(folder, 'stop.json');
    writeFileSync(file, '{{{');
    expect(await makeEmergencyStop(file).read()).toMatchObject({ reason: 'no reason given' });
  });
});
