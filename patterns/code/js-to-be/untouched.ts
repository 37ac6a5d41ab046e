import { expect, test } from 'vitest';

test('orders', () => {
  expect(order).toEqual({ count: 3 });
  expect(order.count).toEqual(expected);
});
