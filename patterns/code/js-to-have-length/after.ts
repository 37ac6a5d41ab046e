import { expect, test } from 'vitest';

test('orders', () => {
  expect(orders).toHaveLength(3);
  expect(names()).toHaveLength(0);
});
