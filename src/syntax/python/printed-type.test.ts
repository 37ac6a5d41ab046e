import { expect, it } from 'vitest';
import { annotationOf, returnPartOf } from './printed-type.ts';

const anyName = () => true;

it.each([
  ['Literal[1]', 'int'],
  ["Literal['a', 'b']", 'str'],
  ['Literal[True] | None', 'bool | None'],
  ["None | Literal[b'x']", 'bytes | None'],
  ['list[int] | list[Unknown]', 'list[int]'],
  ['tuple[Literal[1], Literal[2]] | tuple[()]', 'tuple[int, int] | tuple[()]'],
  ['dict[str, (int | None)]', 'dict[str, int | None]'],
  ['tuple[int, ...]', 'tuple[int, ...]'],
  ['Literal[Color.RED]', 'Color'],
])('%s is written %s', (printed, written) => expect(annotationOf(printed, anyName)).toBe(written));

it.each([
  'Unknown',
  'list[Unknown]',
  'Any',
  'NoReturn',
  'Self@A',
  'Module("os")',
  '((x: int) -> str)',
  'int | Unknown',
])('%s is not written', (printed) => expect(annotationOf(printed, anyName)).toBeUndefined());

it('does not use names that the file does not have', () => {
  expect(annotationOf('Decimal | None', (name) => name === 'int')).toBeUndefined();
});

it('finds the return part', () => {
  expect(returnPartOf('(x: (a: int) -> str, y: int = 1) -> (str | None)', false)).toBe('str | None');
  expect(returnPartOf('() -> CoroutineType[Any, Any, str]', true)).toBe('str');
});
