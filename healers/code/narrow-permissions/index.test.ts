import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S103';

test.each([
  ['0o777', '0o755'],
  ['0o666', '0o644'],
  ['0o770', '0o750'],
  ['0o0777', '0o0755'],
])('%s becomes %s', async (given, wanted) => {
  const proposal = await heals(healer, {
    rule,
    at: 'os.chmod',
    before: `import os\nos.chmod(path, ${given})\n`,
    after: `import os\nos.chmod(path, ${wanted})\n`,
  });
  expect(proposal.summary).toContain(wanted);
});
test('a path that changes itself', () =>
  heals(healer, {
    rule,
    at: 'path.chmod',
    before: 'path.chmod(mode=0o777)\n',
    after: 'path.chmod(mode=0o755)\n',
  }));

test('leaves alone what is put together', async () => {
  await leavesAlone(healer, { rule, at: 'os.chmod', before: 'import os\nos.chmod(p, mode | 0o777)\n' });
  await leavesAlone(healer, { rule, at: 'os.chmod', before: 'import os, stat\nos.chmod(p, stat.S_IRWXO)\n' });
});
test('leaves alone folders that are open to all on purpose', () =>
  leavesAlone(healer, { rule, at: 'os.chmod', before: 'import os\nos.chmod(p, 0o1777)\n', because: /sticky/ }));
test('leaves alone what only the owner may change', () =>
  leavesAlone(healer, { rule, at: 'os.chmod', before: 'import os\nos.chmod(p, 0o755)\n', because: /already/ }));
test('a test keeps what it compares with', () =>
  leavesAlone(healer, { path: 'tests/test_a.py', rule, at: 'os.chmod', before: 'import os\nos.chmod(path, 0o777)\n' }));
