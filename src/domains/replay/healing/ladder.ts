import type { Finding } from '#core/finding.ts';
import type { WorkflowCodec } from '#core/ports/workflow-codec.ts';
import { anchorRungs } from '#core/replay/finding-a-target.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import type { Remedy, RemedyLadder } from '#core/remedy.ts';
import { isStillRecorded, requireStep, writeExcerpt } from './excerpt.ts';
import { isRenamed } from './finding.ts';

export interface ReplayLadderParts {
  readonly codec: WorkflowCodec;
  workflowAt(folder: string): Promise<Workflow>;
  /** By fingerprint of its finding. */
  readonly healed: ReadonlyMap<string, HealedTarget>;
  /** 0–1: the lower bound of how often what this rung found at such a score was confirmed. */
  confidenceOf(healed: HealedTarget): number;
}
export const relearnTarget = 'replay/relearn-target';

/** There is one cure: to remember the target as it looks now. Nothing else of a workflow is ever changed. */
export function makeReplayLadder(parts: ReplayLadderParts): RemedyLadder<'replay'> {
  return {
    async find(finding, _diagnosis, attempts) {
      const started = performance.now();
      const answer = attempts.length > 0 ? 'it was tried, and did not hold' : await plan(finding, parts);
      const report = {
        rung: 'exact' as const,
        said: '',
        considered: [
          { origin: 'healer' as const, healer: relearnTarget, said: typeof answer === 'string' ? answer : 'proposed' },
        ],
        ms: Math.round(performance.now() - started),
        usd: 0,
      };
      return { remedy: typeof answer === 'string' ? undefined : answer, asked: [report] };
    },
  };
}

/** The remedy, or why there is none. */
async function plan(
  finding: Finding<'replay'>,
  { codec, healed: all, workflowAt, confidenceOf }: ReplayLadderParts,
): Promise<Remedy<'replay'> | string> {
  const healed = all.get(finding.fingerprint);
  if (!healed) return 'what was seen of it is not at hand any more: replay the workflow again';
  const { evidence, before, after, screen, step } = healed;
  if (anchorRungs.includes(evidence.rung)) return 'it is still found by what was recorded';
  if (evidence.confirmedBy.length === 0) return 'nothing confirmed that it was the right one';
  if (!after.picture) return 'there is no picture of it';
  const workflow = await workflowAt(finding.place.folder);
  if (!isStillRecorded(workflow, before)) return 'somebody recorded it anew meanwhile';
  const { isIrreversible } = requireStep(workflow, step);
  const renamed = isRenamed(healed);
  // That something on the screen changed is what a wrong click brings about as well.
  const isWeak = evidence.confirmedBy.every(({ see }) => see === 'change' || see === 'no-change');
  const summary = renamed ? `Remember ${before.label} with its new text` : `Remember ${before.label} as it looks now`;
  return {
    id: `healer:${relearnTarget}`,
    kind: 'replay',
    rung: 'exact',
    origin: 'healer',
    healer: relearnTarget,
    summary,
    safety: renamed || isWeak || isIrreversible || evidence.rung === 'marks-model' ? 'risky' : 'careful',
    confidence: confidenceOf(healed),
    change: writeExcerpt(workflow, step, { target: { ...after, screen: screen.id }, screen }, codec),
    preview: describe(healed),
  };
}

function describe({ before, after, evidence, screen }: HealedTarget): string {
  const size = ({ width, height }: { readonly width: number; readonly height: number }) => `${width}×${height}`;
  const lines = [
    `target ${before.id}: ${before.label}`,
    `- at ${before.box.x},${before.box.y}, ${size(before.box)}, on the screen ${before.screen}`,
    `+ at ${after.box.x},${after.box.y}, ${size(after.box)}, on the screen ${screen.id}`,
  ];
  if (before.texts.join() !== after.texts.join())
    lines.push(`- texts: ${before.texts.join(', ')}`, `+ texts: ${after.texts.join(', ')}`);
  lines.push(`found by ${evidence.rung}, score ${evidence.score.toFixed(2)}, margin ${evidence.margin.toFixed(2)}`);
  return `${lines.join('\n')}\n`;
}
