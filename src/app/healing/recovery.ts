import { stages, type HealCase, type Published, type Unsettled } from '#core/case.ts';
import type { HealEvent, Listener } from '#core/event.ts';
import type { Kind } from '#core/finding.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { settle } from '#loop/advance.ts';
import type { PackagePlace } from '../place.ts';
import { isRunAlive } from './run-alive.ts';

interface RecoveryParts {
  readonly place: PackagePlace;
  readonly ledger: Ledger;
  readonly runId: string;
  readonly announce: Listener;
  readonly now: () => Date;
}

/**
 * Brings to an end what a killed run left. A publication that had begun is completed, or taken back when somebody
 * edited its files since; every other open case is settled, and found again by the scan if its fault is still there.
 * Answers with what a person should know.
 */
export async function resumeInterrupted(parts: RecoveryParts): Promise<readonly string[]> {
  const { place, ledger } = parts;
  const notes: string[] = [];
  const recovered = await place.tree.recover(async (caseIds) => {
    const cases = await Promise.all(caseIds.map((id) => ledger.load(id)));
    return cases.every((healCase) => healCase?.stage === 'published' || healCase?.stage === 'settled');
  });
  const completed = new Set(recovered.filter((one) => one.completed).flatMap((one) => one.caseIds));
  for (const one of recovered) {
    if (one.completed)
      notes.push(`A run was interrupted while it wrote ${one.caseIds.length} verified heals: they are written now.`);
    else
      notes.push(
        'A run was interrupted while it wrote heals, and you edited their files since: your edits were kept and the heals taken back.',
      );
  }
  const alive = new Set((await ledger.runs()).filter((run) => isRunAlive(run, parts.now())).map(({ id }) => id));
  // Stage by stage, so that the settled ones, which grow with every run, are not read.
  for (const stage of stages.filter((each) => each !== 'settled')) {
    for (const healCase of await ledger.cases({ stage })) {
      if (healCase.kind === 'run' || (await isElsewhere(healCase.id, alive, parts))) continue;
      await finishCase(healCase, completed.has(healCase.id), parts);
    }
  }
  for (const { ref } of recovered) await place.tree.forget(ref);
  return notes;
}

/** Where several machines share the store, another one may be at this very case. */
async function isElsewhere(
  caseId: string,
  alive: ReadonlySet<string>,
  { ledger, runId }: Pick<RecoveryParts, 'ledger' | 'runId'>,
): Promise<boolean> {
  const last = (await ledger.events({ caseId })).at(-1)?.event.runId;
  return last !== undefined && last !== runId && alive.has(last);
}

async function finishCase(healCase: HealCase, wasWritten: boolean, parts: RecoveryParts): Promise<void> {
  if (healCase.stage === 'settled') return;
  let current: Unsettled<Kind> = healCase;
  if (wasWritten && current.stage === 'verified') {
    const published: Published<typeof current.kind> = {
      ...current,
      stage: 'published',
      publication: { ref: 'working-tree', final: true },
    };
    await record(current.stage, published, parts);
    current = published;
  }
  const outcome: Outcome =
    current.stage === 'published'
      ? {
          status: 'healed',
          reason: current.verification.testedBySuite ? 'verified' : 'not-verified-by-tests',
          ref: current.publication.ref,
        }
      : {
          status: 'skipped',
          reason: 'interrupted',
          detail: `The run was killed after this case was ${current.stage}; the working tree holds nothing of it.`,
        };
  await record(current.stage, settle(current, outcome, []), parts);
}

async function record(from: HealCase['stage'], healCase: HealCase, parts: RecoveryParts): Promise<void> {
  const event: Extract<HealEvent, { type: 'moved' }> = {
    type: 'moved',
    at: parts.now().toISOString(),
    runId: parts.runId,
    caseId: healCase.id,
    from,
    to: healCase.stage,
    healCase,
  };
  await parts.ledger.save(healCase, event);
  parts.announce(event);
}
