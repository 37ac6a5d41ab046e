import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '#config/schema.ts';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { maskTexts } from '#core/redact.ts';
import type { Reproducer } from '#domains/code/reproduction/index.ts';
import { describeBaseline } from '#domains/code/suite-bench.ts';
import type { FixOptions, FixReport } from '../contract.ts';
import { concludeLog, openLog } from './from-log.ts';
import { makeGuards } from './guards.ts';
import { openHealing, type Healing } from './healing.ts';
import { inRun, type HealRun } from './heal-run.ts';
import { readVersion } from '../install.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import { readVerifiedState } from '../record/verified-state.ts';
import { openWaiting, type Waiting } from '../record/waiting.ts';
import { toBranch, toNowhere, toWorkingTree, type Destination } from './publishers.ts';
import { makeFixReport } from './report.ts';
import type { HealSettings } from '../settings.ts';

/** Heals a package: scan, plan, try, verify, publish. Nothing is written that did not pass every gate. */
export async function fix(options: FixOptions, settings: HealSettings): Promise<FixReport> {
  const place = await openPlace(options.path, settings);
  requireCommit(place);
  const { config } = await place.config();
  const { signal, listener } = options;
  const run = {
    command: `heal fix ${options.path}`,
    isKept: !options.dryRun,
    signal,
    ...(listener ? { listener } : {}),
  };
  return inRun(place, run, settings, (opened) => healIn(opened, place, config, options, settings));
}

export function requireCommit(place: Pick<PackagePlace, 'repository'>): void {
  if (place.repository.head) return;
  throw new EnvironmentError(
    'This repository has no commit yet, so there would be no way back.',
    'Commit once (`git add -A && git commit -m "first"`), then run Heal again.',
  );
}

async function healIn(
  run: HealRun,
  place: PackagePlace,
  config: Config,
  options: FixOptions,
  settings: HealSettings,
): Promise<FixReport> {
  const { signal, say } = run;
  const log = options.fromLog === undefined ? undefined : await openLog(options.fromLog, settings, signal);
  const isKept = !options.dryRun;
  const healing = await openHealing({ place, config, settings, run, options, isKept, ...(log ? { log } : {}) });
  try {
    const { session, suite, warnings, mask } = healing;
    const destination = makeDestination(place, options, run.id, settings);
    const isApproved = (id: string) => id === options.approve?.caseId;
    const waiting = await openWaitingHeals(run, place, config, healing, options, settings);
    const to = writtenTo(options);
    let reproducer: Reproducer | undefined;
    const cases = await healing.heal(
      options.approve ? healing.findings.filter(({ id }) => isApproved(id)) : healing.findings,
      {
        publisher: destination.publisher,
        guards: await makeGuards(place, config, healing, {
          isApproved,
          cleanOnly: to === 'working-tree' || to === 'branch',
          ...(waiting ? { waiting: waiting.guard } : {}),
          ...(options.max === undefined ? {} : { max: options.max }),
        }),
        ...(options.approve ? { approved: [options.approve] } : {}),
        ...(log
          ? {
              fromLog: (bench) => {
                reproducer = log.reproducer(session, bench, signal, say);
                return { evidenceOf: log.evidenceOf(session), reproduce: reproducer.reproduce };
              },
            }
          : {}),
      },
    );
    await destination.finish();
    await waiting?.remember(cases);
    if (isKept && config.learning.enabled === 'on') await healing.learn(cases);
    if (reproducer) warnings.push(...(await concludeLog(reproducer, cases, place.repository.packageRoot, options)));
    const baseline = await suite.known();
    const report = makeFixReport({
      repository: place.repository.packageRoot,
      cases,
      suiteRuns: run.suiteRuns(),
      wallMs: Math.round(performance.now() - run.startedAt),
      patch: destination.patch(),
      notes: {
        suite: baseline && 'suite' in baseline ? baseline.suite.command : '',
        baseline: baseline ? describeBaseline(baseline) : 'not run: nothing needed it',
        waiting: waiting?.said() ?? '',
        isolation: session.copy.isolation,
        scanners: healing.reports,
        written: { to, ref: destination.ref(), files: destination.files() },
        warnings,
      },
    });
    return maskTexts(report, mask);
  } finally {
    await healing.close();
  }
}

/** What a log led to is tried for its error, and that every time; a dry run remembers nothing. */
async function openWaitingHeals(
  run: HealRun,
  place: PackagePlace,
  config: Config,
  { reports }: Pick<Healing, 'reports'>,
  options: FixOptions,
  { now }: HealSettings,
): Promise<Waiting | undefined> {
  if (options.dryRun || options.fromLog !== undefined || options.approve) return undefined;
  const { tests, testCommand } = options;
  const about = { config, scanners: reports, tests, testCommand, version: readVersion() };
  const state = await readVerifiedState(place, about);
  return openWaiting({ memo: run.store.memo, state, isAgain: options.again === true, now });
}

function makeDestination(place: PackagePlace, options: FixOptions, runId: string, settings: HealSettings): Destination {
  const { patch } = options;
  if (options.dryRun) return toNowhere('dry-run');
  if (options.commit) return toBranch(place.repository, `heal/${runId}`, runId);
  if (patch !== undefined) return toNowhere(patch, (text) => writePatch(resolve(settings.cwd, patch), text));
  return toWorkingTree(place.tree, runId);
}

async function writePatch(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.tmp`, text);
    await rename(`${file}.tmp`, file);
  } catch (error) {
    throw new EnvironmentError(
      `The patch could not be written to ${file}: ${messageOf(error)}`,
      'Give a path in a folder that exists and that you may write.',
    );
  }
}

function writtenTo(options: FixOptions): 'working-tree' | 'branch' | 'patch' | 'nowhere' {
  if (options.dryRun) return 'nowhere';
  if (options.commit) return 'branch';
  return options.patch === undefined ? 'working-tree' : 'patch';
}
