import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readAutoHealPolicy } from '#config/auto-heal-policy-read.ts';
import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { openPolicyFile, type PolicyFile } from './policy-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened: PolicyFile[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

let places = 0;
async function openIn(text?: string, settleMs = 15) {
  const root = join(folder, `${++places}`);
  mkdirSync(root);
  const file = join(root, 'auto_heal_policy.json');
  if (text !== undefined) writeFileSync(file, text);
  const said: string[] = [];
  const open = () => openPolicyFile({ file, root, settleMs, everyMs: 100, say: (sentence) => said.push(sentence) });
  return { root, file, said, open };
}
const quarantineAt = (failures: number) => JSON.stringify({ version: 1, quarantined: { failures } });
async function openNow(text?: string, settleMs?: number) {
  const place = await openIn(text, settleMs);
  const policy = await place.open();
  opened.push(policy);
  return { ...place, policy, failures: () => policy.policy().quarantined.failures };
}
const soon = { timeout: 10_000, interval: 20 };

describe('the policy file', () => {
  it('counts from the start, and where there is none the defaults do', async () => {
    expect((await openNow()).policy.policy()).toBe(defaultAutoHealPolicy);
    expect((await openNow(quarantineAt(12))).failures()).toBe(12);
  });

  it('is not started with when it is wrong: nothing before it could count', async () => {
    const { open } = await openIn('{ "version": 1, "quarantined": { "failure": 3 } }');
    await expect(open()).rejects.toThrow(
      'auto_heal_policy.json:1:34: quarantined.failure is not a known key. Write failures',
    );
  });

  it('is followed when it comes, is written over, and is renamed over', async () => {
    const { root, file, said, failures } = await openNow();
    writeFileSync(file, quarantineAt(11));
    await vi.waitFor(() => expect(failures()).toBe(11), soon);
    writeFileSync(file, quarantineAt(12));
    await vi.waitFor(() => expect(failures()).toBe(12), soon);
    writeFileSync(join(root, '.swap'), quarantineAt(13));
    renameSync(join(root, '.swap'), file);
    await vi.waitFor(() => expect(failures()).toBe(13), soon);
    expect(said).toEqual(Array(3).fill('auto_heal_policy.json: the new policy counts from now on.'));
  });

  it('keeps the old policy when it gets wrong or goes away, says so with place and remedy, and takes the next one', async () => {
    const { file, said, policy, failures } = await openNow(quarantineAt(11));
    writeFileSync(file, '{ "version": 1,\n  "quarantined": { "failures": 2 } }');
    await vi.waitFor(
      () => expect(policy.problem()).toMatch(/2:32: quarantined.failures is 2, less than degraded.failures/),
      soon,
    );
    expect(failures()).toBe(11);
    expect(said.at(-1)).toContain('the policy before it goes on counting. auto_heal_policy.json:2:32');
    rmSync(file);
    await vi.waitFor(() => expect(policy.problem()).toContain('is gone'), soon);
    expect(failures()).toBe(11);
    writeFileSync(file, quarantineAt(12));
    await vi.waitFor(() => expect(failures()).toBe(12), soon);
    expect(policy.problem()).toBe('');
  });

  it('refuses a link to the outside, a file that is too large, a folder and a pipe, and waits for none of them', async () => {
    const { root, file, policy, failures } = await openNow(quarantineAt(11));
    const outside = join(folder, 'outside.json');
    writeFileSync(outside, quarantineAt(12));
    const changes: readonly [() => void, string][] = [
      [() => symlinkSync(outside, file), 'outside of this package'],
      [() => writeFileSync(file, `${quarantineAt(12)}${' '.repeat(70_000)}`), 'larger than 64 KiB'],
      [() => mkdirSync(file), 'is no file'],
      ...(process.platform === 'win32'
        ? []
        : [[() => void execFileSync('mkfifo', [file]), 'is no file'] as [() => void, string]]),
    ];
    for (const [change, problem] of changes) {
      rmSync(file, { recursive: true });
      change();
      await vi.waitFor(() => expect(policy.problem()).toContain(problem), soon);
      expect(failures()).toBe(11);
    }
    rmSync(file);
    writeFileSync(join(root, 'inside.json'), quarantineAt(13));
    symlinkSync('inside.json', file);
    await vi.waitFor(() => expect(failures()).toBe(13), soon);
  });

  it('says loudly that test mode is on', async () => {
    const test = '{ "version": 1, "testMode": { "enabled": true } }';
    const { said, file } = await openNow(test);
    expect(said).toEqual([expect.stringContaining('TEST MODE IS ON')]);
    writeFileSync(file, '{ "version": 1 }');
    await vi.waitFor(() => expect(said).toHaveLength(2), soon);
    writeFileSync(file, test);
    await vi.waitFor(() => expect(said.at(-1)).toContain('counts from now on. TEST MODE IS ON'), soon);
  });

  it('property 6: however it is written, what counts is one of the valid policies that were written, whole', async () => {
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 4));
    // Long against the pauses of whoever writes, also on a busy machine.
    const { root, file, policy } = await openNow(quarantineAt(10), 60);
    // Numbers that belong together: a mix of two files would show.
    const textOf = (n: number) =>
      JSON.stringify({
        version: 1,
        degraded: { failures: n },
        quarantined: { failures: n + 1 },
        everything: { failures: n + 2 },
      });
    const mixes: unknown[] = [];
    const look = () => {
      const { degraded, quarantined, everything } = policy.policy();
      const start = quarantined.failures === 10 && degraded.failures === 5;
      if (!start && (quarantined.failures !== degraded.failures + 1 || everything.failures !== degraded.failures + 2))
        mixes.push(policy.policy());
    };
    const watching = setInterval(look, 1);
    const ways = {
      async rename(text: string) {
        writeFileSync(join(root, '.swap'), text);
        renameSync(join(root, '.swap'), file);
      },
      async 'in pieces'(text: string) {
        const handle = openSync(file, 'w');
        for (let at = 0; at < text.length; at += 20) {
          writeSync(handle, text.slice(at, at + 20));
          await pause();
        }
        closeSync(handle);
      },
      async 'in place'(text: string) {
        const handle = openSync(file, 'r+');
        for (let at = 0; at < text.length; at += 20) {
          writeSync(handle, text.slice(at, at + 20), at);
          await pause();
        }
        closeSync(handle);
      },
      async wrong(text: string) {
        writeFileSync(file, text.replace('version', 'versoin'));
      },
    };
    const way = fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[]));
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(way, fc.integer({ min: 10, max: 97 })), { minLength: 1, maxLength: 4 }),
          async (writes) => {
            let valid: number | undefined;
            for (const [how, n] of writes) {
              await ways[how](textOf(n));
              look();
            }
            const [how, n] = writes.at(-1) ?? [];
            if (how !== 'wrong') valid = n;
            if (valid !== undefined)
              await vi.waitFor(() => expect(policy.policy().degraded.failures).toBe(valid), soon);
            else await vi.waitFor(() => expect(policy.problem()).not.toBe(''), soon);
            look();
          },
        ),
        { numRuns: 20 },
      );
    } finally {
      clearInterval(watching);
    }
    expect(mixes).toEqual([]);
    expect(readAutoHealPolicy(textOf(50), '')).toHaveProperty('policy');
  });
});
