import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const base = { rule: 'oxlint/no-else-return', path: 'a.ts' };

describe('js-flat-else', () => {
  it('flattens an else behind a return', () =>
    heals(healer, {
      ...base,
      at: 'else',
      before: `
        function f(a) {
          if (a) {
            return 1; // one
          } else {
            // two
            const b = a ?? 2;

            return b;
          }
        }
        `,
      after: `
        function f(a) {
          if (a) {
            return 1; // one
          }
          // two
          const b = a ?? 2;

          return b;
        }
        `,
    }));
  it('flattens a whole chain', () =>
    heals(healer, {
      ...base,
      at: 'else if',
      before: `
        function f(a) {
          if (a > 1) {
            return 1;
          } else if (a > 0) {
            throw new Error('no');
          } else {
            return 2;
          }
        }
        `,
      after: `
        function f(a) {
          if (a > 1) {
            return 1;
          }
          if (a > 0) {
            throw new Error('no');
          }
          return 2;
        }
        `,
    }));
  it('understands else on a line of its own, without braces, and with tabs', async () => {
    await heals(healer, {
      ...base,
      at: '{\r\n\t\treturn 2',
      before: 'function f(a) {\r\n\tif (a) {\r\n\t\treturn 1\r\n\t}\r\n\telse {\r\n\t\treturn 2\r\n\t}\r\n}\r\n',
      after: 'function f(a) {\r\n\tif (a) {\r\n\t\treturn 1\r\n\t}\r\n\treturn 2\r\n}\r\n',
    });
    await heals(healer, {
      ...base,
      at: 'return 2',
      before: 'function f(a) {\n  if (a) return 1;\n  else return 2;\n}\n',
      after: 'function f(a) {\n  if (a) return 1;\n  return 2;\n}\n',
    });
  });

  it('finds the chain by the statement that leaves', () =>
    heals(healer, {
      ...base,
      at: 'return 1;',
      before: 'function f(a) {\n  if (a) {\n    return 1;\n  } else {\n    return 2;\n  }\n}\n',
      after: 'function f(a) {\n  if (a) {\n    return 1;\n  }\n  return 2;\n}\n',
    }));
  it('finds the outer chain by an inner one that leaves, and chains in a case', async () => {
    await heals(healer, {
      ...base,
      at: 'if (b)',
      before:
        'function f(a, b) {\n  if (a) {\n    if (b) {\n      return 1;\n    } else {\n      return 2;\n    }\n  } else {\n    return 3;\n  }\n}\n',
      after:
        'function f(a, b) {\n  if (a) {\n    if (b) {\n      return 1;\n    } else {\n      return 2;\n    }\n  }\n  return 3;\n}\n',
    });
    await heals(healer, {
      ...base,
      at: 'return 1;',
      before:
        'function f(a, b) {\n  switch (a) {\n    case 1:\n      if (b) {\n        return 1;\n      } else {\n        return 2;\n      }\n  }\n}\n',
      after:
        'function f(a, b) {\n  switch (a) {\n    case 1:\n      if (b) {\n        return 1;\n      }\n      return 2;\n  }\n}\n',
    });
  });

  const leave = (before: string, because: RegExp) => leavesAlone(healer, { ...base, at: 'else', before, because });
  it('leaves a chain with a branch that goes on', () =>
    leave(
      'function f(a) {\n  if (a) {\n    a = 1;\n  } else if (b) {\n    return 1;\n  } else {\n    return 2;\n  }\n}\n',
      /goes on behind it/,
    ));
  it('leaves names that would meet others', () =>
    leave(
      'function f(a) {\n  const b = 1;\n  if (a) {\n    return b;\n  } else {\n    const b = 2;\n    return b;\n  }\n}\n',
      /would meet others/,
    ));
  it('leaves a chain that is no statement of a block', () =>
    leave('function f(a) {\n  for (;;) if (a) return 1;\n  else return 2;\n}\n', /in a block/));
  it('leaves texts of several lines, and branches on one line', async () => {
    await leave(
      'function f(a) {\n  if (a) {\n    return 1;\n  } else {\n    return `\n    x`;\n  }\n}\n',
      /several lines/,
    );
    await leave('function f(a) {\n  if (a) { return 1; } else { return 2; }\n}\n', /shares its first/);
  });
  it('leaves a statement that would become part of the one before', () =>
    leave('function f(a) {\n  if (a) return g\n  else [1].map(g)\n}\n', /would go on/));
  it('leaves a comment between the branches', () =>
    leave('function f(a) {\n  if (a) {\n    return 1;\n  } else /* no */ {\n    return 2;\n  }\n}\n', /comment/));
});
