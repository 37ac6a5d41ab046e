import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';
import type { RunReport } from '#core/replay/run.ts';
import { printableJson } from '../cli/clean.ts';
import { healReplays } from '../replay/heal-replays.ts';
import type { ReplayRunOutput } from '../replay/run-output.ts';
import { runReplay } from '../replay/run-replay.ts';
import type { HealSettings } from '../settings.ts';
import { bundleFiles, type EngineRequest, type ReplayResult } from './engine-protocol.ts';

/**
 * Replays the workflows one after the other, on the desktop of this machine; what did not end well ends the rest, which
 * may build on it. What was healed becomes proposals; nothing is written into the checkout.
 */
export async function replayHere(
  request: EngineRequest,
  settings: HealSettings,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<ReplayResult> {
  const workflows = request.workflows ?? [];
  if (workflows.length === 0)
    throw new UsageError('No workflow is named.', 'Name them with the input workflows: `workflows: monthly-report`.');
  const runs: ReplayResult['runs'] = [];
  const outputs: ReplayRunOutput[] = [];
  const reports: RunReport[] = [];
  const problems: string[] = [];
  for (const workflow of workflows) {
    say(`Replaying ${workflow}`);
    const { output, report } = await runReplay(
      {
        path: request.path,
        workflow,
        values: new Map(),
        signal,
        say,
        onEvent: (event) => {
          if (event.type === 'step-started') say(`${event.number}: ${event.title}`);
        },
      },
      settings,
    );
    const folder = `replay/${output.workflow}`;
    await cp(output.artifacts.folder, join(request.folder, ...folder.split('/')), { recursive: true });
    outputs.push(output);
    reports.push(report);
    problems.push(...output.warnings.map((warning) => `${workflow}: ${warning}`));
    runs.push({
      workflow: output.workflow,
      status: output.status,
      steps: output.steps.length,
      done: output.steps.filter(({ status }) => status === 'done').length,
      healed: output.healed.length,
      ms: output.ms,
      said: output.end?.said ?? '',
      folder,
    });
    if (output.status !== 'done') break;
  }
  const rejected = new Set(request.rejected);
  const { bundle } = await healReplays(
    {
      path: request.path,
      reports,
      write: false,
      isDeclined: (fingerprint) => rejected.has(fingerprint),
      bundle: { repository: request.repository, branch: request.branch },
      signal,
    },
    settings,
  );
  await mkdir(request.folder, { recursive: true });
  const write = (name: string, text: string) => writeFile(join(request.folder, name), text);
  await write(bundleFiles.bundle, JSON.stringify(bundle));
  await write(bundleFiles.report, printableJson({ version: 1, runs: outputs }));
  for (const { rule, detail, reason } of bundle?.open ?? []) problems.push(`${rule}: ${reason}: ${detail}`);
  return { command: 'replay', runs, problems: problems.slice(0, 50) };
}
