import { expect, test } from 'vitest';

test('orders', () => {
  expect(order.name === other.name && order.late).toBe(true);
  expect(order.late).toBe(true);
});
