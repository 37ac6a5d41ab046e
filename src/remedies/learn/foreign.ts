import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { checkPattern } from '../pattern-conformance.ts';
import { isSuppression, isTellingWord } from './build.ts';
import { tokensOf } from './pair.ts';
import { looksSecret } from './secrets.ts';

/**
 * Why a pattern that somebody else learned or wrote is not taken in, in a sentence; undefined when it keeps what it
 * promises: the same measure as for what is learned here.
 */
export function refuseForeign({ pattern, examples }: LibraryEntry): string | undefined {
  for (const { match, replace } of pattern.rewrites) {
    if (isSuppression(replace)) return 'it silences a tool instead of healing';
    if (!saysSomething(match)) return 'it is over-general: its match spells out nothing';
  }
  const texts = [
    ...examples.heals.flatMap(({ before, after }) => [before, after]),
    ...examples.untouched.map(({ text }) => text),
    JSON.stringify(pattern.rewrites),
  ];
  if (texts.some(looksSecret)) return 'it holds what may be a secret or an address';
  return checkPattern(pattern, examples)[0]?.slice(0, 400);
}

/** True when some text of the rule names something that not every code has. */
function saysSomething(match: unknown): boolean {
  if (typeof match === 'string') {
    const words = tokensOf(match.replace(/\$+[A-Z_][A-Z0-9_]*/g, ' '));
    return words.some(isTellingWord);
  }
  if (typeof match !== 'object' || match === null) return false;
  // What must not be there says nothing of what is.
  return Object.entries(match).some(
    ([key, value]) => key !== 'not' && key !== 'stopBy' && key !== 'field' && saysSomething(value),
  );
}
