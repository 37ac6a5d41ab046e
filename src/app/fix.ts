import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '#config/schema.ts';
import type { HealCase } from '#core/case.ts';
import { EnvironmentError, messageOf, StoppedError } from '#core/errors.ts';
import type { HealEvent, Listener } from '#core/event.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { maskTexts } from '#core/redact.ts';
import { makeCodeDomain } from '#domains/code/domain.ts';
import { describeBaseline, SuiteBench } from '#domains/code/suite-bench.ts';
import { Workbench } from '#domains/code/workbench.ts';
import { takeLock } from '#drivers/lock/lock-file.ts';
import { stoppedBy } from '#drivers/stop/stop-file.ts';
import { openStore, type Store } from '#drivers/store/store.ts';
import { compareSuites, makeTestSuites } from '#drivers/test-suite/index.ts';
import { runLoop } from '#loop/runner.ts';
import { makeRecordKeeper } from '#observe/records.ts';
import { atMost } from '#policy/at-most.ts';
import { cleanFilesOnly } from '#policy/clean-files-only.ts';
import { provenOnly } from '#policy/proven-only.ts';
import { rollout } from '#policy/rollout.ts';
import { testedOnly } from '#policy/tested-only.ts';
import type { StandingOf } from '#remedies/standing.ts';
import { onlyApproved } from './approval.ts';
import type { FixOptions, FixReport } from './contract.ts';
import { makeEvidence, needsCounting, type EvidenceOf } from './evidence.ts';
import { heedIgnored, readMemory, recall } from './memory.ts';
import { learnFromHeals } from './learning.ts';
import { makeLessons } from './lessons.ts';
import { openLibrary } from './library.ts';
import { concludeLog, openLog } from './from-log.ts';
import { openLadder, type OpenLadder } from './open-ladder.ts';
import { observeOutcomes } from './outcomes.ts';
import { openPlace, type PackagePlace } from './place.ts';
import { toBranch, toNowhere, toWorkingTree, type Destination } from './publishers.ts';
import { resumeInterrupted } from './recovery.ts';
import { makeFixReport } from './report.ts';
import { makeSecretMask, withoutSecrets } from './secrets.ts';
import { chooseFiles, chooseFindings, scanSession } from './selection.ts';
import { openSession, type CopySession } from './session.ts';
import type { HealSettings } from './settings.ts';

/** Heals a package: scan, plan, try, verify, publish. Nothing is written that did not pass every gate. */
export async function fix(options: FixOptions, settings: HealSettings): Promise<FixReport> {
  const place = await openPlace(options.path, settings);
  if (!place.repository.head) {
    throw new EnvironmentError(
      'This repository has no commit yet, so there would be no way back.',
      'Commit once (`git add -A && git commit -m "first"`), then run Heal again.',
    );
  }
  const { config } = await place.config();
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  if (options.dryRun) return healIn(place, config, options, settings, await openStore(':memory:'));
  const store = await place.openStore();
  try {
    const lock = await takeLock(place.lockFile, commandOf(options));
    try {
      return await healIn(place, config, options, settings, store);
    } finally {
      await lock.release();
    }
  } finally {
    await store.close();
  }
}

