import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeRunTool } from './run-tool.ts';

const run = makeRunTool({ root: process.cwd(), env: { PATH: '/usr/bin:/bin' } });
const node = (code: string): string[] => [process.execPath, '-e', code];

/** A zombie that nobody has reaped yet is dead, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a tool run', () => {
  test('gives output, code and what was put in', async () => {
    const echo = node('process.stdin.pipe(process.stdout); process.stderr.write("warn"); process.exitCode = 3');
    expect(await run({ argv: echo, stdin: 'héllo', timeoutMs: 5000 })).toMatchObject({
      status: 'exited',
      code: 3,
      stdout: 'héllo',
      stderr: 'warn',
    });
  });

  test('gets only the environment it was given', async () => {
    const { stdout } = await run({
      argv: node('console.log(JSON.stringify(process.env))'),
      env: { MINE: '1' },
      timeoutMs: 5000,
    });
    expect(JSON.parse(stdout)).toEqual({ PATH: '/usr/bin:/bin', MINE: '1' });
  });

  test('is not started when the program is missing or not executable', async () => {
    expect((await run({ argv: ['no-such-program-anywhere'], timeoutMs: 500 })).status).toBe('not-started');
    expect((await run({ argv: ['/etc/passwd'], timeoutMs: 500 })).status).toBe('not-started');
    expect((await run({ argv: [], timeoutMs: 500 })).status).toBe('not-started');
    expect((await run({ argv: [process.execPath, 'a\0b'], timeoutMs: 500 })).status).toBe('not-started');
  });

  test('tells the signal that ended it', async () => {
    expect(await run({ argv: node('process.kill(process.pid, "SIGTERM")'), timeoutMs: 5000 })).toMatchObject({
      status: 'exited',
      code: 143,
    });
  });

  test('decodes bytes that are no UTF-8 with a replacement', async () => {
    const { stdout } = await run({
      argv: node('process.stdout.write(Buffer.from([97, 255, 98]))'),
      timeoutMs: 5000,
    });
    expect(stdout).toBe('a\uFFFDb');
  });

  test('is cut and ended when it prints too much', async () => {
    const flood = node(
      'const b = Buffer.alloc(1 << 16, 120); const f = () => { while (process.stdout.write(b)); process.stdout.once("drain", f) }; f()',
    );
    const before = process.memoryUsage().rss;
    const result = await run({ argv: flood, timeoutMs: 20_000, maxOutputBytes: 1_000_000 });
    expect(result).toMatchObject({ status: 'too-much-output', code: undefined });
    expect(result.stdout.length).toBe(1_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('that hangs is ended in time, its children too, although they ignore SIGTERM', async () => {
    const child = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
    const parent = `const c = require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], {stdio: "inherit"}); console.log(c.pid); setInterval(() => {}, 1000)`;
    const result = await run({ argv: node(parent), timeoutMs: 800 });
    expect(result.status).toBe('timed-out');
    expect(result.ms).toBeLessThan(3000);
    await sleep(50);
    expect(isAlive(Number(result.stdout))).toBe(false);
  });

  test('stops within a second of the signal', async () => {
    const stop = new AbortController();
    const running = run({ argv: node('setInterval(() => {}, 1000)'), timeoutMs: 20_000 }, stop.signal);
    await sleep(200);
    const at = performance.now();
    stop.abort();
    expect((await running).status).toBe('stopped');
    expect(performance.now() - at).toBeLessThan(1000);
    expect((await run({ argv: ['true'], timeoutMs: 500 }, stop.signal)).status).toBe('stopped');
  });

  test('is not kept waiting by a child that holds the output open', async () => {
    const parent =
      'require("child_process").spawn("sleep", ["30"], {stdio: "inherit"}); console.log("done"); process.exit(0)';
    const result = await run({ argv: node(parent), timeoutMs: 20_000 });
    expect(result).toMatchObject({ status: 'exited', code: 0, stdout: 'done\n' });
    expect(result.ms).toBeLessThan(5000);
  });
});
