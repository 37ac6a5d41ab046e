import { healer as secretToEnv } from '#healers/code/js-secret-to-env/index.ts';
import { healer as secureRandom } from '#healers/code/js-secure-random/index.ts';
import { healer as strongHash } from '#healers/code/js-strong-hash/index.ts';
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

behaves('an id cannot be computed', {
  healer: secureRandom,
  rule: 'heal/js-weak-random',
  at: 'Math.random()',
  before: `
    export const makeToken = () => Math.random().toString(36).slice(2, 10);
  `,
  check: `
    import { execFileSync } from 'node:child_process';
    import { makeToken } from './subject.mjs';
    const url = JSON.stringify(new URL('./subject.mjs', import.meta.url));
    // Who knows the state of the generator, here its seed, knows the next token.
    const token = () => execFileSync(process.execPath, ['--random-seed=7', '--input-type=module', '-e', \`console.log((await import(\${url})).makeToken())\`], { encoding: 'utf8' });
    export const attack = () => token() === token();
    export const normal = () => [makeToken().length, /^[0-9a-z]+$/.test(makeToken()), makeToken() !== makeToken()];
  `,
});

behaves('no two texts have one signature', {
  healer: strongHash,
  rule: 'heal/js-weak-hash',
  at: "createHash('md5')",
  before: `
    import { createHash } from 'node:crypto';
    export function sign(body) {
      const signature = createHash('md5').update(body).digest('hex');
      return signature;
    }
  `,
  check: `
    import { sign } from './subject.mjs';
    // Published in 2004 by Wang, Feng, Lai and Yu: two texts with one md5.
    const one = 'd131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f8955ad340609f4b30283e488832571415a085125e8f7cdc99fd91dbdf280373c5bd8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70';
    const other = one.replace('fcab587', 'fcab507').replace('2571415a', '25f1415a').replace('dbdf280', 'dbd7280').replace('dd53e2b4', 'dd53e234').replace('7080a80d', '7080280d').replace('9652b6f', '965ab6f');
    export const attack = () => one !== other && sign(Buffer.from(one, 'hex')) === sign(Buffer.from(other, 'hex'));
    export const normal = () => [sign('a') === sign('a'), sign('a') === sign('b')];
  `,
});

behaves('who has the code does not have the secret', {
  healer: secretToEnv,
  rule: 'heal/js-hardcoded-secret',
  at: "'5fK9wq2LmX81'",
  files: { '.env.example': 'SESSION_SECRET=\n' },
  before: `
    import { createHmac } from 'node:crypto';
    const sessionSecret = '5fK9wq2LmX81';
    export const sign = (text) => createHmac('sha256', sessionSecret).update(text).digest('hex');
  `,
  check: `
    import { readFileSync } from 'node:fs';
    process.env.SESSION_SECRET = '5fK9wq2LmX81';
    const { sign } = await import('./subject.mjs');
    export const attack = () => readFileSync(new URL('./subject.mjs', import.meta.url), 'utf8').includes('5fK9wq2LmX81');
    export const normal = () => sign('a');
  `,
});
