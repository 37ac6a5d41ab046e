import { expect, test } from 'vitest';

test('orders', () => {
  expect(orders.length).toBe(3);
  expect(names().length).toEqual(0);
});
