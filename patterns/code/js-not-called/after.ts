import { expect, test } from '@jest/globals';

test('orders', () => {
  expect(send).not.toHaveBeenCalled();
});
