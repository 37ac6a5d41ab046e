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

  it('awaits what is used as if it had run', async () => {
    const message = 'Cannot access attribute "keys" for class "CoroutineType[Any, Any, dict[str, int]]"';
    await heals(healer, {
      rule: 'pyright/reportAttributeAccessIssue',
      message,
      at: 'keys',
      before: 'async def f():\n    return fetch("a").keys()\n',
      after: 'async def f():\n    return (await fetch("a")).keys()\n',
    });
    await heals(healer, {
      rule: 'pyright/reportIndexIssue',
      message: '"__getitem__" method not defined on type "CoroutineType[Any, Any, dict[str, int]]"',
      line: 3,
      at: 'data',
      before: 'async def f():\n    data = fetch("a")\n    return data["a"]\n',
      after: 'async def f():\n    data = await fetch("a")\n    return data["a"]\n',
    });
    await heals(healer, {
      rule: 'mypy/arg-type',
      message: 'Argument 1 to "show" has incompatible type "Coroutine[Any, Any, str]"; expected "str"',
      at: 'fetch("a")',
      before: 'async def f():\n    show(fetch("a"))\n',
      after: 'async def f():\n    show(await fetch("a"))\n',
    });
  });

  it('leaves a coroutine that is gathered later', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportAttributeAccessIssue',
      message: 'Cannot access attribute "keys" for class "CoroutineType[Any, Any, dict[str, int]]"',
      line: 3,
      at: 'keys',
      before: 'async def f():\n    data = fetch("a")\n    print(data.keys())\n    await gather(data)\n',
    }));
  it('leaves errors about other things', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportArgumentType',
      message: 'Argument of type "int" cannot be assigned to parameter "x" of type "str" in function "f"',
      at: '1',
      before: 'async def g():\n    f(1)\n',
    }));
  it('cannot await in a plain function', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'def f():\n    save()\n', because: /async/ }));
  it('cannot await in a plain function inside an async one', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'async def f():\n    def g():\n        save()\n' }));
  it('leaves a coroutine that is kept', () =>
    leavesAlone(healer, { rule, at: 'save()', before: 'async def f():\n    x = save()\n' }));
});
