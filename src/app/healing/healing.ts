import type { Config } from '#config/schema.ts';
import type { HealCase } from '#core/case.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Guard } from '#core/guard.ts';
import type { Publisher } from '#core/ports/publisher.ts';
import type { Mask } from '#core/redact.ts';
import type { ScannerReport } from '#core/scanner.ts';
import { makeCodeDomain, type CodeDomainParts } from '#domains/code/domain.ts';
import { SuiteBench } from '#domains/code/suite-bench.ts';
import { Workbench } from '#domains/code/workbench.ts';
import { compareSuites, makeTestSuites } from '#drivers/test-suite/index.ts';
import { runLoop } from '#loop/runner.ts';
import { circuitBreaker } from '#policy/circuit-breaker.ts';
import { onlyApproved, type Approval } from './approval.ts';
import type { Selection } from '../contract.ts';
import { makeEvidence, needsCounting, type EvidenceOf } from './evidence.ts';
import type { OpenLog } from './from-log.ts';
import type { HealRun } from './heal-run.ts';
import { openCases } from './open-cases.ts';
import { learnFromHeals } from '../learning/learning.ts';
import { makeLessons } from '../learning/lessons.ts';
import { openLibrary } from '../learning/library.ts';
import { heedIgnored, readMemory, recall } from '../record/memory.ts';
import { openLadder, type OpenLadder } from '../ladder/open-ladder.ts';
import type { PackagePlace } from '../place.ts';
import { makeSecretMask, withoutSecrets } from '../secrets.ts';
import { chooseFiles, chooseFindings, scanSession } from './selection.ts';
import { openSession, type CopySession } from '../session.ts';
import type { HealSettings } from '../settings.ts';

/** A scanned copy of a package with all that it takes to heal what was found there. */
export interface Healing {
  readonly session: CopySession;
  readonly suite: SuiteBench;
  readonly evidence: EvidenceOf;
  readonly ladder: OpenLadder;
  /** Over what was known of earlier heals when this was opened. */
  breaker(isApproved: (caseId: string) => boolean): Guard;
  readonly mask: Mask;
  /** What was asked for and nobody set aside. */
  readonly findings: readonly CodeFinding[];
  readonly reports: readonly ScannerReport[];
  /** Sentences for a person, in the order in which they came up; more may be added. */
  readonly warnings: string[];
  /** Heals on the copy as it was scanned, whatever an earlier call did to it. */
  heal(findings: readonly CodeFinding[], attempt: HealAttempt): Promise<readonly HealCase<'code'>[]>;
  /** Learns from what held in the last call of `heal`. */
  learn(cases: readonly HealCase<'code'>[]): Promise<void>;
  close(): Promise<void>;
}
export interface HealAttempt {
  readonly publisher: Publisher;
  readonly guards: readonly Guard[];
  /** Nothing but these remedies, exactly as they were verified before. */
  readonly approved?: readonly Approval[];
  /** What a log adds: how its faults came about, and how they are made to happen again. */
  readonly fromLog?: (bench: Workbench) => Pick<CodeDomainParts, 'evidenceOf' | 'reproduce'>;
}
export interface HealingOptions extends Selection {
  /** False: heal with the safest class only, and say that tests did not stand behind it. */
  readonly tests: boolean;
  readonly testCommand?: string;
}
export interface HealingParts {
  readonly place: PackagePlace;
  readonly config: Config;
  readonly settings: HealSettings;
  readonly run: HealRun;
  readonly options: HealingOptions;
  /** False in a dry run. */
  readonly isKept: boolean;
  /** Heal what the traces of this log lead to, and nothing else. */
  readonly log?: OpenLog;
}

