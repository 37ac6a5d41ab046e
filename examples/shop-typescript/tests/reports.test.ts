import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart } from '../src/cart.ts';
import { customerNamed } from '../src/customers.ts';
import { placeOrder } from '../src/orders.ts';
import { asTable, totalsByCustomer } from '../src/reports.ts';
import { openShop } from './shop.ts';

function openBusyShop() {
  const { db } = openShop();
  for (const [customer, sku, quantity] of [['Ann', 'tea-01', 2], ['Bob', 'mug-02', 1], ['Ann', 'mug-02', 3]] as const) {
    const cart = new Cart();
    cart.put(sku, quantity);
    placeOrder(db, cart, customer, '2026-03-01');
  }
  return { db, customers: ['Bob', 'Carl', 'Ann'].map((name) => customerNamed(db, name)) };
}

test('totals, nothing spent too, in the order that was asked for', () => {
  const { db, customers } = openBusyShop();
  const [bob, carl, ann] = customers.map(({ id }) => id);
  assert.deepEqual([...totalsByCustomer(db, [bob, carl, ann])], [[bob, 1200], [carl, 0], [ann, 4500]]);
});

test('totals of nobody', () => {
  assert.equal(totalsByCustomer(openBusyShop().db, []).size, 0);
});

test('a table has a line for each customer', () => {
  const { db, customers } = openBusyShop();
  const totals = totalsByCustomer(db, customers.map(({ id }) => id));
  assert.equal(asTable(customers, totals), 'Bob: 12.00 EUR\nCarl: 0.00 EUR\nAnn: 45.00 EUR\n');
  assert.equal(asTable([], totals), '');
});
