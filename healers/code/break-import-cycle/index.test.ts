import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/import-cycle';
const path = 'shop/orders.py';

describe('break-import-cycle', () => {
  it('removes an import that nothing uses', () =>
    heals(healer, {
      rule,
      path,
      line: 2,
      before: 'import os\nfrom .customers import Customer\nos.getcwd()\n',
      after: 'import os\nos.getcwd()\n',
    }));
  it('keeps an import that only annotations use for the type checker', () =>
    heals(healer, {
      rule,
      path,
      line: 5,
      before: `
        from __future__ import annotations

        import os

        from .customers import Customer

        def who(customer: Customer) -> str:
            return os.fspath(customer.name)
        `,
      after: `
        from __future__ import annotations

        import os
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from .customers import Customer

        def who(customer: Customer) -> str:
            return os.fspath(customer.name)
        `,
    }));
  it('uses the flag that the file has', () =>
    heals(healer, {
      rule,
      path,
      line: 2,
      before: `
        import typing
        from .customers import Customer
        def who(customer: "Customer"):
            return customer.name
        `,
      after: `
        import typing
        if typing.TYPE_CHECKING:
            from .customers import Customer
        def who(customer: "Customer"):
            return customer.name
        `,
    }));
  it('moves an import into the function that uses it', () =>
    heals(healer, {
      rule,
      path,
      line: 1,
      before: `
        from .customers import find, Customer

        class Order:
            def owner(self):
                """Who pays."""
                return find(self.id)

            def is_own(self, other):
                return isinstance(other, Customer)
        `,
      after: `

        class Order:
            def owner(self):
                """Who pays."""
                from .customers import find
                return find(self.id)

            def is_own(self, other):
                from .customers import Customer
                return isinstance(other, Customer)
        `,
    }));

  it('leaves routes, which register themselves', () =>
    leavesAlone(healer, {
      rule,
      path: 'shop/app.py',
      line: 2,
      before: 'app = object()\nfrom . import routes\n',
      files: { 'shop/__init__.py': '', 'shop/routes.py': 'from .app import app\n@app.route("/")\ndef home(): pass\n' },
      because: /@app\.route/,
    }));
  it('leaves a base class', () =>
    leavesAlone(healer, {
      rule,
      path,
      line: 1,
      before: 'from .customers import Base\nclass Order(Base): pass\n',
      because: /line 2 needs Base/,
    }));
  it('leaves a default value and an annotation that is evaluated', async () => {
    await leavesAlone(healer, {
      rule,
      path,
      line: 1,
      before: 'from .customers import NOBODY\ndef f(x=NOBODY): pass\n',
    });
    await leavesAlone(healer, { rule, path, line: 1, before: 'from .customers import C\ndef f(x: C): pass\n' });
  });
  it('leaves an import that many functions use', () =>
    leavesAlone(healer, {
      rule,
      path,
      line: 1,
      before: 'from .c import x\ndef f():\n    x()\ndef g():\n    x()\ndef h():\n    x()\n',
      because: /f, g, h/,
    }));
  it('leaves what others take from here', () =>
    leavesAlone(healer, {
      rule,
      path,
      line: 1,
      before: 'from .customers import Customer\n',
      files: { 'shop/__init__.py': '', 'shop/app.py': 'from .orders import Customer\n' },
      because: /app\.py/,
    }));
});
