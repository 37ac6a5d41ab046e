import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '@actions/core';
import { HealError, messageOf, StoppedError } from '#core/errors.ts';
import { act } from './commands.ts';
import { readEvent } from './event.ts';
import type { InputName } from './inputs.ts';
import { makeLog } from './log.ts';
import { readInputs } from './read-inputs.ts';
import { hideSecrets } from './secrets.ts';

/** The step of a workflow: inputs and event in, annotations, summary, outputs and pull requests out. */
const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () =>
    controller.abort(
      new StoppedError('The run was cancelled.', 'Nothing half-done is left: start it again at any time.'),
    ),
  );
}

const texts = new Map<InputName, string>();
const get = (name: InputName) => {
  const known = texts.get(name) ?? core.getInput(name);
  texts.set(name, known);
  return known;
};
// Secrets are read once and then are nowhere in the environment: whatever is started later cannot have them.
get('github-token');
get('database-url');
get('model-api-key');
const { mask, secrets } = hideSecrets(process.env);
const log = makeLog(mask);

try {
  const inputs = readInputs(get);
  const event = await readEvent(process.env);
  const workspace = resolve(process.env['GITHUB_WORKSPACE'] ?? '.');
  const temp = resolve(process.env['RUNNER_TEMP'] ?? mkdtempSync(join(tmpdir(), 'heal-job-')));
  const { bundle } = inputs;
  await act({
    inputs,
    event,
    log,
    mask,
    secrets,
    env: process.env,
    workspace,
    temp,
    bundleFolder:
      bundle === undefined ? join(temp, 'heal-bundle') : isAbsolute(bundle) ? bundle : join(workspace, bundle),
    actionFolder: dirname(dirname(fileURLToPath(import.meta.url))),
    signal: controller.signal,
    setOutput: (name, value) => core.setOutput(name, value),
    async writeSummary(markdown) {
      if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(mask(markdown), true).write();
    },
    fail: () => {
      process.exitCode = core.ExitCode.Failure;
    },
  });
} catch (error) {
  process.exitCode = core.ExitCode.Failure;
  if (error instanceof HealError) log.error(`${error.message} ${error.remedy}`);
  else {
    log.error(`Something unexpected happened, and it is our fault: ${messageOf(error)}`);
    log.info(error instanceof Error ? (error.stack ?? '') : '');
  }
}
// Connections that are kept open must not keep the job waiting.
await new Promise((resolveDrain) => process.stdout.write('', resolveDrain));
process.exit();
