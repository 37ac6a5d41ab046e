import { describe, expect, it } from 'vitest';
import { findAnswer, isUndecided, judgeAnswer } from './answer.ts';
import { compareRounds } from './figures.ts';

const rounds = (ns: number, spread = 0) => Array.from({ length: 41 }, (_, at) => ns + (at % 5) * spread);
const answer = (before: readonly number[], after: readonly number[], more: object = {}) => ({
  ...{ status: 'measured', arguments: 'list[int]', isGuessed: false },
  sizes: [{ size: 1000, isDifferent: false, hits: 1000, before, after, ...more }],
});

describe('figures', () => {
  it('hold the median of the ratios with 95 % confidence: 14th and 28th of 41', () => {
    const after = Array.from({ length: 41 }, (_, at) => at + 1);
    const { ratio, low, high } = compareRounds(10, Array<number>(41).fill(100), after);
    expect({ ratio, low, high }).toEqual({ ratio: 0.21, low: 0.14, high: 0.28 });
  });

  it('speak of a gain when the median is beyond a tenth and the interval beyond nothing', () => {
    expect(judgeAnswer(answer(rounds(100), rounds(50)), 'f')).toMatchObject({
      verdict: 'gain',
      subject: 'f(list[int])',
    });
    expect(judgeAnswer(answer(rounds(100), rounds(89)), 'f').verdict).toBe('gain');
    expect(judgeAnswer(answer(rounds(100), rounds(91)), 'f').verdict).toBe('no-gain');
    const spread = rounds(80).map((ns, at) => (at % 3 === 0 ? ns + 40 : ns));
    const blurred = judgeAnswer(answer(rounds(100), spread), 'f');
    expect([blurred.verdict, isUndecided(blurred)]).toEqual(['no-gain', true]);
  });

  it('say nothing against a heal of which little was run', () => {
    expect(judgeAnswer(answer(rounds(100), rounds(100), { hits: 3 }), 'f')).toMatchObject({ verdict: 'unmeasured' });
    expect(judgeAnswer(answer(rounds(100), rounds(100), { size: 10 }), 'f')).toMatchObject({ verdict: 'unmeasured' });
  });

  it.each([
    undefined,
    'x',
    [],
    { status: 'measured' },
    { status: 'measured', sizes: [] },
    answer([], []),
    answer([Number.NaN], [1]),
    answer([-1], [1]),
    answer([1e30], [1]),
    answer([1, 2, 3], [1, 2, 3]),
    answer(Array<number>(9999).fill(1), [1]),
    { status: 'measured', sizes: [{ size: -1 }] },
  ])('are not taken from an answer like %j', (odd) => {
    expect(judgeAnswer(odd, 'f').verdict).toBe('unmeasured');
  });

  it('are read from the line with the secret word, and shown on one line', () => {
    expect(findAnswer('{"a":1}\nw {"a":2}\nwx {"a":3}\n', 'w')).toEqual({ a: 2 });
    expect(findAnswer('nothing', 'w')).toBeUndefined();
    const said = judgeAnswer({ status: 'unmeasured', why: 'a\nb\u001b[31m' + 'c'.repeat(999) }, 'f').said;
    expect(said).toMatch(/^not measured: a b \[31mc+$/);
    expect(said.length).toBeLessThan(300);
  });
});
