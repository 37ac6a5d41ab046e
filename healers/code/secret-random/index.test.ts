import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S311';
const cures = (before: string, after: string) =>
  heals(healer, { rule, at: 'random.', before: `import random\n\n${before}`, after });
const stays = (before: string, because: RegExp) =>
  leavesAlone(healer, { rule, at: 'random.', before: `import random\n\n${before}`, because });

test('leaves alone what parts messages from each other', () =>
  stays(
    'def make_boundary(text):\n    token = random.randrange(2**63)\n    return "=" * 15 + str(token)\n',
    /hard to guess/,
  ));
test('the characters of a token', () =>
  heals(healer, {
    rule,
    at: 'random.choice(READABLE)',
    before:
      'import random\nimport string\n\ndef new_session_token(n):\n    return "".join(random.choice(READABLE) for _ in range(n))\n',
    after:
      'import secrets\nimport string\n\ndef new_session_token(n):\n    return "".join(secrets.choice(READABLE) for _ in range(n))\n',
  }));
test('numbers in a range', async () => {
  await cures('otp = random.randint(100000, 999999)\n', 'import secrets\n\notp = 100000 + secrets.randbelow(900000)\n');
  await cures('otp = random.randint(low, high)\n', 'import secrets\n\notp = secrets.choice(range(low, high + 1))\n');
  await cures('otp = random.randint(1, 9) * 2\n', 'import secrets\n\notp = secrets.choice(range(1, 10)) * 2\n');
  await cures('otp = random.randrange(10)\n', 'import secrets\n\notp = secrets.randbelow(10)\n');
});
test('several at once', () =>
  cures(
    'password = "".join(random.choices(letters, k=12))\n',
    'import secrets\n\npassword = "".join([secrets.choice(letters) for _ in range(12)])\n',
  ));
test('random stays where it is used elsewhere', () =>
  cures(
    'nonce = random.getrandbits(64)\ndice = random.randint(1, 6)\n',
    'import random\nimport secrets\n\nnonce = secrets.randbits(64)\ndice = random.randint(1, 6)\n',
  ));

test('leaves games and simulations alone', async () => {
  await stays('dice = random.randint(1, 6)\n', /hard to guess/);
  await stays('def shuffle_deck(cards):\n    random.shuffle(cards)\n', /hard to guess/);
  await stays('key = random.choice(list(d))\n', /hard to guess/);
});
test('leaves alone what has no counterpart', async () => {
  await stays('token = random.random()\n', /counterpart/);
  await stays('token = random.choices(letters, weights=w, k=3)\n', /counterpart/);
});
test('leaves seeded numbers alone', () => stays('random.seed(1)\ntoken = random.choice(letters)\n', /seeds/));
test('leaves alone a session of another kind', () =>
  leavesAlone(healer, {
    rule,
    at: 'random.choice',
    before: 'import random\n\ntraining_session = random.choice(sessions)\n',
    because: /hard to guess/,
  }));
test('the layout of the arguments stays', () =>
  heals(healer, {
    rule,
    at: 'random.choice',
    before: 'import random\n\ntoken = random.choice(\n    [\n        a,\n        b,\n    ]\n)\n',
    after: 'import secrets\n\ntoken = secrets.choice(\n    [\n        a,\n        b,\n    ]\n)\n',
  }));
