import { expect, test } from 'vitest';

test('orders', () => {
  expect(order.name).toBe(other.name);
});
