import { expect, test } from 'vitest';

test('orders', () => {
  expect(order.count).toEqual(3);
  expect(order.name).not.toStrictEqual('late');
  expect(order.next).toBe(null);
});
