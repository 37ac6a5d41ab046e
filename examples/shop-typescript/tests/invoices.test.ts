import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoiceNumber, render, sign } from '../src/invoices.ts';
import { Order } from '../src/orders.ts';

const order = new Order(17, 'Ann Lee', '2026-03-01', 2380);

test('numbers carry the year', () => {
  assert.equal(invoiceNumber(order), '2026-00017');
});

test('an invoice lines up', () => {
  assert.deepEqual(render(order).split('\n'), [
    'Invoice 2026-00017',
    'To      Ann Lee',
    'Net     20.00 EUR',
    'Tax     3.80 EUR',
    'Total   23.80 EUR',
  ]);
});

test('a signature belongs to its text', () => {
  process.env['WEBHOOK_SECRET'] = 'for-the-tests';
  assert.equal(sign('paid 2380'), sign('paid 2380'));
  assert.notEqual(sign('paid 2380'), sign('paid 9999'));
  assert.match(sign('paid 2380'), /^[0-9a-f]{32,}$/);
});
