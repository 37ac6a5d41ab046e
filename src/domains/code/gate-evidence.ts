import { blameEach, passed, type Batch, type GateAnswer } from './gate.ts';

/** What answers differently than before on the same arguments is no heal; what was measured beside that is only told. */
export function checkEvidence(batch: Batch): GateAnswer | undefined {
  const different = blameEach(batch, ({ remedy: { evidence } }) =>
    evidence?.verdict === 'different' ? evidence.said : undefined,
  );
  if (different) return different;
  const measured = batch.cases.flatMap(({ remedy }) => remedy.evidence ?? []);
  const gains = measured.filter(({ verdict }) => verdict === 'gain');
  // A gate that does not stand is not shown as passed.
  if (gains.length === 0) return undefined;
  const first = gains[0]?.said ?? '';
  return passed(gains.length === 1 ? first : `${gains.length} measured; ${first}`);
}
