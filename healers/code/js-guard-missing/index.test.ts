import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'log/missing-member';
const message = "The log shows TypeError: Cannot read properties of undefined (reading 'name')";
const base = { rule, message, path: 'users.js' };

describe('js-guard-missing', () => {
  it('reads on only when it is there, where a default stands behind', () =>
    heals(healer, {
      ...base,
      at: 'user.profile',
      before: "export const f = (user) => user.profile.name.trim() ?? 'nobody';\n",
      after: "export const f = (user) => user.profile?.name.trim() ?? 'nobody';\n",
    }));
  it('goes on with a chain that is optional already', () =>
    heals(healer, {
      ...base,
      at: 'user?.profile',
      before: 'const f = (user) => user?.profile.name;\n',
      after: 'const f = (user) => user?.profile?.name;\n',
    }));
  it('returns what the function returns for other missing things', () =>
    heals(healer, {
      ...base,
      line: 3,
      at: 'user.profile',
      before: 'function f(user) {\n  if (!user) return null;\n  return user.profile.name;\n}\n',
      after:
        'function f(user) {\n  if (!user) return null;\n  if (user.profile === undefined) return null;\n  return user.profile.name;\n}\n',
    }));
  it('throws what the function throws for other missing things, in CRLF', () =>
    heals(healer, {
      ...base,
      message: "The log shows TypeError: Cannot read properties of null (reading 'name')",
      line: 3,
      at: 'user.profile',
      before:
        "function f(user) {\r\n  if (!user) throw new TypeError('no user');\r\n  return user.profile.name;\r\n}\r\n",
      after:
        "function f(user) {\r\n  if (!user) throw new TypeError('no user');\r\n  if (user.profile === null) throw new TypeError('user.profile is missing');\r\n  return user.profile.name;\r\n}\r\n",
    }));
  it('skips in a loop that skips already', () =>
    heals(healer, {
      ...base,
      line: 4,
      at: 'row.user',
      before:
        'function f(rows) {\n  for (const row of rows) {\n    if (!row) continue;\n    log(row.user.name);\n  }\n}\n',
      after:
        'function f(rows) {\n  for (const row of rows) {\n    if (!row) continue;\n    if (row.user === undefined) continue;\n    log(row.user.name);\n  }\n}\n',
    }));
  it('does not loop over what is missing', () =>
    heals(healer, {
      ...base,
      rule: 'log/missing-iteration',
      message: 'The log shows TypeError: order.items is not iterable',
      line: 3,
      at: 'order.items',
      before: 'function f(order) {\n  if (!order) return;\n  for (const item of order.items) use(item);\n}\n',
      after:
        'function f(order) {\n  if (!order) return;\n  if (order.items === undefined) return;\n  for (const item of order.items) use(item);\n}\n',
    }));

  it('leaves a function that says nothing of it', () =>
    leavesAlone(healer, {
      ...base,
      at: 'user.profile',
      before: 'function f(user) {\n  return user.profile.name;\n}\n',
      because: /nothing in f tells/,
    }));
  it('leaves a value that is not always used', () =>
    leavesAlone(healer, {
      ...base,
      line: 3,
      at: 'user.profile',
      before: 'function f(user) {\n  if (!user) return null;\n  return isOn() && user.profile.name;\n}\n',
      because: /not always/,
    }));
  it('leaves what is used later', () =>
    leavesAlone(healer, {
      ...base,
      line: 3,
      at: 'user.profile',
      before: 'function f(user) {\n  if (!user) return null;\n  return run(() => user.profile.name);\n}\n',
      because: /statements of a function|later/,
    }));
  it('leaves a member that is assigned to', () =>
    leavesAlone(healer, {
      ...base,
      at: 'user?.list[0]',
      before: 'function f(user) {\n  user?.list[0].name = 1;\n}\n',
      because: /give it a name/,
    }));
  it('leaves an optional chain in an argument: it says nothing of the chain around it', () =>
    leavesAlone(healer, {
      ...base,
      at: 'find(a?.b)',
      before: 'const f = (a) => find(a?.b).name;\n',
      because: /give it a name/,
    }));
  it('leaves a generator', () =>
    leavesAlone(healer, {
      ...base,
      line: 3,
      at: 'user.profile',
      before: 'function* f(user) {\n  if (!user) return;\n  yield user.profile.name;\n}\n',
      because: /generator/,
    }));
  it('leaves a variable of the loop that it stands in the head of', () =>
    leavesAlone(healer, {
      ...base,
      line: 3,
      at: 'row.user',
      before: 'function f(rows) {\n  if (!rows) return;\n  for (const row of rows) log(row.user.name);\n}\n',
    }));
});
