import { expect, test } from 'vitest';
import { findAll, parse } from '../parse.ts';
import { readBuiltString, readPlainText } from './built-strings.ts';

function read(expression: string) {
  const tree = parse('a.py', `x = ${expression}\n`);
  const value = findAll(tree, { kind: 'assignment' })[0]?.field('right');
  return value ? readBuiltString(value) : undefined;
}
const shown = (expression: string) => {
  const built = read(expression);
  return (
    built &&
    [built.way, ...built.parts.map((part) => (part.kind === 'text' ? part.raw : `<${part.node.text()}>`))].join('|')
  );
};

test.each([
  ['"a" "b"', 'plain|a|b'],
  ['f"a{b}c"', 'f-string|a|<b>|c'],
  ['f"{a}{b}"', 'f-string||<a>||<b>|'],
  ['"a" + b + "c"', 'plus|a|<b>|c'],
  ['b + "c"', 'plus|<b>|c'],
  ['("a" + (b)) + c', 'plus|a|<b>|<c>'],
  ['"a%sb%dc" % (x, y)', 'percent|a|<x>|b|<y>|c'],
  ['"a%s%%" % x', 'percent|a|<x>|%%'],
  ['"a{}b{n}".format(x, n=y)', 'format|a|<x>|b|<y>|'],
  ['"a" + f"{b}" + c', 'mixed|a||<b>||<c>'],
])('%s', (expression, parts) => expect(shown(expression)).toBe(parts));

test.each([
  'b"a" + c',
  'a + b',
  '"%s %s" % x',
  '"%(a)s" % d',
  '"{0}".format(x)',
  '"{}".format(*x)',
  '"a".join(x)',
  '"a" + b"c"',
])('%s is not followed', (expression) => expect(read(expression)).toBeUndefined());

test('formatting is told, so that nobody takes it for a plain value', () => {
  const values = read('f"{a!r}{b:>3}{c=}{d}"')?.parts.flatMap((part) => (part.kind === 'value' ? [part] : []));
  expect(values?.map(({ conversion, format }) => [conversion, format])).toEqual([
    ['r', ''],
    ['', '>3'],
    ['', '='],
    ['', ''],
  ]);
});

test('text without values', () => {
  const tree = parse('a.py', 'f("a" "b", f"{c}")\n');
  const [plain, built] = findAll(tree, { any: [{ kind: 'concatenated_string' }, { kind: 'string', regex: '^f' }] });
  expect(plain && readPlainText(plain)).toBe('ab');
  expect(built && readPlainText(built)).toBeUndefined();
});
