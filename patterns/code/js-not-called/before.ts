import { expect, test } from '@jest/globals';

test('orders', () => {
  expect(send).toHaveBeenCalledTimes(0);
});
