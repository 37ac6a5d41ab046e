import { expect, test } from 'vitest';

test('orders', () => {
  expect(send).toHaveBeenCalledWith(3);
  order.toReturn();
});
