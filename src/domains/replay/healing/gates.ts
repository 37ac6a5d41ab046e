import type { WorkflowCodec } from '#core/ports/workflow-codec.ts';
import { anchorRungs, type FindingAnswer } from '#core/replay/finding-a-target.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import { intersect, type Frame, type Point, type Rect } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import type { Complaint } from '#core/verification.ts';
import { keepsTexts } from './finding.ts';

/** One case of a batch, with what was seen of it. */
export interface TriedHeal {
  readonly caseId: string;
  readonly healed: HealedTarget;
}
/** One workflow as it is and as it would be. */
export interface TriedWorkflow {
  readonly before: Workflow;
  readonly after: Workflow;
  readonly heals: readonly TriedHeal[];
}
/** Looks for a target by anchors alone on a still picture of its window's client area. */
export type FindOnStill = (frame: Frame, workflow: Workflow, target: string) => Promise<FindingAnswer>;
export interface GateAnswer {
  readonly detail: string;
  readonly complaints: readonly Complaint[];
}
export interface ReplayGate {
  readonly name: string;
  check(tried: TriedWorkflow): Promise<GateAnswer>;
}

/** In rising cost. */
export function makeReplayGates(parts: {
  readonly codec: WorkflowCodec;
  readonly findOn: FindOnStill;
}): readonly ReplayGate[] {
  return [
    { name: 'confirmed', check: async (tried) => checkConfirmed(tried) },
    { name: 'scope', check: async (tried) => checkScope(tried, parts.codec) },
    { name: 'format', check: (tried) => checkFormat(tried, parts.codec) },
    { name: 'finds-again', check: (tried) => checkFindsAgain(tried, parts.findOn) },
    { name: 'others-unharmed', check: (tried) => checkOthers(tried, parts.findOn) },
  ];
}

function checkConfirmed({ heals }: TriedWorkflow): GateAnswer {
  const complaints = heals.flatMap(({ caseId, healed }): Complaint[] =>
    healed.evidence.confirmedBy.length > 0
      ? []
      : [{ id: caseId, detail: 'Nothing that the step had to bring about was seen.' }],
  );
  const count = heals.reduce((sum, { healed }) => sum + healed.evidence.confirmedBy.length, 0);
  return { detail: `${count} postconditions held after the clicks`, complaints };
}

/** Only what is remembered of the healed targets may differ, and the screens that they alone are on. */
function checkScope({ before, after, heals }: TriedWorkflow, codec: WorkflowCodec): GateAnswer {
  const healedIds = new Set(heals.map(({ healed }) => healed.before.id));
  const withoutHealed = (workflow: Workflow): Workflow => {
    const targets = Object.entries(workflow.targets).filter(([id]) => !healedIds.has(id));
    const used = new Set(targets.map(([, { screen }]) => screen));
    return {
      ...workflow,
      targets: Object.fromEntries(targets),
      screens: Object.fromEntries(Object.entries(workflow.screens).filter(([id]) => used.has(id))),
    };
  };
  const [was, is] = [codec.encode(withoutHealed(before)), codec.encode(withoutHealed(after))];
  const wrong = [...new Set([...was.keys(), ...is.keys()])].filter((path) => !sameBytes(was.get(path), is.get(path)));
  const keeps = heals.filter(({ healed }) => {
    const [old, now] = [before.targets[healed.before.id], after.targets[healed.before.id]];
    return old && now && old.label === now.label && isSamePoint(old.grip, now.grip) && keepsTexts(old, now);
  });
  const complaints = heals.flatMap((heal): Complaint[] => {
    const { caseId } = heal;
    if (wrong.length > 0) return [{ id: caseId, detail: `It would change ${wrong.slice(0, 3).join(', ')} as well.` }];
    return keeps.includes(heal)
      ? []
      : [{ id: caseId, detail: 'It would change what the target is called, its texts, or where in it is clicked.' }];
  });
  return { detail: `${heals.length} of ${Object.keys(before.targets).length} targets, nothing else`, complaints };
}

async function checkFormat({ after, heals }: TriedWorkflow, codec: WorkflowCodec): Promise<GateAnswer> {
  const files = codec.encode(after);
  const again = codec.encode(await codec.decode(after.name, files));
  const differs = [...files].some(([path, content]) => !sameBytes(content, again.get(path)));
  const detail = `${files.size} files read back as they were written`;
  return {
    detail,
    complaints: differs
      ? heals.map(({ caseId }) => ({ id: caseId, detail: 'It does not read back as it was written.' }))
      : [],
  };
}

async function checkFindsAgain({ after, heals }: TriedWorkflow, findOn: FindOnStill): Promise<GateAnswer> {
  const complaints: Complaint[] = [];
  let least = 1;
  for (const { caseId, healed } of heals) {
    const answer = await findOn(healed.pictures.before, after, healed.before.id);
    if (answer.status === 'lost') complaints.push({ id: caseId, detail: `It is still not found: ${answer.said}` });
    else if (!anchorRungs.includes(answer.rung) || overlap(answer.box, healed.pictures.box) < 0.6)
      complaints.push({ id: caseId, detail: 'Another place is found by what would be remembered.' });
    else least = Math.min(least, answer.score);
  }
  return {
    detail: `${heals.length - complaints.length} of ${heals.length} found by their pictures, scores from ${least.toFixed(2)}`,
    complaints,
  };
}

const mostOthers = 60;

/** What is remembered now must not make another target be found elsewhere, or at the place of a healed one. */
async function checkOthers({ before, after, heals }: TriedWorkflow, findOn: FindOnStill): Promise<GateAnswer> {
  const complaints: Complaint[] = [];
  const healedIds = new Set(heals.map(({ healed }) => healed.before.id));
  let looked = 0;
  for (const { caseId, healed } of heals) {
    const others = Object.values(before.targets)
      .filter(({ id, screen }) => !healedIds.has(id) && screen === healed.before.screen)
      .slice(0, mostOthers);
    for (const { id, label } of others) {
      looked += 1;
      const [was, is] = [
        await findOn(healed.pictures.before, before, id),
        await findOn(healed.pictures.before, after, id),
      ];
      if (is.status === 'lost') {
        if (was.status === 'found') complaints.push({ id: caseId, detail: `${label} would not be found any more.` });
        continue;
      }
      if (overlap(is.box, healed.pictures.box) > 0.5)
        complaints.push({ id: caseId, detail: `${label} is found at the very same place.` });
      else if (was.status === 'found' && overlap(is.box, was.box) < 0.5)
        complaints.push({ id: caseId, detail: `${label} would be found elsewhere.` });
    }
  }
  return { detail: `${looked} looks at other targets, found as before`, complaints: uniqueByCase(complaints) };
}

function uniqueByCase(complaints: readonly Complaint[]): readonly Complaint[] {
  return [...new Map(complaints.toReversed().map((one) => [one.id, one])).values()];
}

/** Intersection over union. */
export function overlap(a: Rect, b: Rect): number {
  const shared = intersect(a, b);
  if (!shared) return 0;
  const area = ({ width, height }: Rect) => width * height;
  return area(shared) / (area(a) + area(b) - area(shared));
}

/** As near as they are written down. */
function isSamePoint(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < 0.001 && Math.abs(a.y - b.y) < 0.001;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
