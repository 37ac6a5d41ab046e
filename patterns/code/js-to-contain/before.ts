import { expect, test } from 'vitest';

test('orders', () => {
  expect(names.includes('late')).toBe(true);
  expect(names.includes('lost')).toEqual(false);
});
