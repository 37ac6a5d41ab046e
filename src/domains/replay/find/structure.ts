import type { Desktop } from '#core/ports/desktop.ts';
import type { LostTarget } from '#core/replay/finding-a-target.ts';
import { intersect, type DesktopElement } from '#core/replay/screen.ts';
import type { Asking, Rung, RungOutcome } from './asking.ts';

/** Controls whose text is what people write into them: it says nothing about which control it is. */
const holdsText = /edit|combo|list|tree|document|slider|progress|spin|scroll/i;

/** Finds the control that the application itself calls by the recorded id; a control with another name is another control. */
export function makeStructureRung(desktop: Desktop): Rung {
  return async (asking) => {
    const { target, sight, thresholds } = asking;
    const { element } = target;
    if (element === undefined) return { nothing: 'no control was recorded' };
    const all = (await desktop.elements(sight.window.id)).filter(({ isVisible }) => isVisible);
    if (all.length === 0) return { nothing: 'the window tells of no controls' };
    const isNamed = !holdsText.test(element.role) && element.name !== '';
    const names = [element.name, ...target.texts].map(nameOf);
    const sameRole = all.filter(({ role }) => role === element.role);
    const byId = sameRole.filter(({ controlId }) => element.controlId !== '' && controlId === element.controlId);
    const byName = sameRole.filter(({ name }) => isNamed && names.includes(nameOf(name)));
    const meant = byId.length > 0 && isNamed ? byId.filter((one) => byName.includes(one)) : byId;
    const [first] = byId;
    if (first && meant.length === 0) {
      const said = `${target.label} is now called “${first.name.slice(0, 80)}”. If it still does the same, record this step again.`;
      return stop('vetoed', said, [first], 'has another name');
    }
    if (byId.length === 0 && keepsIds(asking, all)) {
      return stop('not-found', `The window no longer has ${target.label}.`, byName, 'has another id');
    }
    const left = byId.length > 0 ? meant : byName;
    const [one, another] = left;
    if (one === undefined) return { nothing: 'the window has no such control' };
    if (another) {
      if (thresholds.allowAmbiguous) return { nothing: `${left.length} controls could be meant` };
      return stop(
        'ambiguous',
        `${left.length} controls of the window could be ${target.label}.`,
        left,
        'there is another like it',
      );
    }
    const box = intersect(one.bounds, sight.client);
    if (box === undefined) return stop('not-found', `${target.label} lies outside of what its window shows.`, [], '');
    if (!one.isEnabled) return stop('vetoed', `${target.label} is switched off.`, [one], 'is switched off');
    const margin = byName.length > 1 ? 0.5 : 1;
    return {
      found: { box, score: 1, margin, rivals: [], mark: undefined },
      said: `the control ${one.controlId || one.name}`,
    };
  };
}

/** Ids that an application makes anew at every start tell nothing; those that others of the same screen kept do. */
function keepsIds({ target, others }: Asking, all: readonly DesktopElement[]): boolean {
  if (!target.element?.controlId) return false;
  return others.some(
    ({ element }) => element?.controlId && all.some(({ controlId }) => controlId === element.controlId),
  );
}

function stop(
  reason: LostTarget['reason'],
  said: string,
  elements: readonly DesktopElement[],
  against: string,
): RungOutcome {
  const candidates = elements.map(({ bounds }) => ({ box: bounds, score: 1, rung: 'structure' as const, against }));
  return { stop: { status: 'lost', reason, said }, candidates };
}

/** Captions mark their keyboard shortcut with `&`, and may end with dots that say that a dialog follows. */
function nameOf(name: string): string {
  return name
    .replace(/&(?=.)/g, '')
    .replace(/(\.\.\.|…|:)$/, '')
    .trim();
}
