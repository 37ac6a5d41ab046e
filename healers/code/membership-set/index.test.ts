import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/list-membership';

test('a list that is only searched becomes a set', () =>
  heals(healer, {
    rule,
    at: 'number in before',
    before:
      'def returning(this, last):\n    before = list(last)\n    return [number for number in this if number in before]\n',
    after:
      'def returning(this, last):\n    before = set(last)\n    return [number for number in this if number in before]\n',
  }));
test('a list that takes the place of the parameter', () =>
  heals(healer, {
    rule,
    at: 'x in b',
    before: 'def f(a, b):\n    b = list(b)\n    return [x for x in a if x in b]\n',
    after: 'def f(a, b):\n    b = set(b)\n    return [x for x in a if x in b]\n',
  }));
test('a declared list, made by a comprehension', () =>
  heals(healer, {
    rule,
    at: 'x not in ids',
    before:
      'def f(a, b):\n    ids: list[int] = [y.id for y in b]  # theirs\n    for x in a:\n        if x not in ids:\n            print(x)\n',
    after:
      'def f(a, b):\n    ids: set[int] = {y.id for y in b}  # theirs\n    for x in a:\n        if x not in ids:\n            print(x)\n',
  }));
test('a list that is wanted as a list too gets a set beside it', () =>
  heals(healer, {
    rule,
    at: 'x in names',
    before:
      'def f(a, b):\n    names = sorted(b)  # for people\n    found = [x for x in a if x in names]\n    return found, names\n',
    after:
      'def f(a, b):\n    names = sorted(b)  # for people\n    names_set = set(names)\n    found = [x for x in a if x in names_set]\n    return found, names\n',
  }));

const stays = (before: string) => leavesAlone(healer, { rule, at: ' in seen', before });
test('leaves alone a list that changes', async () => {
  await stays('def f(a, b):\n    seen = list(b)\n    for x in a:\n        if x in seen:\n            seen.remove(x)\n');
  await stays('def f(a, b):\n    seen = list(b)\n    fill(seen)\n    return [x for x in a if x in seen]\n');
  await stays('def f(a, b):\n    seen = list(b)\n    seen[0] = 1\n    return [x for x in a if x in seen]\n');
});
test('leaves alone what cannot be hashed', async () => {
  await stays('def f(a, b):\n    seen = list(b)\n    return [x for x in a if [x] in seen]\n');
  await stays('def f(a, b):\n    seen: list[dict[str, int]] = list(b)\n    return [x for x in a if x in seen]\n');
  await stays('def f(a, b):\n    seen = [[y] for y in b]\n    return [x for x in a if x in seen]\n');
  await stays('def f(a, b):\n    seen = [y for y in b]\n    return [x for x in a if (x.sql, x.params) in seen]\n');
  await stays('def f(a):\n    seen = [t for t in a if t["old"]]\n    return [t for t in a if t in seen]\n');
  await stays('def f(rows, b):\n    seen = list(b)\n    return [row for row in rows if row in seen]\n');
});