async function healIn(
  place: PackagePlace,
  config: Config,
  options: FixOptions,
  settings: HealSettings,
  store: Store,
): Promise<FixReport> {
  const { ledger } = store;
  const started = performance.now();
  const runId = makeRunId(settings.now());
  const warnings: string[] = [];
  let suiteRuns = 0;
  const audit = place.audit(store);
  const keeper = makeRecordKeeper(store);
  const announce: Listener = (event) => {
    if (event.type === 'batch-tried') suiteRuns += event.verification.suiteRuns;
    if (event.type === 'moved' && !options.dryRun) void audit.catchUp().catch(ignoreUntilTheEnd);
    options.listener?.(event);
  };
  const say = (doing: string) => announce({ type: 'busy', at: settings.now().toISOString(), runId, doing });

  // One signal for the person's Ctrl-C and for `heal stop` from another process.
  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener('abort', forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const { signal } = controller;

  await ledger.startRun({
    id: runId,
    startedAt: settings.now().toISOString(),
    finishedAt: undefined,
    pid: process.pid,
    command: commandOf(options),
  });
  let session: CopySession | undefined;
  let opened: OpenLadder | undefined;
  try {
    if (!options.dryRun) {
      warnings.push(...(await resumeInterrupted({ place, ledger, runId, announce, now: settings.now })));
      await keeper.catchUp();
      await observeOutcomes(place, store, settings.now());
    }
    const memory = options.dryRun ? await recall(place) : await readMemory(store);
    say('Making a copy');
    const log = options.fromLog === undefined ? undefined : await openLog(options.fromLog, settings, signal);
    session = await openSession(place, config, settings, { signal, ...(log ? { scanners: [log.scanner] } : {}) });
    const destination = makeDestination(place, options, runId, settings);
    const chosen = log ? await log.filesOf(session) : await chooseFiles(session, place, options, signal);
    if (log) warnings.push(...(await log.notes(session)));
    say(`Scanning ${chosen.length} files`);
    const scanned = await scanSession(session, chosen, signal);
    announce({
      type: 'scanned',
      at: settings.now().toISOString(),
      runId,
      scanners: scanned.reports,
      found: scanned.findings.length,
    });
    for (const report of scanned.reports)
      if (report.status === 'failed')
        warnings.push(`${report.name} failed: ${report.detail}. What it would have found is missing here.`);
    const bench = new Workbench({
      copy: session.copy,
      rescan: session.rescan,
      scanned: { files: chosen, answer: scanned },
      wrote: session.wrote,
    });
    const mask = await makeSecretMask(scanned.findings, (path) => bench.text(path));
    const discreet = withoutSecrets(ledger, mask);
    const selected = await chooseFindings(
      { files: chosen, findings: log ? scanned.findings.filter(log.isFromLog) : scanned.findings },
      session,
      place,
      options,
      signal,
    );
    const heeded = heedIgnored(selected, memory.ignored).open;
    const findings = options.approve ? heeded.filter(({ id }) => id === options.approve?.caseId) : heeded;

    const suite = new SuiteBench({
      copy: session.copy,
      suites: makeTestSuites({
        ...(config.test.junit === undefined ? {} : { junit: config.test.junit }),
        timeoutMs: config.test.timeoutMinutes * 60_000,
        packagePath: place.repository.packagePath,
        path: settings.env['PATH'] ?? '',
      }),
      compare: compareSuites,
      configured: options.testCommand ?? config.test.command,
      enabled: options.tests,
      maxRuns: config.limits.maxSuiteRuns,
      isCounting: needsCounting(findings),
      signal,
      say,
    });
    const reproducer = log?.reproducer(session, bench, signal, say);
    const domain = makeCodeDomain({
      bench,
      suite,
      publisher: destination.publisher,
      limits: config.limits,
      configFiles: session.files.texts.filter(isConfiguration),
      signal,
      say,
      ...(log && reproducer ? { evidenceOf: log.evidenceOf(session), reproduce: reproducer.reproduce } : {}),
    });
    opened = await openLadder({
      place,
      config,
      settings,
      store,
      isKept: !options.dryRun,
      entries: memory.entries,
      findings: scanned.findings,
      mask,
      signal,
      contextOf: session.contextOf(bench),
    });
    const { standingOf } = opened;
    const evidence = makeEvidence({ session, bench, config, tests: options.tests, signal });
    const lessons = makeLessons(opened.ladder, session.contextOf(bench));
    const { ladder } = lessons;
    warnings.push(...opened.warnings);
    const cases = await runLoop(await openCases(findings, discreet, { runId, announce, now: settings.now }), {
      domain,
      ladder: evidence.ladder(
        options.approve ? onlyApproved(ladder, options.approve, (path) => bench.text(path)) : ladder,
      ),
      guards: await makeGuards(place, config, options, { suite, standingOf, evidence }),
      maxAttempts: 3,
      decide: async () => 'pending',
      runId,
      ledger: discreet,
      announce,
      now: settings.now,
      signal,
      parallel: 5,
      maxRounds: 6,
    });
    await destination.finish();
    if (!options.dryRun && config.learning.enabled === 'on') {
      const { problems } = await learnFromHeals(lessons.from(cases), [], {
        library: openLibrary(place),
        now: settings.now,
        isSecret: (text) => mask(text) !== text,
        acts: store.acts,
      });
      warnings.push(...problems);
    }
    if (reproducer) warnings.push(...(await concludeLog(reproducer, cases, place.repository.packageRoot, options)));
    const baseline = await suite.known();
    const report = makeFixReport({
      repository: place.repository.packageRoot,
      cases,
      suiteRuns,
      wallMs: Math.round(performance.now() - started),
      patch: destination.patch(),
      notes: {
        suite: baseline && 'suite' in baseline ? baseline.suite.command : '',
        baseline: baseline ? describeBaseline(baseline) : 'not run: nothing needed it',
        isolation: session.copy.isolation,
        scanners: scanned.reports,
        written: { to: writtenTo(options), ref: destination.ref(), files: destination.files() },
        warnings,
      },
    });
    return maskTexts(report, mask);
  } catch (error) {
    // Whatever broke because of the stop, the person wants to read of the stop.
    throw signal.reason instanceof StoppedError ? signal.reason : error;
  } finally {
    unwatch();
    options.signal.removeEventListener('abort', forward);
    await opened?.close();
    await session?.close();
    if (!options.dryRun) {
      await keeper.catchUp();
      await audit.catchUp();
    }
    await ledger.finishRun(runId, settings.now().toISOString());
    if (options.dryRun) await store.close();
  }
}

/** What the trail could not be told now it is told at the end of the run, which fails when that fails too. */
function ignoreUntilTheEnd(): void {}

/** Files that say how the package wants to be checked: the scanners read them before anything is planned. */
function isConfiguration(path: string): boolean {
  return /^(pyproject\.toml|setup\.cfg|tox\.ini|\.?ruff\.toml|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|package\.json|tsconfig[^/]*\.json|\.oxlintrc\.jsonc?|eslint\.config\.[cm]?[jt]s|\.eslintrc[^/]*|biome\.jsonc?|heal\.config\.[a-z]+|\.github\/heal\.yml)$/.test(
    path,
  );
}

async function makeGuards(
  place: PackagePlace,
  config: Config,
  options: FixOptions,
  {
    suite,
    standingOf,
    evidence,
  }: { readonly suite: SuiteBench; readonly standingOf: StandingOf; readonly evidence: EvidenceOf },
): Promise<readonly Guard[]> {
  const guards: Guard[] = [
    provenOnly({ isApproved: (id) => id === options.approve?.caseId, standingOf }),
    rollout(config.categories, config.limits.limitedHeals),
    testedOnly(async () => {
      const baseline = await suite.baseline();
      return 'none' in baseline ? baseline.none : undefined;
    }),
    evidence.guard(suite, (id) => id === options.approve?.caseId),
    atMost(Math.min(config.limits.maxHeals, options.max ?? Infinity)),
  ];
  const touchesTree = writtenTo(options) === 'working-tree' || writtenTo(options) === 'branch';
  return touchesTree ? [cleanFilesOnly(await place.repository.uncommittedFiles()), ...guards] : guards;
}

/** A finding that was met before continues its case; the ledger keeps every move of it. */
async function openCases(
  findings: readonly CodeFinding[],
  ledger: Ledger,
  parts: { runId: string; announce: Listener; now: () => Date },
): Promise<readonly HealCase<'code'>[]> {
  const cases: HealCase<'code'>[] = [];
  for (const finding of findings) {
    const healCase: HealCase<'code'> = { stage: 'detected', id: finding.id, kind: 'code', finding, attempts: [] };
    const event: Extract<HealEvent, { type: 'moved' }> = {
      type: 'moved',
      at: parts.now().toISOString(),
      runId: parts.runId,
      caseId: finding.id,
      from: undefined,
      to: 'detected',
      healCase,
    };
    await ledger.save(healCase, event);
    parts.announce(event);
    cases.push(healCase);
  }
  return cases;
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

function commandOf(options: FixOptions): string {
  return `heal fix ${options.path}`;
}

/** Sorts by time and is unique enough for people: `20260102-150405-3f2a`. */
function makeRunId(now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${randomBytes(2).toString('hex')}`;
}
