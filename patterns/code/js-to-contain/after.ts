import { expect, test } from 'vitest';

test('orders', () => {
  expect(names).toContain('late');
  expect(names).not.toContain('lost');
});
