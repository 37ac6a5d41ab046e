import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Standing } from '#core/record.ts';
import { redactSecrets, type Mask } from '#core/redact.ts';
import type { Attempt, Consideration, Proposal, Remedy, RemedyLadder, Rung, RungReport } from '#core/remedy.ts';
import { diffOfEdits } from '#syntax/diff.ts';
import type { Candidate, LadderRung, Question } from './rung.ts';

export interface LadderParts {
  /** Cheapest and surest first; the next one is asked only when the one before has no cure. */
  readonly rungs: readonly LadderRung[];
  contextOf(finding: CodeFinding): Promise<CodeContext>;
  /** How far a remedy is trusted here, by its record. */
  standingOf(candidate: Pick<Candidate, 'origin' | 'healer'>): Standing;
  /** Takes the repository's secrets out of what people and records get to see. */
  readonly mask?: Mask;
}

/**
 * Asks one rung after the other for a cure that binds at the finding's place. Candidates are proposed, never trusted:
 * the gates decide. A healer that leaves a finding alone knows why: what knows less is then not asked.
 */
export function makeLadder(parts: LadderParts): RemedyLadder<'code'> {
  return {
    async find(finding, diagnosis, attempts) {
      const asked: RungReport[] = [];
      if (finding.category === 'logic') return { remedy: undefined, asked };
      const question: Question = { finding, diagnosis, attempts, context: await parts.contextOf(finding) };
      let hasVeto = false;
      for (const rung of parts.rungs) {
        // A model reads the code itself, and people look at what it proposes; the rungs between only know likeness.
        if (hasVeto && rung.rung !== 'model') continue;
        const { report, remedy, isVetoed } = await climb(rung, { ...question, asked: [...asked] }, parts);
        asked.push(report);
        if (remedy) return { remedy, asked };
        hasVeto ||= isVetoed;
      }
      return { remedy: undefined, asked };
    },
  };
}

interface Climbed {
  readonly report: RungReport;
  readonly remedy: Remedy<'code'> | undefined;
  readonly isVetoed: boolean;
}

async function climb(rung: LadderRung, question: Question, parts: LadderParts): Promise<Climbed> {
  const started = performance.now();
  const answer = await rung.ask(question);
  const considered: Consideration[] = [];
  let isVetoed = false;
  let remedy: Remedy<'code'> | undefined;
  // What may act comes before what must ask first: a guess must not keep a known cure from acting.
  const isTrusted = (candidate: Candidate) => parts.standingOf(candidate).state === 'trusted';
  const ordered = answer.candidates.toSorted((a, b) => Number(isTrusted(b)) - Number(isTrusted(a)));
  for (const candidate of ordered) {
    const { origin, healer } = candidate;
    const say = (said: string) => considered.push({ origin, healer, said });
    const standing = parts.standingOf(candidate);
    const refusal = refuse(candidate, question.attempts, standing, isVetoed);
    if (refusal !== undefined) {
      say(refusal);
      continue;
    }
    const proposal = await candidate.propose();
    if (proposal === undefined) continue;
    if ('leftAlone' in proposal) {
      if (origin === 'healer') isVetoed = true;
      say(proposal.leftAlone);
      continue;
    }
    say('has a cure');
    remedy = await makeRemedy(candidate, rung.rung, proposal, standing, question, parts.mask);
    break;
  }
  const ms = performance.now() - started;
  const usd = answer.spentUsd?.() ?? 0;
  return { report: { rung: rung.rung, said: answer.said, considered, ms, usd }, remedy, isVetoed };
}

/** Why a candidate is not even asked. */
function refuse(
  candidate: Candidate,
  attempts: readonly Attempt[],
  standing: Standing,
  isVetoed: boolean,
): string | undefined {
  if (attempts.some(({ remedy }) => remedy.id === candidate.id)) return 'was tried and did not hold';
  if (standing.state === 'quarantined') return `is quarantined: ${standing.because}`;
  if (isVetoed && (candidate.origin === 'tool' || standing.state !== 'trusted')) {
    return 'has a fix, but a healer knows why to leave this alone';
  }
  return undefined;
}

async function makeRemedy(
  candidate: Candidate,
  rung: Rung,
  proposal: Proposal<'code'>,
  standing: Standing,
  { finding, context }: Question,
  mask: Mask = (text) => text,
): Promise<Remedy<'code'>> {
  const { edits } = proposal.change;
  const texts = new Map([[finding.place.path, context.text]]);
  for (const { path } of edits) if (!texts.has(path)) texts.set(path, (await context.read(path)) ?? '');
  // A secret beside the change is left out with the context, so that the diff still says where to undo it.
  const diffs = [3, 2, 1].map((lines) => diffOfEdits(edits, (path) => texts.get(path) ?? '', lines));
  const diff = diffs.find((one) => mask(one) === one) ?? diffs[0] ?? '';
  return {
    id: candidate.id,
    kind: 'code',
    rung,
    origin: candidate.origin,
    healer: candidate.healer,
    summary: proposal.summary,
    safety: proposal.safety ?? candidate.safety,
    // A good record with other faults says little about one that only looks like them.
    confidence: Math.min(standing.confidence, candidate.likeness ?? 1),
    change: { edits },
    preview: mask(redactSecrets(finding, diff)),
  };
}
