import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealCase } from '#core/case.ts';
import { EnvironmentError, UsageError } from '#core/errors.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { Store } from '#drivers/store/store.ts';
import { takeLock } from '#drivers/lock/lock-file.ts';
import { makeRecordKeeper } from '#observe/records.ts';
import { reverseDiff } from '#syntax/diff.ts';
import type { AuditReport, Explanation, PlaceOptions, StatusReport, UndoReport } from '../contract.ts';
import { findCase, statusOf, withStore } from './cases.ts';
import { findMoved } from '../healing/moved-finding.ts';
import { isRunAlive } from '../healing/run-alive.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import { isCode, remedyOf } from '../healing/report.ts';
import type { HealSettings } from '../settings.ts';
import { readStandings } from '../ladder/standings.ts';
import { explainWhy } from './why.ts';

/** What the ledger knows: read by `heal status`, `explain`, `undo` and `audit verify`. */
export async function readStatus(options: PlaceOptions, settings: HealSettings): Promise<StatusReport> {
  const place = await openPlace(options.path, settings);
  const stopped = await place.stop.read();
  if (!(await place.hasLedger())) return { stopped, runs: [], cases: {}, recent: [] };
  return withStore(place, async ({ ledger }) => {
    const cases = await ledger.cases();
    const counts: Record<string, number> = {};
    for (const healCase of cases) counts[statusOf(healCase)] = (counts[statusOf(healCase)] ?? 0) + 1;
    const runs = (await ledger.runs()).map((run) => {
      const { id, startedAt, finishedAt, command } = run;
      const isAlive = isRunAlive(run, settings.now());
      const state = finishedAt !== undefined ? 'finished' : isAlive ? 'running' : 'interrupted';
      return { id, startedAt, state, command } as const;
    });
    return {
      stopped,
      runs: runs.slice(0, 10),
      cases: counts,
      recent: await describeRecent(ledger, cases.slice(0, 20)),
    };
  });
}

async function describeRecent(ledger: Ledger, cases: readonly HealCase[]): Promise<StatusReport['recent']> {
  const recent: StatusReport['recent'][number][] = [];
  for (const healCase of cases) {
    const last = (await ledger.events({ caseId: healCase.id })).at(-1);
    const { finding } = healCase;
    recent.push({
      id: healCase.id,
      rule: finding.rule,
      path: 'path' in finding.place ? finding.place.path : '',
      line: 'line' in finding.place ? finding.place.line : 0,
      status: statusOf(healCase),
      reason: healCase.stage === 'settled' ? healCase.outcome.reason : '',
      at: last?.event.at ?? '',
    });
  }
  return recent;
}

export async function explain(
  options: PlaceOptions & { caseId: string },
  settings: HealSettings,
): Promise<Explanation> {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const { ledger, ignores, records } = store;
    const healCase = await findCase(ledger, options.caseId);
    const history = (await ledger.events({ caseId: healCase.id })).map(({ event }) => ({
      at: event.at,
      from: event.from ?? '',
      to: event.to,
    }));
    const remedy = isCode(healCase) ? remedyOf(healCase) : undefined;
    const { standingOf } = await readStandings(place, store, settings.now());
    const standing = remedy && { remedy: remedy.healer, ...standingOf(remedy) };
    const ignored = (await ignores.all()).find(({ fingerprint }) => fingerprint === healCase.finding.fingerprint);
    const why = explainWhy(healCase, standing, ignored?.reason);
    const record = (await records.all()).filter(({ caseId }) => caseId === healCase.id);
    return { healCase, history, diff: remedy?.preview ?? '', why, standing, record };
  });
}

/** Takes one heal back out of the working tree, by its diff; refuses when its lines were changed since. */
export async function undo(options: PlaceOptions & { caseId: string }, settings: HealSettings): Promise<UndoReport> {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const lock = await takeLock(place.lockFile, `heal undo ${options.caseId}`);
    try {
      return await undoCase(place, store, options.caseId, settings);
    } finally {
      await lock.release();
    }
  });
}

async function undoCase(
  place: PackagePlace,
  store: Store,
  caseId: string,
  settings: HealSettings,
): Promise<UndoReport> {
  const { ledger } = store;
  const healCase = await findCase(ledger, caseId);
  const isInTree =
    healCase.stage === 'settled' && healCase.outcome.status === 'healed' && healCase.outcome.ref === 'working-tree';
  if (!isCode(healCase) || !isInTree) {
    throw new UsageError(
      `Case ${healCase.id} is ${statusOf(healCase)}: there is nothing of it in the working tree.`,
      '`heal status` lists the cases that were healed; a branch or patch is undone with git.',
    );
  }
  const preview = remedyOf(healCase)?.preview ?? '';
  const texts = await readTexts(place, preview);
  const undone = reverseDiff(preview, (path) => texts.get(path));
  const changes = [...undone].map(([path, after]) => {
    const before = texts.get(path);
    if (after === undefined || before === undefined) {
      throw new EnvironmentError(
        `The lines that this heal put into ${path} are not there any more, or more than once.`,
        `Nothing was changed. See what it did with \`heal explain ${healCase.id}\`, or use \`git checkout -- ${path}\`.`,
      );
    }
    return { path, before: Buffer.from(before), after: Buffer.from(after) };
  });
  const ref = `undo-${healCase.id}-${settings.now().getTime()}`;
  // A name that the ledger does not know: an undo that was killed half-way is completed by the next run.
  await place.tree.publish(ref, [ref], changes);
  const outcome = {
    status: 'skipped',
    reason: 'declined',
    detail: 'A person took this heal back with `heal undo`.',
  } as const;
  const settled: HealCase = { ...healCase, outcome };
  const at = settings.now().toISOString();
  await ledger.save(settled, {
    type: 'moved',
    at,
    runId: ref,
    caseId: healCase.id,
    from: 'settled',
    to: 'settled',
    healCase: settled,
  });
  await place.tree.forget(ref);
  // What was learned from it is forgotten, and not learned again: a person knows better.
  const before = changes.find(({ path }) => path === healCase.finding.place.path)?.after.toString();
  const finding = before === undefined ? undefined : findMoved(healCase.finding, preview, before);
  if (before !== undefined && finding) {
    const [{ learnFromHeals }, { openLibrary }] = await Promise.all([
      import('../learning/learning.ts'),
      import('../learning/library.ts'),
    ]);
    const rejected = [{ finding, before }];
    await learnFromHeals([], rejected, { library: openLibrary(place), now: settings.now, acts: store.acts });
  }
  await makeRecordKeeper(store).catchUp();
  await place.audit(store).catchUp();
  return { undone: [healCase.id], files: changes.map((change) => change.path) };
}

export async function verifyAudit(options: PlaceOptions, settings: HealSettings): Promise<AuditReport> {
  const place = await openPlace(options.path, settings);
  if (!(await place.hasLedger())) return { valid: true, entries: 0, file: place.auditFile, problem: undefined };
  return withStore(place, async (store) => ({ ...(await place.audit(store).verify()), file: place.auditFile }));
}

async function readTexts(place: PackagePlace, diff: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [path] of reverseDiff(diff, () => undefined)) {
    texts.set(path, await readFile(join(place.repository.packageRoot, path), 'utf8').catch(() => ''));
  }
  return texts;
}
