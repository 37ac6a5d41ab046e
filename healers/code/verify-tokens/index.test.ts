import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/jwt-unverified';
const signing =
  'import jwt\n\nKEY = load()\n\ndef make(user):\n    return jwt.encode({"sub": user}, KEY, algorithm="HS512")\n\n';
const cures = (before: string, after: string, head = 'import jwt\n') =>
  heals(healer, { rule, at: 'jwt.decode', before: head + before, after: head + after });

test('a key and an algorithm that are there', async () => {
  await cures(
    'x = jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_signature": False})\n',
    'x = jwt.decode(token, KEY, algorithms=["HS256"])\n',
  );
  await cures(
    'x = jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_signature": False, "verify_exp": False})\n',
    'x = jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_exp": False})\n',
  );
  await cures('x = jwt.decode(token, KEY, ["HS256"], verify=False)\n', 'x = jwt.decode(token, KEY, ["HS256"])\n');
});
test('the algorithm that is none', () =>
  cures(
    'x = jwt.decode(token, KEY, algorithms=["none", "HS256"])\n',
    'x = jwt.decode(token, KEY, algorithms=["HS256"])\n',
  ));
test('the key with which the file signs', () =>
  cures(
    'def who(token):\n    return jwt.decode(token, options={"verify_signature": False})["sub"]\n',
    'def who(token):\n    return jwt.decode(token, KEY, algorithms=["HS512"])["sub"]\n',
    signing,
  ));

describe('leaves alone', () => {
  const stays = (before: string, because: RegExp) => leavesAlone(healer, { rule, at: 'jwt.decode', before, because });
  test('a file that signs nothing', () =>
    stays('import jwt\nx = jwt.decode(token, options={"verify_signature": False})\n', /not in this file/));
  test('a key that a function is given', () =>
    stays(
      'import jwt\ndef make(u, key):\n    return jwt.encode(u, key)\ndef who(t):\n    return jwt.decode(t, verify=False)\n',
      /not in this file/,
    ));
  test('no algorithm but none', () =>
    stays('import jwt\nx = jwt.decode(token, KEY, algorithms=["none"])\n', /algorithm/));
});
