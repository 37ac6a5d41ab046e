import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirm, Outbox, stampAll, supplierPrices } from '../src/notifications.ts';

test('an order is confirmed with a letter', async () => {
  const outbox = new Outbox();
  assert.match(await confirm(outbox, 'Ann Lee'), /^letter .* to Ann Lee$/);
  assert.deepEqual(outbox.sent, [{ number: 1, to: 'Ann Lee', text: 'Thank you for your order.' }]);
});

test('prices come in the order of the units, however long each takes', async () => {
  const waits: Record<string, number> = { slow: 8, fast: 1, middle: 4 };
  const fetchPrice = (sku: string) => new Promise<number>((resolve) => setTimeout(() => resolve(waits[sku] * 100), waits[sku]));
  assert.deepEqual(await supplierPrices(['slow', 'fast', 'middle'], fetchPrice), [800, 100, 400]);
  assert.deepEqual(await supplierPrices([], fetchPrice), []);
});

test('a supplier who does not answer is not overlooked', async () => {
  await assert.rejects(supplierPrices(['tea-01'], () => Promise.reject(new Error('closed'))), /closed/);
});

test('every parcel has a postage number of its own', async () => {
  assert.deepEqual(await stampAll(new Outbox(), ['Ann', 'Bob', 'Carl']), ['Ann #1', 'Bob #2', 'Carl #3']);
});
