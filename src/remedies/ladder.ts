import type { CodeFinding, Safety } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import { redactSecrets, type Mask } from '#core/redact.ts';
import type { Consideration, LeftAlone, Proposal, Remedy, RemedyLadder } from '#core/remedy.ts';
import { diffOfEdits } from '#syntax/diff.ts';
import { proposeFromPattern } from './patterns.ts';

export interface LadderParts {
  readonly patterns: readonly Pattern[];
  readonly healers: readonly CodeHealer[];
  contextOf(finding: CodeFinding): Promise<CodeContext>;
  /** Takes the repository's secrets out of what people and records get to see. */
  readonly mask?: Mask;
}

/** Until a remedy has a record of its own, its safety class is the best that is known. */
const priorConfidence: Readonly<Record<Safety, number>> = { safe: 0.95, careful: 0.8, risky: 0.6 };

/**
 * The exact rung: what answers the finding's rule, surest first. Patterns, then healers, then the tool's own fix.
 * A healer that leaves a finding alone knows why: the tool's fix, which knows less, is then not tried.
 */
export function makeLadder(parts: LadderParts): RemedyLadder<'code'> {
  return {
    async find(finding, _diagnosis, tried) {
      const considered: Consideration[] = [];
      if (finding.category === 'logic') return { remedy: undefined, considered };
      const context = await parts.contextOf(finding);
      const rules = new Set([finding.rule, ...finding.sources.map((source) => source.rule)]);
      let isVetoed = false;
      for (const candidate of candidatesFor(finding, rules, context, parts)) {
        const { id, origin, healer } = candidate;
        if (tried.includes(id)) {
          considered.push({ origin, healer, said: 'was tried and did not hold' });
          continue;
        }
        if (origin === 'tool' && isVetoed) {
          considered.push({ origin, healer, said: 'has a fix, but a healer knows why to leave this alone' });
          continue;
        }
        const answer = await candidate.propose();
        if (answer === undefined) continue;
        if ('leftAlone' in answer) {
          if (origin === 'healer') isVetoed = true;
          considered.push({ origin, healer, said: answer.leftAlone });
          continue;
        }
        considered.push({ origin, healer, said: 'has a cure' });
        return { remedy: await makeRemedy(candidate, answer, finding, context, parts.mask), considered };
      }
      return { remedy: undefined, considered };
    },
  };
}

interface Candidate {
  readonly id: string;
  readonly origin: 'pattern' | 'healer' | 'tool';
  readonly healer: string;
  readonly safety: Safety;
  propose(): Promise<Proposal<'code'> | LeftAlone | undefined>;
}

function candidatesFor(
  finding: CodeFinding,
  rules: ReadonlySet<string>,
  context: CodeContext,
  parts: LadderParts,
): readonly Candidate[] {
  const answers = (named: { rules: readonly string[]; languages: readonly string[] }) =>
    named.languages.includes(context.language) && named.rules.some((rule) => rules.has(rule));
  const patterns = parts.patterns.filter(answers).map((pattern): Candidate => ({
    id: `pattern:${pattern.id}`,
    origin: 'pattern',
    healer: pattern.id,
    safety: pattern.safety,
    propose: async () => proposeFromPattern(pattern, finding, context),
  }));
  const healers = parts.healers.filter(answers).map((healer): Candidate => ({
    id: `healer:code/${healer.name}`,
    origin: 'healer',
    healer: `code/${healer.name}`,
    safety: healer.safety,
    propose: () => healer.propose(finding, context),
  }));
  const tools = finding.toolFixes.map((fix, index): Candidate => ({
    id: `tool:${finding.rule}#${index}`,
    origin: 'tool',
    healer: finding.rule,
    safety: fix.safety,
    propose: async () => ({ change: { edits: fix.edits }, summary: fix.summary }),
  }));
  return [...patterns, ...healers, ...tools];
}

async function makeRemedy(
  candidate: Candidate,
  proposal: Proposal<'code'>,
  finding: CodeFinding,
  context: CodeContext,
  mask: Mask = (text) => text,
): Promise<Remedy<'code'>> {
  const { edits } = proposal.change;
  const texts = new Map([[finding.place.path, context.text]]);
  for (const { path } of edits) if (!texts.has(path)) texts.set(path, (await context.read(path)) ?? '');
  const safety = proposal.safety ?? candidate.safety;
  // A secret beside the change is left out with the context, so that the diff still says where to undo it.
  const diffs = [3, 2, 1].map((lines) => diffOfEdits(edits, (path) => texts.get(path) ?? '', lines));
  const diff = diffs.find((one) => mask(one) === one) ?? diffs[0] ?? '';
  return {
    id: candidate.id,
    kind: 'code',
    origin: candidate.origin,
    healer: candidate.healer,
    summary: proposal.summary,
    safety,
    confidence: priorConfidence[safety],
    change: { edits },
    preview: mask(redactSecrets(finding, diff)),
  };
}
