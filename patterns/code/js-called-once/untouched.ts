import { expect, test, vi } from 'vitest';

test('orders', () => {
  const send = vi.fn();
  expect(send).toHaveBeenCalledTimes(2);
});
