import { expect, test } from 'vitest';

test('orders', () => {
  expect(names.includes('late', 2)).toBe(true);
});
