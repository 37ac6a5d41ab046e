import { expect, test } from 'vitest';
import { parse, type Node } from '../parse.ts';
import { literalText, quoted, quoteOf, textParts, usesSemicolons } from './strings.ts';

/** The value of `x = …;`. */
function value(source: string): Node {
  const node = parse('a.ts', `x = ${source};`)
    .root()
    .find({ rule: { kind: 'assignment_expression' } })
    ?.field('right');
  if (!node) throw new Error(`no value in ${source}`);
  return node;
}
const shown = (source: string): unknown =>
  textParts(value(source))?.map((part) => ('text' in part ? part.text : { value: part.value.text() }));

test('pieces of a text, in order, with constants joined', () => {
  expect(shown('"a" + b + "c" + `d`')).toEqual(['a', { value: 'b' }, 'cd']);
  expect(shown('`${a}-${b.c()}`')).toEqual([{ value: 'a' }, '-', { value: 'b.c()' }]);
  expect(shown("('a' + (b + 'c'))")).toEqual(['a', { value: 'b' }, 'c']);
});

test('what may be a sum stays one value, and a number is no text', () => {
  expect(shown('a + b + "x"')).toEqual([{ value: 'a + b' }, 'x']);
  expect(shown('a + b')).toBeUndefined();
  expect(shown('a - "x"')).toBeUndefined();
});

test('escapes are resolved', () => {
  expect(literalText(value(String.raw`'a\n\x41\u0042\'\\'`))).toBe("a\nAB'\\");
  expect(literalText(value('`a${b}`'))).toBeUndefined();
});

test('a literal is written with the quotes of the file', () => {
  expect(quoted(`it's "x"\n`, "'")).toBe(String.raw`'it\'s "x"\n'`);
  expect(quoted(`it's "x"`, '"')).toBe(String.raw`"it's \"x\""`);
  expect(quoteOf("import 'a';\nconst b = 'c';\n")).toBe("'");
  expect(usesSemicolons("import a from 'a'\nrun(a)\n")).toBe(false);
});
