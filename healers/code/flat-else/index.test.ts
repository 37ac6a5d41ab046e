import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/RET505';

describe('flat-else', () => {
  it('flattens a whole chain and keeps its comments', () =>
    heals(healer, {
      rule,
      at: 'elif',
      before: `
        def sign(n):
            if n > 0:
                return 1
            elif n < 0:  # below
                return -1
            # the rest
            else:  # nothing
                # really
                if n == 0:
                    return 0

                raise ValueError(n)  # not a number
        `,
      after: `
        def sign(n):
            if n > 0:
                return 1
            if n < 0:  # below
                return -1
            # the rest
            # nothing
            # really
            if n == 0:
                return 0

            raise ValueError(n)  # not a number
        `,
    }));
  it('flattens branches that leave a loop', () =>
    heals(healer, {
      rule: 'ruff/RET507',
      at: 'else',
      before: 'for x in xs:\r\n\tif x:\r\n\t\tcontinue\r\n\telse:\r\n\t\tprint(x)\r\n\t\tprint(2)\r\n',
      after: 'for x in xs:\r\n\tif x:\r\n\t\tcontinue\r\n\tprint(x)\r\n\tprint(2)\r\n',
    }));
  it('flattens the chain around it, which needs its else no more', () =>
    heals(healer, {
      rule,
      line: 5,
      at: 'else',
      before: `
        def f(a, b):
            if a:
                if b:
                    return 1
                else:
                    return 2
            else:
                if b:
                    return 3
                else:
                    return 4
        `,
      after: `
        def f(a, b):
            if a:
                if b:
                    return 1
                return 2
            if b:
                return 3
            else:
                return 4
        `,
    }));
  it('goes as far as branches leave, in the chain around it too', () =>
    heals(healer, {
      rule,
      line: 5,
      at: 'else',
      before: `
        def f(a, b):
            if a:
                if b:
                    return 1
                else:
                    return 2
            elif b:
                b = 2
            else:
                b = 3
            return b
        `,
      after: `
        def f(a, b):
            if a:
                if b:
                    return 1
                return 2
            if b:
                b = 2
            else:
                b = 3
            return b
        `,
    }));
  it('understands else on one line, and the end of a file without a line break', () =>
    heals(healer, {
      rule,
      at: 'else',
      before: 'def f(x):\n    if x: return 1\n    else: return 2',
      after: 'def f(x):\n    if x: return 1\n    return 2\n',
    }));
  it('leaves a chain whose first branch goes on', () =>
    leavesAlone(healer, {
      rule,
      at: 'elif',
      before:
        'def f(x):\n    if x:\n        x = 1\n    elif x == 0:\n        return 2\n    else:\n        return 3\n    return x\n',
      because: /goes on behind it/,
    }));
  it('leaves a text of several lines as it is', () =>
    leavesAlone(healer, {
      rule,
      at: 'else',
      before: 'def f(x):\n    if x:\n        return 1\n    else:\n        return """\n        a"""\n',
      because: /text of several lines/,
    }));
});
