import type { Desktop } from '#core/ports/desktop.ts';
import type { MarkPicker } from '#core/ports/mark-picker.ts';
import type { Vision } from '#core/ports/vision.ts';
import {
  findingRungs,
  type Candidate,
  type FindingAnswer,
  type FindingRung,
  type FindingThresholds,
  type FoundTarget,
  type LostTarget,
  type RungAnswer,
} from '#core/replay/finding-a-target.ts';
import { intersect, isInside, type DesktopWindow, type Point, type Rect } from '#core/replay/screen.ts';
import type { Target, Workflow } from '#core/replay/workflow.ts';
import { findInWindow, findLocally, looksDifferent } from './anchors.ts';
import type { Asking, Proposal, Rung } from './asking.ts';
import { findByInk } from './by-ink.ts';
import { findByLayout } from './by-layout.ts';
import { makeModelRung } from './by-model.ts';
import { findByText } from './by-text.ts';
import { fitLayout, predict } from './layout.ts';
import { pair, recordedMarksOf, surePairs } from './pairing.ts';
import { coverAt, lookAt, type Sight } from './sight.ts';
import { makeStructureRung } from './structure.ts';
import { explainWhole } from './whole.ts';

export interface FinderParts {
  readonly desktop: Desktop;
  readonly vision: Vision;
  /** Chooses where all else fails; absent, that rung is passed over. */
  readonly picker?: MarkPicker;
  /** Places of the screen that no picker may see. */
  readonly masked?: () => readonly Rect[];
}
export interface FindingQuestion {
  readonly workflow: Workflow;
  readonly target: Target;
  readonly window: DesktopWindow;
  /** All windows, the topmost first, as `Desktop.windows` told them. */
  readonly windows: readonly DesktopWindow[];
  readonly thresholds: FindingThresholds;
  readonly signal: AbortSignal;
}

/** Looks once for a target in a window; never waits, never touches anything. Fails only as desktop and vision do. */
export function makeFinder({
  desktop,
  vision,
  picker,
  masked = () => [],
}: FinderParts): (question: FindingQuestion) => Promise<FindingAnswer> {
  const rungs: Readonly<Partial<Record<FindingRung, Rung>>> = {
    structure: makeStructureRung(desktop),
    'local-anchor': findLocally,
    'window-anchor': findInWindow,
    'marks-ink': findByInk,
    layout: findByLayout,
    'marks-text': findByText,
    ...(picker ? { 'marks-model': makeModelRung(picker, masked) } : {}),
  };
  return async (question) => {
    const started = performance.now();
    const asked: RungAnswer[] = [];
    const candidates: Candidate[] = [];
    const answer = (end: FoundTarget | LostTarget): FindingAnswer => ({
      ...end,
      asked,
      candidates: [...candidates]
        .sort((a, b) => Number(a.against !== '') - Number(b.against !== '') || b.score - a.score)
        .slice(0, 12),
      ms: Math.round(performance.now() - started),
    });
    const twin = findTwinWindow(question);
    if (twin) return answer(twin);
    const sight = await lookAt(question.window, question.windows, desktop, vision);
    if (sight === undefined) return answer(lost('no-window', 'No part of the window is on the screen.'));
    try {
      const asking = prepare(question, sight);
      for (const rung of findingRungs) {
        if (!question.thresholds.rungs.includes(rung)) continue;
        const ask = rungs[rung];
        if (ask === undefined) continue;
        if (question.signal.aborted) return answer(lost('not-found', 'Looking was stopped.'));
        const since = performance.now();
        const outcome = await ask(asking);
        const ms = Math.round(performance.now() - since);
        if ('stop' in outcome) {
          candidates.push(...(outcome.candidates ?? []));
          asked.push({ rung, said: outcome.stop.said, ms });
          return answer(outcome.stop);
        }
        if ('nothing' in outcome) {
          candidates.push(...(outcome.candidates ?? []));
          asked.push({ rung, said: outcome.nothing, ms });
          continue;
        }
        const { found, said } = outcome;
        candidates.push({ box: found.box, score: found.score, rung, against: '' }, ...found.rivals);
        asked.push({ rung, said, ms });
        return answer(settle(asking, found, rung));
      }
      return answer(explainLoss(asking, candidates));
    } finally {
      await sight.view.close();
    }
  };
}

function prepare({ workflow, target, thresholds, signal }: FindingQuestion, sight: Sight): Asking {
  const { marks, own } = recordedMarksOf(workflow, target);
  const pairing = pair(marks, sight.marks);
  const layout = once(() => fitLayout(surePairs(pairing).filter(({ r }) => r !== own)));
  const whole = once(() => explainWhole(pairing, own, layout()));
  const others = Object.values(workflow.targets).filter(
    ({ id, screen }) => id !== target.id && screen === target.screen,
  );
  return { target, others, sight, thresholds, pairing, own, layout, whole, signal };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The last look at what a rung proposes. */
function settle(
  { sight, target }: Asking,
  { box, score, margin }: Proposal,
  rung: FindingRung,
): FoundTarget | LostTarget {
  const point: Point = {
    x: Math.min(box.x + box.width - 1, Math.max(box.x, Math.round(box.x + target.grip.x * box.width))),
    y: Math.min(box.y + box.height - 1, Math.max(box.y, Math.round(box.y + target.grip.y * box.height))),
  };
  if (!isInside(sight.client, point)) return lost('vetoed', `${target.label} lies outside of its window.`);
  const cover = coverAt(sight, point);
  if (cover) return lost('covered', `${target.label} lies behind ${nameOf(cover.title)}. Move or close it.`);
  return { status: 'found', point, box, rung, score, margin };
}

function explainLoss(asking: Asking, candidates: readonly Candidate[]): LostTarget {
  const { target, sight } = asking;
  const layout = asking.layout();
  const place: Rect = layout
    ? predict(layout, target.box)
    : { ...target.box, x: target.box.x + sight.window.client.x, y: target.box.y + sight.window.client.y };
  const cover = sight.covers.find(({ box }) => intersect(box, place));
  if (cover) return lost('covered', `${target.label} may lie behind ${nameOf(cover.title)}. Move or close it.`);
  // That no picture matches is no news of a drifted screen: what the later rungs saw says more.
  const [best] = candidates.filter(({ against }) => against !== looksDifferent).sort((a, b) => b.score - a.score);
  if (candidates.some(({ against }) => against.includes('same'))) {
    return lost(
      'ambiguous',
      `Several things look like ${target.label}, and what is around them does not tell which is meant.`,
    );
  }
  if (best?.against) return lost('vetoed', `What looks most like ${target.label} is something else: ${best.against}.`);
  if (best && best.score > 0.5)
    return lost('too-uncertain', `Something looks like ${target.label}, but not enough to click it.`);
  return lost('not-found', `${target.label} is not to be seen in its window.`);
}

/** Two windows that nothing tells apart: whichever is meant, a click into the other would be wrong. */
function findTwinWindow({ window, windows }: FindingQuestion): LostTarget | undefined {
  const area = window.client.width * window.client.height;
  const twin = windows.find(
    (one) =>
      one.id !== window.id &&
      one.className === window.className &&
      one.application === window.application &&
      one.title === window.title &&
      one.client.width * one.client.height > 0.5 * area,
  );
  return twin && lost('ambiguous', `There are two windows ${nameOf(window.title)}. Close the one that is not meant.`);
}

function lost(reason: LostTarget['reason'], said: string): LostTarget {
  return { status: 'lost', reason, said };
}
function nameOf(title: string): string {
  return title === '' ? 'a window without a title' : `“${title.slice(0, 80)}”`;
}
