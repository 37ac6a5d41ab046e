import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Frame } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { openSight } from './open-sight.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-sight-'));
const server = createServer();
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
const workflow: Workflow = {
  name: 'w',
  title: 'W',
  recordedOn: { width: 100, height: 100 },
  parameters: [],
  steps: [],
  targets: {},
  screens: {},
};
const secret = { name: 'password', label: '', isSecret: true, value: undefined };
const frame: Frame = { origin: { x: 0, y: 0 }, width: 80, height: 40, bgra: new Uint8Array(80 * 40 * 4).fill(255) };
const box = { x: 10, y: 10, width: 30, height: 12 };

function makeRepository(name: string, config: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, '.github'), { recursive: true });
  execFileSync('git', ['init', '--quiet', root]);
  writeFileSync(join(root, '.github', 'heal.yml'), config);
  return root;
}
const open = (root: string, env: Record<string, string> = {}, flow: Workflow = workflow) =>
  openSight(
    { path: root, root, workflow: flow },
    { cwd: root, env: { PATH: process.env['PATH'], ...env }, now: () => new Date() },
  );

it('shows nothing to a model where nobody asked for that, and outside of Git', async () => {
  mkdirSync(join(folder, 'bare'));
  for (const root of [makeRepository('usual', 'version: 1\n'), join(folder, 'bare')]) {
    const sight = await open(root);
    expect([sight.picker, sight.warnings]).toEqual([undefined, []]);
    await sight.close();
  }
});

it('asks the configured model for the number of a mark, and never shows it a workflow that types secrets', async () => {
  const asked: unknown[] = [];
  server.on('request', async (request, response) => {
    asked.push(JSON.parse(await text(request)));
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 1,
        model: 'eye',
        choices: [
          { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"mark":1}', refusal: null } },
        ],
        usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.custom<AddressInfo>().parse(server.address());
  const root = makeRepository(
    'model',
    'version: 1\nreplay:\n  visionModel: on\nmodel:\n  enabled: on\n  name: eye\n  prices:\n    eye: { inputPerMillion: 1, outputPerMillion: 1 }\n',
  );
  const env = { HEAL_MODEL_URL: `http://127.0.0.1:${port}/v1` };
  const hidden = await open(root, env, { ...workflow, parameters: [secret] });
  expect(hidden.picker).toBeUndefined();
  expect(hidden.warnings[0]).toContain('types secrets');
  await hidden.close();

  const sight = await open(root, env);
  const question = { frame, marks: [box], label: 'the button “Save”', texts: ['Save'], masked: [] };
  expect(await sight.picker?.pick(question, new AbortController().signal)).toMatchObject({ mark: 0 });
  expect(JSON.stringify(asked)).toContain('data:image/png;base64,');
  await sight.close();
});

it('says what is wrong with a model of marks', async () => {
  const root = makeRepository('marks', 'version: 1\nreplay:\n  marksModel: nothing.onnx\n');
  await expect(open(root)).rejects.toMatchObject({ remedy: expect.stringContaining('replay.marksModel') });
});
