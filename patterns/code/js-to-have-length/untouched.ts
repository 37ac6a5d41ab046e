import { expect, test } from 'vitest';

test('orders', () => {
  expect(orders.length).toBeGreaterThan(3);
  expect(orders?.length).toBe(3);
});
