import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Octokit } from '@octokit/rest';
import { afterEach, expect, test } from 'vitest';

let child: ChildProcess | undefined;
afterEach(() => void child?.kill());

/** Node 24 of the dependencies, also where the system has an older one. */
const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');

test('runs as a process of its own and is told what to do', async () => {
  child = spawn(node, [fileURLToPath(new URL('main.ts', import.meta.url)), '--prefix', '/api/v3'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = child.stdout ? await once(child.stdout, 'data') : [''];
  const { baseUrl, controlUrl } = JSON.parse(String(line));
  const tell = async (command: string, input: unknown = {}): Promise<Record<string, unknown>> =>
    Object(await (await fetch(`${controlUrl}/${command}`, { method: 'POST', body: JSON.stringify(input) })).json());
  await tell('create-repo', { repository: 'ada/shop', files: { 'a.py': 'x = 1\n' } });
  await tell('push', { repository: 'ada/shop', login: 'ada', branch: 'fix', files: { 'a.py': 'x = 2\n' } });
  const { token } = await tell('token', { login: 'ada' });
  const { rest } = new Octokit({ baseUrl, auth: String(token) });
  const { data } = await rest.pulls.create({ owner: 'ada', repo: 'shop', head: 'fix', base: 'main', title: 'x' });
  expect(data.changed_files).toBe(1);
  expect(await tell('state')).toMatchObject({ violations: [], ownFaults: [] });
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});
