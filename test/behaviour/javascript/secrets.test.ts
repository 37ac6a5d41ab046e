import { healer as timingSafe } from '#healers/code/js-timing-safe-compare/index.ts';
import { behaves } from './behaviour.ts';

behaves('a guess learns nothing from how far the comparison goes', {
  healer: timingSafe,
  rule: 'heal/js-timing-unsafe-compare',
  at: 'given === expected',
  before: `
    export function isValid(given, expected) {
      return given === expected;
    }
  `,
  check: `
    import { isValid } from './subject.mjs';
    // Texts that are long enough for the time to be seen: the guesses are wrong in the first and in the last letter.
    const expected = Buffer.alloc(8_000_000, 'a').toString('latin1');
    const fastest = (guess) => {
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        if (isValid(guess, expected)) throw new Error('wrong guesses are wrong');
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    export function attack() {
      const late = fastest(Buffer.concat([Buffer.alloc(7_999_999, 'a'), Buffer.from('b')]).toString('latin1'));
      const early = fastest(Buffer.concat([Buffer.from('b'), Buffer.alloc(7_999_999, 'a')]).toString('latin1'));
      return late > early * 3;
    }
    const mac = 'a'.repeat(64);
    export const normal = () => [
      isValid(mac, mac), isValid('b' + mac.slice(1), mac), isValid('a', mac), isValid(undefined, mac), isValid('é', 'ab'),
      isValid(undefined, 'undefined'), isValid('', ''),
    ];
  `,
});
