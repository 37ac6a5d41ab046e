import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Isolation, SandboxCopy } from '#core/ports/sandbox.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeSandbox } from '#drivers/sandbox/sandbox.ts';

const isolations: readonly Isolation[] = ['bubblewrap', 'docker', 'podman', 'none'];
const place = mkdtempSync(join(tmpdir(), 'heal-conformance-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(isolations)('%s', (isolation) => {
  const tempFolder = join(place, isolation);
  mkdirSync(tempFolder);
  const path = process.env['PATH'] ?? '';
  const sandbox = makeSandbox({ tempFolder, home: place, path, expose: [], makeRunTool, allow: [isolation] });

  /** Opens a copy of a small repository, and takes it away again; skips where this machine has no such isolation. */
  const inCopy = async (skip: (why: string) => void, use: (copy: SandboxCopy, repository: string) => Promise<void>) => {
    const found = await sandbox
      .probe()
      .catch((error: unknown) => ({ isolation: 'none' as const, reason: String(error) }));
    if (found.isolation !== isolation) return skip(`${isolation} is not to be had here: ${found.reason}`);
    const repository = mkdtempSync(join(place, 'repository-'));
    writeFileSync(join(repository, 'a.txt'), 'original\n');
    const outside = mkdtempSync(join(place, 'outside-'));
    symlinkSync(outside, join(repository, 'link'));
    const copy = await sandbox.open(repository, '');
    try {
      expect(copy.isolation).toBe(isolation);
      await use(copy, repository);
      expect(readdirSync(outside), 'nothing was written through the link').toEqual([]);
    } finally {
      await copy.close();
    }
    expect(readdirSync(tempFolder), 'nothing is left of the copy').toEqual([]);
    expect(readFileSync(join(repository, 'a.txt'), 'utf8')).toBe('original\n');
  };

  it('writes and restores files of the copy, never of the repository', ({ skip }) =>
    inCopy(skip, async (copy, repository) => {
      await copy.write('a.txt', Buffer.from('changed\n'));
      expect(readFileSync(join(copy.root, 'a.txt'), 'utf8')).toBe('changed\n');
      expect(readFileSync(join(repository, 'a.txt'), 'utf8')).toBe('original\n');
      await copy.restore('a.txt');
      expect(readFileSync(join(copy.root, 'a.txt'), 'utf8')).toBe('original\n');
    }));
  it('refuses to write outside of the copy', ({ skip }) =>
    inCopy(skip, async (copy) => {
      for (const bad of ['../escaped.txt', 'x/../../escaped.txt', join(place, 'escaped.txt'), 'link/escaped.txt', '']) {
        await expect(copy.write(bad, Buffer.from('x')), bad).rejects.toThrow();
      }
      expect(existsSync(join(place, 'escaped.txt'))).toBe(false);
      expect(existsSync(join(copy.root, '..', 'escaped.txt'))).toBe(false);
    }));
  it('runs in the copy, with what was written there and none of our environment', ({ skip }) =>
    inCopy(skip, async (copy) => {
      process.env['HEAL_CONFORMANCE_SECRET'] = 'secret-of-the-parent';
      await copy.write('a.txt', Buffer.from('changed\n'));
      const result = await copy.run({ argv: ['sh', '-c', 'cat a.txt; env; echo new > b.txt'], timeoutMs: 20_000 });
      delete process.env['HEAL_CONFORMANCE_SECRET'];
      expect(result).toMatchObject({ status: 'exited', code: 0 });
      expect(result.stdout).toContain('changed');
      expect(result.stdout).not.toContain('secret-of-the-parent');
      expect(readFileSync(join(copy.root, 'b.txt'), 'utf8')).toBe('new\n');
    }));
  it('ends within a second of a stop what runs in it', ({ skip }) =>
    inCopy(skip, async (copy) => {
      const stop = new AbortController();
      const running = copy.run({ argv: ['sh', '-c', 'sleep 60 & sleep 60'], timeoutMs: 60_000 }, stop.signal);
      setTimeout(() => stop.abort(), 300);
      expect(await running).toMatchObject({ status: 'stopped' });
    }));
});