export async function openHealing(parts: HealingParts): Promise<Healing> {
  const { place, config, settings, run, log } = parts;
  const memory = parts.isKept ? await readMemory(run.store) : await recall(place);
  run.say('Making a copy');
  const scanners = log ? { scanners: [log.scanner] } : {};
  const session = await openSession(place, config, settings, { signal: run.signal, ...scanners });
  try {
    return await scanAndPrepare(parts, session, memory);
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function scanAndPrepare(
  parts: HealingParts,
  session: CopySession,
  memory: Awaited<ReturnType<typeof readMemory>>,
): Promise<Healing> {
  const { place, config, settings, run, options, log } = parts;
  const { signal, say } = run;
  const warnings = [...run.notes];
  const chosen = log ? await log.filesOf(session) : await chooseFiles(session, place, options, signal);
  if (log) warnings.push(...(await log.notes(session)));
  say(`Scanning ${chosen.length} files`);
  const asked: Pick<Selection, 'rules' | 'categories'> = log ? {} : options;
  const isPartial = asked.rules !== undefined || asked.categories !== undefined;
  const scanned = await scanSession(session, chosen, asked, signal);
  const at = settings.now().toISOString();
  run.announce({
    type: 'scanned',
    at,
    runId: run.id,
    scanners: scanned.reports,
    found: scanned.findings.length,
  });
  for (const report of scanned.reports)
    if (report.status === 'failed')
      warnings.push(`${report.name} failed: ${report.detail}. What it would have found is missing here.`);

  let healed = new Set<string>();
  const openBench = () =>
    new Workbench({
      copy: session.copy,
      rescan: session.rescan,
      scanned: { files: chosen, answer: scanned, isPartial },
      wrote: session.wrote,
    });
  let bench = openBench();
  const text = (path: string) => bench.text(path);
  let context: ((finding: CodeFinding) => Promise<CodeContext>) | undefined;
  const contextOf = (finding: CodeFinding) => (context ??= session.contextOf(bench))(finding);

  const mask = await makeSecretMask(scanned.findings, text);
  const found = log ? scanned.findings.filter(log.isFromLog) : scanned.findings;
  const selected = await chooseFindings({ files: chosen, findings: found }, session, place, options, signal);
  const { open: findings } = heedIgnored(selected, memory.ignored);
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
  const ladder = await openLadder({
    place,
    config,
    settings,
    store: run.store,
    isKept: parts.isKept,
    entries: memory.entries,
    findings: scanned.findings,
    mask,
    signal,
    contextOf,
  });
  warnings.push(...ladder.warnings);
  const evidence = makeEvidence({ session, bench: { text }, config, tests: options.tests, signal });
  const lessons = makeLessons(ladder.ladder, contextOf);

  return {
    session,
    suite,
    evidence,
    ladder,
    breaker: (isApproved) =>
      circuitBreaker({ policy: config.breaker, entries: memory.entries, now: settings.now, isApproved }),
    mask,
    findings,
    reports: scanned.reports,
    warnings,
    async heal(wanted, { publisher, guards, approved, fromLog }) {
      if (healed.size > 0) {
        for (const path of healed) {
          await session.copy.restore(path);
          session.wrote(path);
        }
        healed = new Set();
        bench = openBench();
        context = undefined;
      }
      const domain = makeCodeDomain({
        bench,
        suite,
        publisher: {
          publish(batch, files) {
            for (const { path } of files) healed.add(path);
            return publisher.publish(batch, files);
          },
        },
        limits: config.limits,
        configFiles: session.files.texts.filter(isConfiguration),
        signal,
        say,
        ...fromLog?.(bench),
      });
      const ledger = withoutSecrets(run.store.ledger, mask);
      const chosenLadder = approved ? onlyApproved(lessons.ladder, approved, text) : lessons.ladder;
      return runLoop(await openCases(wanted, ledger, run, settings), {
        domain,
        ladder: evidence.ladder(chosenLadder),
        guards,
        maxAttempts: 3,
        decide: async () => 'pending',
        runId: run.id,
        ledger,
        announce: run.announce,
        now: settings.now,
        signal,
        parallel: 5,
        maxRounds: 6,
      });
    },
    async learn(cases) {
      const { problems } = await learnFromHeals(lessons.from(cases), [], {
        library: openLibrary(place),
        now: settings.now,
        isSecret: (one) => mask(one) !== one,
        acts: run.store.acts,
      });
      warnings.push(...problems);
    },
    async close() {
      await ladder.close();
      await session.close();
    },
  };
}

/** Files that say how the package wants to be checked: the scanners read them before anything is planned. */
function isConfiguration(path: string): boolean {
  return /^(pyproject\.toml|setup\.cfg|tox\.ini|\.?ruff\.toml|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|package\.json|tsconfig[^/]*\.json|\.oxlintrc\.jsonc?|eslint\.config\.[cm]?[jt]s|\.eslintrc[^/]*|biome\.jsonc?|heal\.config\.[a-z]+|\.github\/heal\.yml)$/.test(
    path,
  );
}
