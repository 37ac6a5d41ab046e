import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import { findBase, type Base } from './base.ts';
import { fillBundle } from './bundle-folder.ts';
import type { ActionContext } from './context.ts';
import { chooseEnvironment } from './environment.ts';
import type { EngineRequest, FixResult, ReplayResult, ScanResult } from './engine-protocol.ts';
import type { Known } from './parts.ts';
import { runEngine } from './run-engine.ts';
import { bringRuntime } from './runtime.ts';
import { fetchState } from './state-branch.ts';

export interface Looked<T> {
  readonly result: T;
  /** Undefined outside of pull requests. */
  readonly base: Base | undefined;
  readonly notices: readonly string[];
}

/** Brings the tools, asks the engine, and leaves what it made in the bundle folder. */
export async function look(
  context: ActionContext,
  command: 'scan' | 'fix' | 'replay',
  isTrusted: boolean,
  known: Known = { rejected: [], open: 0 },
): Promise<Looked<ScanResult | FixResult | ReplayResult>> {
  const { inputs, event, log, env, signal } = context;
  const say = log.info;
  const place = { folder: context.workspace, env, signal };
  const remote = { serverUrl: event.serverUrl, repository: event.repository, token: inputs.token };
  const base = event.pullRequest && (await findBase(place, event.pullRequest, remote, inputs.config));
  if (event.pullRequest && base === undefined) {
    throw new EnvironmentError(
      'The base of this pull request is not in the checkout and could not be fetched: whose rules count cannot be known.',
      'Check out with `fetch-depth: 0`, or give the Action a `github-token` that may read the repository.',
    );
  }
  const runtime = await bringRuntime({
    actionFolder: context.actionFolder,
    toolCache: env['RUNNER_TOOL_CACHE'],
    temp: context.temp,
    env,
    signal,
    say,
  });
  const isKept = command === 'fix' && isTrusted && inputs.state === 'branch' && inputs.databaseUrl === undefined;
  const scratch = await mkdtemp(join(context.temp, 'heal-'));
  try {
    const fetched = isKept ? await fetchState({ ...place, folder: scratch }, remote, inputs.path) : undefined;
    const notices = [...runtime.notices];
    if (isKept && fetched === undefined)
      notices.push('What earlier runs kept could not be read: this run starts without it.');
    // What this run brings is kept all the same: the branch only grows.
    const state = isKept ? (fetched ?? scratch) : undefined;
    const result = await fillBundle(context.bundleFolder, (folder) =>
      runEngine(
        {
          version: 1,
          command,
          cwd: context.workspace,
          path: inputs.path,
          env: { ...engineEnvironment(context, isTrusted), ...(command === 'replay' ? desktopEnvironment(env) : {}) },
          folder,
          repository: event.repository,
          branch: event.branch,
          runId: event.runId,
          selection: selectionOf(context, base),
          ...(command === 'replay' ? { workflows: [...inputs.workflows] } : {}),
          config: {
            ...(base ? { at: base.commit } : {}),
            ...(inputs.config === undefined ? {} : { file: inputs.config }),
          },
          maxProposals: Math.min(100, inputs.maxPrs + known.open),
          rejected: [...known.rejected],
          ...(state === undefined ? {} : { state }),
          mustIsolate: event.pullRequest !== undefined && !isTrusted,
          mayLearn: isTrusted && mayLearn(context),
        },
        { file: join(runtime.folder, 'dist', 'engine.js'), env, signal, say },
      ),
    );
    return { result, base, notices };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Only from what people merged: code of a branch is somebody's attempt. */
function mayLearn({ event }: ActionContext): boolean {
  return !event.pullRequest && (event.defaultBranch === undefined || event.branch === event.defaultBranch);
}

function selectionOf({ inputs }: ActionContext, base: Base | undefined): EngineRequest['selection'] {
  const isChangedOnly = inputs.changedOnly === 'auto' ? base !== undefined : inputs.changedOnly;
  return {
    ...(inputs.categories ? { categories: [...inputs.categories] } : {}),
    ...(isChangedOnly ? { changed: base?.from ?? 'HEAD^', ...(base ? { newOnly: true } : {}) } : {}),
  };
}

/** Secrets of the engine come with the request, and only where the code is trusted. */
function engineEnvironment({ inputs, env, event }: ActionContext, isTrusted: boolean): Record<string, string> {
  return {
    ...chooseEnvironment(env),
    GITHUB_REPOSITORY: event.repository,
    ...(isTrusted ? inputs.modelVariables : {}),
    ...(isTrusted && inputs.databaseUrl !== undefined ? { HEAL_DATABASE_URL: inputs.databaseUrl } : {}),
  };
}

/** Where the desktop is, and the values of parameters: for workflows of a trusted branch alone. */
function desktopEnvironment(env: ActionContext['env']): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && /^(?:DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|SESSIONNAME|HEAL_REPLAY_[A-Z0-9_]+)$/.test(name))
      chosen[name] = value;
  }
  return chosen;
}
