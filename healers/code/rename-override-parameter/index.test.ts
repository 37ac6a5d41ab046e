import { describe, it } from 'vitest';
import { heals, leavesAlone, type Example } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'pyright/reportIncompatibleMethodOverride';
const differs = (...pairs: readonly (readonly [base: string, own: string])[]) =>
  [
    'Method "scale" overrides class "Shape" in an incompatible manner',
    ...pairs.map(
      ([base, own], index) =>
        `Parameter ${index + 2} name mismatch: base parameter is named "${base}", override parameter is named "${own}"`,
    ),
  ].join('\n  ');

describe('rename-override-parameter', () => {
  it('names a parameter as the base does, in the body and in its description', () =>
    heals(healer, {
      rule,
      at: 'scale',
      message: differs(['factor', 'f']),
      before: `
        class Square(Shape):
            def scale(self, f: float = 1) -> float:
                """Make it larger.

                :param f: how much
                :type f: float
                """
                return grow(self.side * f, f=f, by=f"{f}")
        `,
      after: `
        class Square(Shape):
            def scale(self, factor: float = 1) -> float:
                """Make it larger.

                :param factor: how much
                :type factor: float
                """
                return grow(self.side * factor, f=factor, by=f"{factor}")
        `,
    }));
  it('names several', () =>
    heals(healer, {
      rule,
      at: 'scale',
      message: differs(['x', 'dx'], ['y', 'dy']),
      before: 'class B(A):\n    def scale(self, dx, dy):\n        dx += 1\n        return self.dx + dx - dy\n',
      after: 'class B(A):\n    def scale(self, x, y):\n        x += 1\n        return self.dx + x - y\n',
      files: { 'b.py': 'B().scale(1, 2)\nother(dx=1)\n' },
    }));

  const leave = (before: string, because: RegExp, more: Partial<Example> = {}) =>
    leavesAlone(healer, { rule, at: 'scale', message: differs(['base_amount', 'amount']), before, because, ...more });
  const plain = 'class B(A):\n    def scale(self, amount):\n        return amount\n';
  it('leaves methods that differ in more', () =>
    leave(plain, /more than the names/, { message: `${differs(['base_amount', 'amount'])}\n  Return type mismatch` }));
  it('leaves a parameter that somebody names, or may name', async () => {
    await leave(plain, /b\.py calls scale with amount=/, { files: { 'b.py': 'shape.scale(amount=2)\n' } });
    await leave(plain, /a route with a part/, { files: { 'b.py': 'urls = [path("<int:amount>/", view)]\n' } });
    await leave(plain, /not written out/, { files: { 'b.py': 'shape.scale(**options)\n' } });
  });
  it('leaves a name that is taken', async () => {
    await leave(
      'class B(A):\n    def scale(self, amount, base_amount):\n        return amount * base_amount\n',
      /something else/,
    );
    await leave(
      'class B(A):\n    def scale(self, amount):\n        base_amount = 2\n        return amount * base_amount\n',
      /something else/,
    );
  });
  it('leaves names that say different things', () =>
    leave('class B(A):\n    def scale(self, limit=3):\n        return limit\n', /say different things/, {
      message: differs(['cache', 'limit']),
    }));
  it('leaves a name that the rest of the class uses, or that stands in many places', async () => {
    await leave(`${plain}    def other(self, amount):\n        return amount\n`, /other of the same class/);
    const many = Array.from({ length: 7 }, () => '        print(amount)\n').join('');
    await leave(`class B(A):\n    def scale(self, amount):\n${many}`, /7 times/);
  });
  it('leaves a name that says something on purpose', () =>
    leave('class B(A):\n    def scale(self, _amount):\n        return 1\n', /on purpose/, {
      message: differs(['factor', '_amount']),
    }));
  it('leaves inner variables of the same name, and what looks names up', async () => {
    await leave(
      'class B(A):\n    def scale(self, amount):\n        return lambda amount: amount\n',
      /variable called amount/,
    );
    await leave('class B(A):\n    def scale(self, amount):\n        return "%(amount)s" % locals()\n', /locals\(\)/);
  });
  it('leaves a parameter of which comments or the docstring speak', async () => {
    await leave(
      'class B(A):\n    def scale(self, amount):\n        # the amount is small\n        return amount\n',
      /written about/,
    );
    await leave(
      'class B(A):\n    def scale(self, amount):\n        """Scale by `amount`."""\n        return amount\n',
      /written about/,
    );
  });
});
