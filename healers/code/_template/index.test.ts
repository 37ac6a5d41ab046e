import { describe, it } from 'vitest';
import { leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'tool/RULE';

describe('_template', () => {
  // At least two of these, e.g. heals(healer, { rule, at: 'import os', before: 'import os\n', after: '' }):
  // it('heals …', () => heals(healer, { rule, at: '…', before: '…', after: '…' }));

  // …and at least two of these.
  it('leaves what it does not know', () =>
    leavesAlone(healer, { rule, at: 'x', before: 'x = 1\n', because: /nothing is known/ }));
});
