import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('fake-main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'heal-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [program, ...args], { cwd: folder, env: { PATH: process.env['PATH'], ...env } });
}
/** Runs to the end; the streams are pipes, as in a CI. */
async function finish(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = start(args, env);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out, err };
}
async function waitFor(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let seen = '';
  for await (const chunk of stream) {
    seen += String(chunk);
    if (seen.includes(text)) return;
  }
  throw new Error(`never said ${text}, but: ${seen}`);
}

describe('the process', () => {
  it('starts quickly and knows its version', async () => {
    const { code, out, err } = await finish(['0', '--version']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('colours only when asked to, as it is no terminal here', async () => {
    expect((await finish(['3', 'scan'])).out).not.toContain('\u001b');
    expect((await finish(['3', 'scan'], { FORCE_COLOR: '1' })).out).toContain('\u001b[1m');
    expect((await finish(['3', 'scan'], { FORCE_COLOR: '0' })).out).not.toContain('\u001b');
  });

  it('says stages in plain lines when nobody watches, and only on stderr', async () => {
    const child = start(['wait', 'fix', '--json']);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    await waitFor(child.stderr, 'Looking for problems\n');
    child.kill('SIGKILL');
    expect(out).toBe('');
  });

  it('stops at the first Ctrl-C with a sentence, and leaves at once at the second', async () => {
    const polite = start(['wait', 'fix']);
    let err = '';
    polite.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    setTimeout(() => polite.kill('SIGINT'), 600);
    expect(await new Promise((resolve) => polite.on('close', resolve))).toBe(2);
    expect(err).toContain('heal: Stopped before anything was written\nGo on where it ended: heal fix\n');

    const deaf = start(['deaf', 'fix']);
    setTimeout(() => deaf.kill('SIGINT'), 600);
    setTimeout(() => deaf.kill('SIGINT'), 900);
    expect(await new Promise((resolve) => deaf.on('close', resolve))).toBe(130);
  });

  it('is not upset when the reader leaves', async () => {
    const child = start(['5000', 'scan', '--json']);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    expect(err).not.toContain('EPIPE');
  });

  it('writes long JSON to its end', async () => {
    const { out } = await finish(['5000', 'scan', '--json']);
    expect(JSON.parse(out)).toMatchObject({ findings: { length: 5000 } });
  });

  it('speaks no commands to GitHub Actions by accident', async () => {
    const { err } = await finish(['0', '::error::owned'], { GITHUB_ACTIONS: 'true' });
    expect(err).toContain('unknown command');
    expect(err).not.toMatch(/^\s*::/m);
  });
});

describe('heal config', () => {
  it('answers with place and cure, prints what counts and why, and exits with 2', async () => {
    const repository = join(folder, 'r');
    mkdirSync(join(repository, '.git'), { recursive: true });
    mkdirSync(join(repository, 'shop'));
    writeFileSync(join(repository, 'heal.config.yml'), 'version: 1\nextends: heal:strict\nlimits: {maxHeals: 7}\n');
    const printed = await finish(['0', 'config', 'print', 'r/shop']);
    expect(printed.out).toMatch(/ {2}maxHeals: 7 +# heal\.config\.yml:3\n/);
    expect(printed.out).toMatch(/ {2}security: limited +# heal:strict\n/);
    expect((await finish(['0', 'config', 'validate', 'r/shop'])).out).toBe('✔ heal.config.yml\n');

    writeFileSync(join(repository, 'shop/heal.config.yml'), 'version: 1\nlimit: {}\n');
    const wrong = await finish(['0', 'config', 'validate', 'r/shop']);
    expect(wrong.code).toBe(2);
    expect(wrong.out).toContain('✘ shop/heal.config.yml:2:1: limit is not a known key. Did you mean limits?');
    const refused = await finish(['0', 'config', 'print', 'r/shop']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('heal config validate');
    expect(JSON.parse((await finish(['0', 'config', 'schema'])).out)).toHaveProperty('properties.limits');
  });
});

describe('on a terminal', () => {
  it('animates what lasts, in colours, and takes the animation away', async () => {
    // `script` gives the process a real terminal; where it is missing there is nothing to look at.
    const command = `stty cols 80 rows 24; ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} slow scan`;
    const run = promisify(execFile)('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], TERM: 'xterm-256color' },
    });
    const result = await run.catch((error: { code?: unknown; stdout?: string }) => error);
    if ('code' in result && result.code === 'ENOENT') return;
    expect(result.stdout).toContain('Scanning');
    expect(result.stdout).toContain('\u001b[?25h');
    expect(result.stdout).toContain('\u001b[1mFound 3 problems');
  });
});
