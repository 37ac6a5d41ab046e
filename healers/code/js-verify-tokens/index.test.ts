import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const base = { path: 'a.ts', rule: 'heal/js-jwt-unverified', at: 'jwt.decode(token)' };
const head = "import jwt from 'jsonwebtoken';\n";
const sign = (rest: string) => `export const issue = (id: string) => jwt.sign({ id }, ${rest});\n`;
const read = 'export const user = (token: string) => jwt.decode(token);\n';
const verified = (key: string, algorithms: string) =>
  `export const user = (token: string) => jwt.verify(token, ${key}, { algorithms: ${algorithms} });\n`;

describe('js-verify-tokens', () => {
  it('verifies with what the file signs with', async () => {
    const swap = (rest: string, key: string, algorithms: string) =>
      heals(healer, {
        ...base,
        before: head + sign(rest) + read,
        after: head + sign(rest) + verified(key, algorithms),
      });
    await swap('process.env.SECRET', 'process.env.SECRET', "['HS256']");
    await swap("process.env.SECRET, { expiresIn: '1h' }", 'process.env.SECRET', "['HS256']");
    await swap("process.env.SECRET, { algorithm: 'HS512' }", 'process.env.SECRET', "['HS512']");
  });
  it('verifies as the file does elsewhere', () =>
    heals(healer, {
      ...base,
      before: `${head}import { keys } from './keys';\nexport const check = (t: string) => jwt.verify(t, keys.public, { algorithms: ["RS256"] });\n${read}`,
      after: `${head}import { keys } from './keys';\nexport const check = (t: string) => jwt.verify(t, keys.public, { algorithms: ["RS256"] });\n${verified('keys.public', '["RS256"]')}`,
    }));

  const leave = (before: string, because: RegExp, at = base.at) =>
    leavesAlone(healer, { ...base, before, because, at });
  it('leaves a file that has no key, or two', async () => {
    await leave(head + read, /Which key/);
    await leave(head + sign('process.env.A') + sign('process.env.B') + read, /Which key/);
  });
  it('leaves a key that only a function has', () =>
    leave(`${head}export const issue = (id: string, key: string) => jwt.sign({ id }, key);\n${read}`, /Which key/));
  it('leaves a key that is only said to be there', () => leave(head + sign('process.env.KEY!') + read, /Which key/));
  it('leaves pairs of keys: the private one verifies nothing', () =>
    leave(head + sign("process.env.KEY, { algorithm: 'RS256' }") + read, /Which key/));
  it('leaves options, and a decode that is imported by name', async () => {
    const options = read.replace('(token)', '(token, { json: true })');
    await leave(head + sign('process.env.KEY') + options, /says more/, 'jwt.decode(token, { json: true })');
    const named = read.replace('jwt.decode', 'decode');
    await leave(`import { decode } from 'jsonwebtoken';\n${named}`, /by name/, 'decode(token)');
  });
});
