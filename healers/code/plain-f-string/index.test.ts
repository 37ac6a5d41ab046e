import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/F541';

describe('plain-f-string', () => {
  it('takes the f', () => heals(healer, { rule, at: 'f"of"', before: 'x = f"of"\n', after: 'x = "of"\n' }));
  it('keeps the r', () => heals(healer, { rule, at: 'rF', before: "x = rF'\\d'\n", after: "x = r'\\d'\n" }));

  it('leaves what fills in', () => leavesAlone(healer, { rule, at: 'f"', before: 'x = f"{y}"\n' }));
  it('leaves doubled braces', () =>
    leavesAlone(healer, { rule, at: 'f"', before: 'x = f"{{}}"\n', because: /braces/ }));
});
