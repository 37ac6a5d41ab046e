import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'pyright/reportUnusedCoroutine';

describe('await-coroutine', () => {
  it('awaits in an async function', () =>
    heals(healer, {
      rule,
      at: 'asyncio.sleep(1)',
      before: 'async def f():\n    asyncio.sleep(1)  # rest\n',
      after: 'async def f():\n    await asyncio.sleep(1)  # rest\n',
    }));
  it('awaits in a block of it', () =>
    heals(healer, {
      rule: 'mypy/unused-coroutine',
      line: 3,
      before: 'async def f(self):\n    if self.open:\n        self.close()\n',
      after: 'async def f(self):\n    if self.open:\n        await self.close()\n',
    }));

  it('cannot await in a plain function', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'def f():\n    save()\n', because: /async/ }));
  it('cannot await in a plain function inside an async one', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'async def f():\n    def g():\n        save()\n' }));
  it('leaves a coroutine that is kept', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'async def f():\n    x = save()\n' }));
});
