import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/E711';

describe('compare-to-none', () => {
  it('asks by identity', () =>
    heals(healer, { rule, at: 'None', before: 'if x == None: pass\n', after: 'if x is None: pass\n' }));
  it('asks for the opposite', () =>
    heals(healer, { rule, at: 'None', before: 'y = x.z!=None\n', after: 'y = x.z is not None\n' }));
  it('takes both orders', () =>
    heals(healer, { rule, at: 'None', before: 'y = None == x\n', after: 'y = None is x\n' }));
  it('takes a name in a condition even beside such a library', () =>
    heals(healer, {
      rule,
      at: 'None',
      before: 'import numpy as np\nif x == None: pass\n',
      after: 'import numpy as np\nif x is None: pass\n',
    }));

  it('leaves queries', () =>
    leavesAlone(healer, { rule, at: 'None', before: 'q = rows.filter(User.name == None)\n', because: /query/ }));
  it('leaves columns', () =>
    leavesAlone(healer, { rule, at: 'None', before: 'import pandas\nz = d[d.a == None]\n', because: /pandas/ }));
  it('leaves chains', () => leavesAlone(healer, { rule, at: 'None', before: 'y = a == None == b\n' }));
});
