import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/PERF401';
const def = (body: string) => `def f(groups, first):\n${body.replace(/^(?=.)/gm, '    ')}`;
const heal = (before: string, after: string) =>
  heals(healer, { rule, at: 'append', before: def(before), after: def(after) });
const leave = (before: string, because: RegExp) =>
  leavesAlone(healer, { rule, at: 'append', before: def(before), because });

describe('collect-list', () => {
  it('makes a list that begins right above in one expression', async () => {
    await heal(
      'names = []\nfor group in groups:\n    if group.late:\n        names.append(group.name)\nreturn names\n',
      'names = [group.name for group in groups if group.late]\nreturn names\n',
    );
    await heal(
      'names: list[str] = list()\n# All of them.\nfor key, (a, b) in groups.items():\n    names.append((key, a + b))\nreturn names\n',
      '# All of them.\nnames: list[str] = [(key, a + b) for key, (a, b) in groups.items()]\nreturn names\n',
    );
  });
  it('breaks lines that are too long, and keeps the meaning of what is loose', async () => {
    await heal(
      'names = []\nfor group in groups if first else sorted(groups):\n    if group.late or group.early if first else group.name:\n        names.append(group.name.strip().lower())\nreturn names\n',
      'names = [\n    group.name.strip().lower()\n    for group in (groups if first else sorted(groups))\n    if (group.late or group.early if first else group.name)\n]\nreturn names\n',
    );
    await heal(
      'names = []\nfor name in 1, 2:\n    names.append(name + 1)\nreturn names\n',
      'names = [name + 1 for name in (1, 2)]\nreturn names\n',
    );
  });
  it('adds to a list that has begun before', async () => {
    await heal(
      'names = [first]\nfor group in groups:\n    names.append(group.name)\nreturn names\n',
      'names = [first]\nnames.extend([group.name for group in groups])\nreturn names\n',
    );
    await heal(
      'for group in groups:\n    first.names.append(group.name)\n',
      'first.names.extend([group.name for group in groups])\n',
    );
  });
  it('knows a name that another loop uses again', () =>
    heal(
      'names = []\nfor group in groups:\n    names.append(group.name)\nfor group in groups:\n    print(group)\nreturn names\n',
      'names = [group.name for group in groups]\nfor group in groups:\n    print(group)\nreturn names\n',
    ));

  it('leaves a loop that does more', async () => {
    await leave('names = []\nfor g in groups:\n    print(g)\n    names.append(g)\nreturn names\n', /does more/);
    await leave(
      'names = []\nfor g in groups:\n    names.append(g + 1)\nelse:\n    print(1)\nreturn names\n',
      /does more/,
    );
  });
  it('leaves no empty line where the list began', () =>
    heal(
      'names = []\n\nfor group in groups:\n    names.append(group.name)\n\nreturn names\n',
      'names = [group.name for group in groups]\n\nreturn names\n',
    ));
  it('leaves what changes something on its way', () =>
    leave('names = []\nfor g in range(first):\n    names.append(groups.pop(0))\nreturn names\n', /pop\(\) changes/));
  it('leaves a migration', () =>
    leavesAlone(healer, {
      path: 'shop/migrations/0012_names.py',
      rule,
      at: 'append',
      before: def('names = []\nfor g in groups:\n    names.append(g.name)\nreturn names\n'),
      because: /migration/,
    }));
  it('leaves a test', () =>
    leavesAlone(healer, {
      path: 'tests/test_a.py',
      rule,
      at: 'append',
      before: def('names = []\nfor g in groups:\n    names.append(g.name)\nreturn names\n'),
      because: /to be right/,
    }));
  it('leaves a comment in the loop', () =>
    leave('names = []\nfor g in groups:\n    # each\n    names.append(g.name)\nreturn names\n', /a comment/));
  it('leaves a list that is looked at while it is filled', () =>
    leave(
      'names = []\nfor g in groups:\n    if g not in names:\n        names.append(g.name)\nreturn names\n',
      /looked at/,
    ));
  it('leaves a variable that is read behind the loop', async () => {
    await leave('names = []\nfor g in groups:\n    names.append(g.name)\nreturn names, g\n', /read outside/);
    await leave(
      'names = []\nfor g in groups:\n    names.append(g.name)\nfor g in g.more:\n    print(g)\n',
      /read outside/,
    );
  });
  it('leaves a loop that waits or defines', async () => {
    await leave('names = []\nfor g in groups:\n    names.append((yield g))\nreturn names\n', /waits, yields/);
    await leave('names = []\nfor g in groups:\n    names.append(lambda: g)\nreturn names\n', /waits, yields/);
  });
  it('leaves what means something else inside of a comprehension', () =>
    leave('names = []\nfor g in groups:\n    names.append(super().name(g))\nreturn names\n', /super\(\) means/));
  it('leaves a list of which an error would show a part', () =>
    leave(
      'names = []\ntry:\n    for g in groups:\n        names.append(g.name)\nexcept ValueError:\n    pass\nreturn names\n',
      /before an error/,
    ));
  it('leaves a loop outside of functions', () =>
    leavesAlone(healer, {
      rule,
      at: 'append',
      before: 'names = []\nfor g in range(3):\n    names.append(g + 1)\n',
      because: /outside of a function/,
    }));
});
