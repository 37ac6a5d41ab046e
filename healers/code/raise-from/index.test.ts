import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/B904';

describe('raise-from', () => {
  it('names the caught error', () =>
    heals(healer, {
      rule,
      line: 4,
      before: 'try:\n    f()\nexcept KeyError as e:\n    raise ValueError("no")  # bad\n',
      after: 'try:\n    f()\nexcept KeyError as e:\n    raise ValueError("no") from e  # bad\n',
    }));
  it('gives the caught error a name', () =>
    heals(healer, {
      rule,
      line: 4,
      before: 'try:\n    f()\nexcept (KeyError, OSError):\n    raise ValueError(\n        "no",\n    )\n',
      after:
        'try:\n    f()\nexcept (KeyError, OSError) as err:\n    raise ValueError(\n        "no",\n    ) from err\n',
    }));

  it('leaves a bare except', () =>
    leavesAlone(healer, { rule, line: 4, before: 'try:\n    f()\nexcept:\n    raise ValueError("no")\n' }));
  it('leaves a named cause', () =>
    leavesAlone(healer, {
      rule,
      line: 4,
      before: 'try:\n    f()\nexcept KeyError:\n    raise ValueError("no") from None\n',
    }));
  it.each(['SystemExit', 'StopIteration()', 'typer.Exit(1)', 'pytest.skip("no network")'])(
    'leaves an end: %s',
    async (raised) => {
      const before = `try:\n    f()\nexcept KeyError as e:\n    raise ${raised}\n`;
      await leavesAlone(healer, { rule, line: 4, before });
    },
  );
  it('leaves a name with another value', () =>
    leavesAlone(healer, {
      rule,
      line: 5,
      before: 'try:\n    f()\nexcept KeyError as e:\n    e = 1\n    raise ValueError(e)\n',
    }));
});
