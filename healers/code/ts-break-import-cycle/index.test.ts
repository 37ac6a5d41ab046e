import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'heal/import-cycle';
const path = 'invoices.ts';

describe('ts-break-import-cycle', () => {
  it('imports a class as a type where nothing but its type is used', () =>
    heals(healer, {
      path,
      rule,
      before: "import { Order } from './orders.ts';\nexport const number = (order: Order): string => `${order.id}`;\n",
      after:
        "import type { Order } from './orders.ts';\nexport const number = (order: Order): string => `${order.id}`;\n",
      files: {
        'orders.ts':
          "import { number } from './invoices.ts';\nexport class Order { id = 1; text = () => number(this); }\n",
      },
      typescript,
    }));
  it('imports as types the names of a list that are nothing else', () =>
    heals(healer, {
      path,
      rule,
      before:
        "import { Order, Line } from './orders.ts';\nexport function total(order: Order): Line[] {\n  return order.lines;\n}\n",
      after:
        "import type { Order, Line } from './orders.ts';\nexport function total(order: Order): Line[] {\n  return order.lines;\n}\n",
      files: {
        'orders.ts':
          "import { total } from './invoices.ts';\nexport class Line {}\nexport class Order { lines: Line[] = []; text = () => total(this); }\n",
      },
      typescript,
    }));
  it('leaves an import alone that the program needs', () =>
    leavesAlone(healer, {
      path,
      rule,
      before: "import { Order } from './orders.ts';\nexport const make = () => new Order();\n",
      because: /Order is used as a value/,
    }));
  it('leaves an import alone that names nothing', () =>
    leavesAlone(healer, { path, rule, before: "import './orders.ts';\n" }));
});
