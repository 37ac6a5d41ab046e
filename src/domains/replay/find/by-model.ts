import type { MarkPicker } from '#core/ports/mark-picker.ts';
import type { Rect } from '#core/replay/screen.ts';
import { candidate, type Rung } from './asking.ts';
import { compareTexts } from './text.ts';
import { isToldByPlace, twinsOf } from './twins.ts';

/** What a model chose is believed no further than this, whatever it says of itself. */
const score = 0.7;
/** What another recorded target explains as well as this is not offered. */
const explained = 0.85;

/** A model that sees chooses one of the marks that nothing else explains; every veto holds against it as against all others. */
export function makeModelRung(picker: MarkPicker, masked: () => readonly Rect[]): Rung {
  return async (asking) => {
    const { target, sight, pairing, own, signal } = asking;
    const { of } = asking.whole();
    const taken = new Set([...of].filter((c, r) => r !== own && pairing.alike(r, c) >= explained));
    const open = sight.marks
      .map((mark, c) => ({ mark, c }))
      .filter(({ mark, c }) => !taken.has(c) && (target.ink === undefined || mark.ink !== undefined));
    const { mark: index, said } = await picker.pick(
      {
        frame: sight.frame,
        marks: open.map(({ mark }) => mark.box),
        label: target.label,
        texts: target.texts,
        masked: masked(),
      },
      signal,
    );
    const chosen = open[index ?? -1];
    if (chosen === undefined) return { nothing: said };
    const { mark, c } = chosen;
    const refuse = (why: string) => ({
      nothing: `${said}, but ${why}`,
      candidates: [candidate(mark, score, 'marks-model', why)],
    });
    const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(mark.box) : undefined);
    if (text === 'other') return refuse('it reads differently');
    if (pairing.claimOfOthers(own, c) > Math.max(0.6, pairing.alike(own, c)))
      return refuse('another recorded target explains it better');
    if (twinsOf(asking, c).length > 0 && !isToldByPlace(asking, c)) return refuse('it looks the same as another');
    return { found: { box: mark.box, score, margin: 0.5, rivals: [], mark: c }, said: `${said}, text ${text}` };
  };
}
