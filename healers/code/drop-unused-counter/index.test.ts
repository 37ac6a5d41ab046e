import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/B007';
const def = (body: string) => `def f(parts, load):\n${body.replace(/^(?=.)/gm, '    ')}`;
const heal = (before: string, after: string) =>
  heals(healer, { rule, at: 'i', line: 2, before: def(before), after: def(after) });
const leave = (before: string, because: RegExp) =>
  leavesAlone(healer, { rule, at: 'i', line: 2, before: def(before), because });

describe('drop-unused-counter', () => {
  it('goes through the items', async () => {
    await heal('for i, part in enumerate(parts[:-1]):\n    load(part)\n', 'for part in parts[:-1]:\n    load(part)\n');
    await heal('for i, part in enumerate(parts, start=1):\n    load(part)\n', 'for part in parts:\n    load(part)\n');
  });
  it('takes items that are taken apart', () =>
    heal(
      'for i, (a, b) in enumerate(zip(parts, parts)):\n    load(a, b)\n',
      'for a, b in zip(parts, parts):\n    load(a, b)\n',
    ));

  it('leaves what is read behind the loop, or by name', async () => {
    await leave('for i, part in enumerate(parts):\n    load(part)\nreturn i\n', /read elsewhere/);
    await leave('for i, part in enumerate(parts):\n    load(part, **locals())\n', /by name/);
  });
  it('leaves other loops', async () => {
    await leave('for i in range(3):\n    load()\n', /not the number/);
    await leave('for i, part in parts:\n    load(part)\n', /not the number/);
    await leave('for i, part in enumerate(parts, load()):\n    load(part)\n', /not the number/);
    await leave('for i, part in enumerate(parts):  # all\n    load(part)\nenumerate = load\n', /something else/);
  });
  it('leaves a loop outside of functions', () =>
    leavesAlone(healer, {
      rule,
      at: 'i,',
      before: 'for i, part in enumerate([1]):\n    print(part)\n',
      because: /outside of a function/,
    }));
});
