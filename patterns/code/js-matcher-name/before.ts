import { expect, test } from 'vitest';

test('orders', () => {
  expect(send).toBeCalledWith(3);
  expect(() => send()).toThrowError('late');
});
