import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/spread-in-reduce';
const at = '...acc';

test('an object of one entry each is built by Object.fromEntries', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at,
    before: 'function all(xs: any) { return xs.reduce((acc: any, x: any) => ({ ...acc, [x]: true }), {}); }\n',
    after: 'function all(xs: any) { return Object.fromEntries(xs.map((x: any) => [x, true])); }\n',
  });
});

test('a typed result, a count and a list are filled', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at,
    before: '  const by = xs.reduce<Record<string, X>>((acc, x) => ({ ...acc, [x.id]: x }), {});\n',
    after: '  const by = xs.reduce<Record<string, X>>((acc, x) => {\n    acc[x.id] = x;\n    return acc;\n  }, {});\n',
  });
  await heals(healer, {
    path: 'a.js',
    rule: 'oxlint/oxc/no-accumulating-spread',
    at,
    before: 'const n = xs.reduce((acc, x) => ({ ...acc, [x]: (acc[x] ?? 0) + 1 }), {});\n',
    after: 'const n = xs.reduce((acc, x) => {\n  acc[x] = (acc[x] ?? 0) + 1;\n  return acc;\n}, {});\n',
  });
  await heals(healer, {
    path: 'a.ts',
    rule,
    at,
    before: 'const n = xs.reduce((acc, x, i) => { return [...acc, x.name + i]; }, [] as string[]);\n',
    after: 'const n = xs.reduce((acc, x, i) => {\n  acc.push(x.name + i);\n  return acc;\n}, [] as string[]);\n',
  });
});

test.each([
  ['a start value from elsewhere', 'xs.reduce((acc, x) => ({ ...acc, [x]: 1 }), start)', /start value/],
  ['no start value', 'xs.reduce((acc, x) => ({ ...acc, [x]: 1 }))', /start value/],
  ['several entries', 'xs.reduce((acc, x) => ({ ...acc, [x]: 1, n: 2 }), {})', /one entry/],
  ['a condition', 'xs.reduce((acc, x) => (x ? { ...acc, [x]: 1 } : acc), {})', /one entry/],
  ['lists that are joined', 'xs.reduce((acc, x) => [...acc, ...x], [])', /whole list/],
  ['a result that holds itself', 'xs.reduce((acc, x) => ({ ...acc, [x]: acc }), {})', /handed on/],
])('leaves %s alone', async (_, call, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `${call};\n` });
});
