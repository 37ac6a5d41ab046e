import type { Detected } from '#core/case.ts';
import type { HealEvent } from '#core/event.ts';
import type { Finding, Kind } from '#core/finding.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { HealSettings } from '../settings.ts';
import type { HealRun } from './heal-run.ts';

/** A finding that was met before continues its case; the ledger keeps every move of it. */
export async function openCases<K extends Kind>(
  findings: readonly Finding<K>[],
  ledger: Pick<Ledger, 'save'>,
  run: Pick<HealRun, 'id' | 'announce'>,
  { now }: Pick<HealSettings, 'now'>,
): Promise<readonly Detected<K>[]> {
  const cases: Detected<K>[] = [];
  for (const finding of findings) {
    const healCase: Detected<K> = { stage: 'detected', id: finding.id, kind: finding.kind, finding, attempts: [] };
    const event: Extract<HealEvent, { type: 'moved' }> = {
      type: 'moved',
      at: now().toISOString(),
      runId: run.id,
      caseId: finding.id,
      from: undefined,
      to: 'detected',
      healCase,
    };
    await ledger.save(healCase, event);
    run.announce(event);
    cases.push(healCase);
  }
  return cases;
}
