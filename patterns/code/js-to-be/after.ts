import { expect, test } from 'vitest';

test('orders', () => {
  expect(order.count).toBe(3);
  expect(order.name).not.toBe('late');
  expect(order.next).toBeNull();
});
