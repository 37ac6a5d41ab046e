import { healer as verifyTokens } from '#healers/code/js-verify-tokens/index.ts';
import { behaves } from './behaviour.ts';

/** The part of jsonwebtoken that the subject uses, by RFC 7515: the package itself is not installed here. */
const jsonwebtoken = `
import { createHmac, timingSafeEqual } from 'node:crypto';
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const mac = (text, key) => createHmac('sha256', key).update(text).digest();
const sign = (payload, key) => {
  const text = encode({ alg: 'HS256', typ: 'JWT' }) + '.' + encode(payload);
  return text + '.' + mac(text, key).toString('base64url');
};
const decode = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
const verify = (token, key, { algorithms }) => {
  const [head, body, given] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const expected = mac(head + '.' + body, key);
  const signature = Buffer.from(given, 'base64url');
  if (!algorithms.includes(alg) || signature.length !== expected.length || !timingSafeEqual(signature, expected))
    throw new Error('invalid signature');
  return decode(token);
};
export default { sign, decode, verify };
`;

behaves('nobody is who they say without a signature', {
  healer: verifyTokens,
  rule: 'heal/js-jwt-unverified',
  at: 'jwt.decode(token)',
  before: `
    import jwt from 'jsonwebtoken';
    const key = process.env.TOKEN_KEY ?? 'for this test only';
    export const issue = (user) => jwt.sign({ user }, key);
    export const userOf = (token) => jwt.decode(token).user;
  `,
  beside: {
    'node_modules/jsonwebtoken/package.json': '{ "name": "jsonwebtoken", "type": "module", "main": "index.js" }',
    'node_modules/jsonwebtoken/index.js': jsonwebtoken,
  },
  check: `
    import { issue, userOf } from './subject.mjs';
    export function attack() {
      const [head, , signature] = issue('ann').split('.');
      const forged = Buffer.from(JSON.stringify({ user: 'admin' })).toString('base64url');
      const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      const isBelieved = (token) => {
        try {
          return userOf(token) === 'admin';
        } catch {
          return false;
        }
      };
      return isBelieved([head, forged, signature].join('.')) || isBelieved([unsigned, forged, ''].join('.'));
    }
    export const normal = () => userOf(issue('ann'));
  `,
});
