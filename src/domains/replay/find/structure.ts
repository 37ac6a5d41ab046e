import type { Desktop } from '#core/ports/desktop.ts';
import { intersect, type DesktopElement } from '#core/replay/screen.ts';
import type { Rung } from './asking.ts';

/** Controls whose text is what people write into them: it says nothing about which control it is. */
const holdsText = /edit|combo|list|tree|document|slider|progress|spin|scroll/i;

/** Finds the control that the application itself calls by the recorded id; a control with another name is another control. */
export function makeStructureRung(desktop: Desktop): Rung {
  return async ({ target, sight, thresholds }) => {
    const { element } = target;
    if (element === undefined) return { nothing: 'no control was recorded' };
    const all = (await desktop.elements(sight.window.id)).filter(({ isVisible }) => isVisible);
    if (all.length === 0) return { nothing: 'the window tells of no controls' };
    const isNamed = !holdsText.test(element.role) && element.name !== '';
    const sameRole = all.filter(({ role }) => role === element.role);
    const byId = sameRole.filter(({ controlId }) => element.controlId !== '' && controlId === element.controlId);
    const byName = sameRole.filter(({ name }) => isNamed && nameOf(name) === nameOf(element.name));
    const [known] = byId;
    if (known && byId.length === 1) {
      if (isNamed && !target.texts.concat(element.name).some((text) => nameOf(text) === nameOf(known.name))) {
        const said = `${target.label} is now called “${known.name.slice(0, 80)}”. If it still does the same, record this step again.`;
        return {
          stop: { status: 'lost', reason: 'vetoed', said },
          candidates: [{ box: known.bounds, score: 1, rung: 'structure', against: 'has another name' }],
        };
      }
      return propose(known, byName.length > 1 ? 0.5 : 1);
    }
    const many = byId.length > 1 ? byId.filter((one) => byName.includes(one)) : byName;
    const [only] = many;
    if (only && many.length === 1 && (element.controlId === '' || byId.length > 0)) return propose(only, 1);
    if (many.length > 1 && !thresholds.allowAmbiguous) {
      const said = `${many.length} controls of the window could be ${target.label}.`;
      return {
        stop: { status: 'lost', reason: 'ambiguous', said },
        candidates: many.map(({ bounds }) => ({
          box: bounds,
          score: 1,
          rung: 'structure',
          against: 'there is another like it',
        })),
      };
    }
    return { nothing: many.length === 0 ? 'the window has no such control' : `${many.length} controls could be meant` };

    function propose(one: DesktopElement, margin: number) {
      const box = intersect(one.bounds, sight.client);
      if (box === undefined || !one.isEnabled)
        return { nothing: box ? 'the control is switched off' : 'the control lies outside of the window' };
      return {
        found: { box, score: 1, margin, rivals: [], mark: undefined },
        said: `the control ${one.controlId || one.name}`,
      };
    }
  };
}

/** Captions mark their keyboard shortcut with `&`, and may end with dots that say that a dialog follows. */
function nameOf(name: string): string {
  return name
    .replace(/&(?=.)/g, '')
    .replace(/(\.\.\.|…|:)$/, '')
    .trim();
}
