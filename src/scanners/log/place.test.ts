import { describe, expect, it } from 'vitest';
import { readFault } from './fault.ts';
import { placePython } from './place-python.ts';
import { placeScript } from './place-script.ts';
import type { Trace } from './trace.ts';

const traceOf = (language: Trace['language'], error: string, message: string): Trace => ({
  language,
  error,
  message,
  frames: [],
  values: new Map(),
  isConsequence: false,
});

/** Text of the expression that was missing, or the doubt. */
function inPython(code: string, message: string, line = 1, mark?: { start: number; end: number }): string {
  const fault = readFault(
    traceOf('python', message.includes('has no attribute') ? 'AttributeError' : 'TypeError', message),
  );
  if (!fault) return 'no fault';
  const own = code.split('\n')[line - 1]?.trim() ?? '';
  const placed = placePython('a.py', code, fault, {
    file: 'a.py',
    line,
    name: '',
    code: own,
    ...(mark ? { mark } : {}),
  });
  return 'subject' in placed ? placed.subject.text() : placed.doubt;
}
function inScript(code: string, message: string, line: number, column: number): string {
  const fault = readFault(traceOf('script', 'TypeError', message));
  if (!fault) return 'no fault';
  const placed = placeScript('a.js', code, fault, { file: 'a.js', line, column, name: '' });
  return 'subject' in placed ? placed.subject.text() : placed.doubt;
}

describe('the expression that was None', () => {
  it.each([
    ['x = m.group(1)\n', "'NoneType' object has no attribute 'group'", 'm'],
    ['x = re.match(p, t).group(1)\n', "'NoneType' object has no attribute 'group'", 're.match(p, t)'],
    [
      'x = a["k"]["l"]["m"] if a["k"] else b["m"]\n',
      "'NoneType' object has no attribute 'k'",
      'nothing on line 1 does what the log says',
    ],
    ['x = rows[0]\n', "'NoneType' object is not subscriptable", 'rows'],
    ['for x in a.get("k"):\n    pass\n', "'NoneType' object is not iterable", 'a.get("k")'],
    ['a, b = pair()\n', 'cannot unpack non-iterable NoneType object', 'pair()'],
    [
      'for a, b in pairs:\n    pass\n',
      'cannot unpack non-iterable NoneType object',
      'what is unpacked there is an element of something else: nothing tells which one',
    ],
    ['x = "k" in table\n', "argument of type 'NoneType' is not iterable", 'table'],
    ['x = hook(1)\n', "'NoneType' object is not callable", 'hook'],
    ['x = len(rows)\n', "object of type 'NoneType' has no len()", 'rows'],
    ['x = a + b\n', "unsupported operand type(s) for +: 'int' and 'NoneType'", 'b'],
    ['x += b\n', "unsupported operand type(s) for +=: 'NoneType' and 'int'", 'x'],
    ['if a < b:\n    pass\n', "'<' not supported between instances of 'NoneType' and 'int'", 'a'],
    ['x = a + b\n', "unsupported operand type(s) for +: 'NoneType' and 'NoneType'", 'no fault'],
    ['for i, x in enumerate(list(args)):\n    pass\n', "'NoneType' object is not iterable", 'args'],
  ])('%j with %j is %j', (code, message, subject) => expect(inPython(code, message)).toBe(subject));

  it('is told by what is underlined where two could be meant', () => {
    const code = 'x = a.name + b.name\n';
    const message = "'NoneType' object has no attribute 'name'";
    expect(inPython(code, message)).toMatch(/`a` and `b` can each be/);
    expect(inPython(code, message, 1, { start: 13, end: 19 })).toBe('b');
  });
  it('is not what was asked for already', () => {
    const message = "'NoneType' object has no attribute 'name'";
    expect(inPython('def f(a, b):\n    if not a:\n        return\n    return a.name + b.name\n', message, 4)).toBe('b');
    expect(inPython('x = a.name if a is not None else b.name\n', message)).toBe('b');
    expect(inPython('x = a and a.name\n', message)).toMatch(/older than the code/);
    expect(inPython('def f(a):\n    if not a:\n        return\n    a = g()\n    return a.name\n', message, 5)).toBe(
      'a',
    );
  });
});

describe('the expression that was undefined', () => {
  const reading = (name: string) => `Cannot read properties of undefined (reading '${name}')`;
  it.each([
    ['return user.profile.name;', reading('name'), 21, 'user.profile'],
    ['return a.name + b.name;', reading('name'), 19, 'b'],
    ['return o.m[k];', reading('key'), 11, 'o.m'],
    ['o.m.x = 1;', "Cannot set properties of undefined (setting 'x')", 7, 'o.m'],
    ['for (const x of o.items) f(x);', 'o.items is not iterable', 19, 'o.items'],
    ['const [a] = xs;', 'xs is not iterable', 13, 'xs'],
    ['f({ ...o, n: o.list[0].id });', reading('id'), 24, 'o.list[0]'],
  ])('%j with %j is %4$j', (code, message, column, subject) =>
    expect(inScript(code, message, 1, column)).toBe(subject),
  );
  it('is not told where the column points elsewhere and two could be meant', () =>
    expect(inScript('return a.name + b.name;', reading('name'), 1, 1)).toMatch(/several values/));
  it('is not what is read with ?. or asked for already', () => {
    expect(inScript('return a?.name;', reading('name'), 1, 11)).toMatch(/nothing on line 1/);
    expect(inScript('function f(a) {\n  if (!a) return;\n  return a.name;\n}', reading('name'), 3, 12)).toMatch(
      /older than/,
    );
  });
});
