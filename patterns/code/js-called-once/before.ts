import { expect, test, vi } from 'vitest';

test('orders', () => {
  const send = vi.fn();
  send();
  expect(send).toHaveBeenCalledTimes(1);
});
