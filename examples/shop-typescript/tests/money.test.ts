import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCents, parseCents, toCents } from '../src/money.ts';

test('cents are written with two digits', () => {
  assert.equal(formatCents(1250), '12.50 EUR');
  assert.equal(formatCents(5), '0.05 EUR');
});

test('a refund carries a minus, another currency its name', () => {
  assert.equal(formatCents(-199, 'USD'), '-1.99 USD');
});

test('amounts are read', () => {
  assert.deepEqual(['12', '12.5', ' 12.50 ', '0.05'].map(parseCents), [1200, 1250, 1250, 5]);
});

test('what is not an amount is undefined', () => {
  assert.deepEqual(['', 'a lot', '1.234', '-1'].map(parseCents), [undefined, undefined, undefined, undefined]);
});

test('amounts arrive as text or as a number', () => {
  assert.deepEqual([toCents(450), toCents('4.50'), toCents('free')], [450, 450, 0]);
});
