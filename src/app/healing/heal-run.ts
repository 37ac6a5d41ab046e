import { randomBytes } from 'node:crypto';
import { StoppedError } from '#core/errors.ts';
import type { Listener } from '#core/event.ts';
import { takeLock } from '#drivers/lock/lock-file.ts';
import { stoppedBy } from '#drivers/stop/stop-file.ts';
import { openStore, type Store } from '#drivers/store/store.ts';
import { makeRecordKeeper } from '#observe/records.ts';
import { learnFromEdited } from './outcomes-edited.ts';
import { observeOutcomes } from './outcomes.ts';
import type { PackagePlace } from '../place.ts';
import { resumeInterrupted } from './recovery.ts';
import { keepAlive, thisHost } from './run-alive.ts';
import type { HealSettings } from '../settings.ts';

/** One run over a package: its name, its record, and the one signal that ends it. */
export interface HealRun {
  readonly id: string;
  readonly store: Store;
  /** Ctrl-C and `heal stop` from another process. */
  readonly signal: AbortSignal;
  readonly announce: Listener;
  say(doing: string): void;
  /** Suite runs so far, beside the baseline. */
  suiteRuns(): number;
  readonly startedAt: number;
  /** What a killed run left, as a person should know it. */
  readonly notes: readonly string[];
}
export interface RunOptions {
  /** As people typed it; kept with the run. */
  readonly command: string;
  /** False for a dry run: nothing is kept. */
  readonly isKept: boolean;
  readonly signal: AbortSignal;
  readonly listener?: Listener;
}

/** Does the work as one run: nobody else heals the package meanwhile, and it is recorded how it ended. */
export async function inRun<T>(
  place: PackagePlace,
  options: RunOptions,
  settings: HealSettings,
  work: (run: HealRun) => Promise<T>,
): Promise<T> {
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  const store = options.isKept ? await place.openStore() : await openStore(':memory:');
  try {
    const lock = options.isKept ? await takeLock(place.lockFile, options.command) : undefined;
    try {
      return await recordRun({ place, options, settings, store }, work);
    } finally {
      await lock?.release();
    }
  } finally {
    await store.close();
  }
}

interface RunParts {
  readonly place: PackagePlace;
  readonly options: RunOptions;
  readonly settings: HealSettings;
  readonly store: Store;
}

async function recordRun<T>(
  { place, options, settings, store }: RunParts,
  work: (run: HealRun) => Promise<T>,
): Promise<T> {
  const { ledger } = store;
  const startedAt = performance.now();
  const id = makeRunId(settings.now());
  const audit = place.audit(store);
  const keeper = makeRecordKeeper(store);
  let suiteRuns = 0;
  const announce: Listener = (event) => {
    if (event.type === 'batch-tried') suiteRuns += event.verification.suiteRuns;
    if (event.type === 'moved' && options.isKept) void audit.catchUp().catch(ignoreUntilTheEnd);
    options.listener?.(event);
  };
  const now = () => settings.now().toISOString();

  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener('abort', forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const { signal } = controller;

  const begun = now();
  await ledger.startRun({
    id,
    startedAt: begun,
    finishedAt: undefined,
    pid: process.pid,
    host: thisHost,
    aliveAt: begun,
    command: options.command,
  });
  const letGo = keepAlive(ledger, id, settings.now);
  try {
    let notes: readonly string[] = [];
    if (options.isKept) {
      notes = await resumeInterrupted({ place, ledger, runId: id, announce, now: settings.now });
      await keeper.catchUp();
      await observeOutcomes(place, store, settings.now(), learnFromEdited({ place, store, settings, signal }));
    }
    const say = (doing: string) => announce({ type: 'busy', at: now(), runId: id, doing });
    return await work({ id, store, signal, announce, say, suiteRuns: () => suiteRuns, startedAt, notes });
  } catch (error) {
    // Whatever broke because of the stop, the person wants to read of the stop.
    throw signal.reason instanceof StoppedError ? signal.reason : error;
  } finally {
    letGo();
    unwatch();
    options.signal.removeEventListener('abort', forward);
    if (options.isKept) {
      await keeper.catchUp();
      await audit.catchUp();
    }
    await ledger.finishRun(id, now());
  }
}

/** What the trail could not be told now it is told at the end of the run, which fails when that fails too. */
function ignoreUntilTheEnd(): void {}

/** Sorts by time and is unique enough for people: `20260102-150405-3f2a`. */
function makeRunId(now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${randomBytes(2).toString('hex')}`;
}
