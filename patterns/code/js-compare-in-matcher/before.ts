import { expect, test } from 'vitest';

test('orders', () => {
  expect(order.name === other.name).toBe(true);
});
