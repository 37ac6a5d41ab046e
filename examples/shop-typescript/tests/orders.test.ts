import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart } from '../src/cart.ts';
import { cancel, Order, placeOrder } from '../src/orders.ts';
import { openShop } from './shop.ts';

function place(discount?: string) {
  const shop = openShop();
  const cart = new Cart();
  cart.put('tea-01', 2);
  cart.put('mug-02', 3);
  return { ...shop, order: placeOrder(shop.db, cart, 'Ann Lee', '2026-03-01', discount) };
}

test('an order is written with its lines', () => {
  const { db, order } = place();
  assert.deepEqual({ ...order }, { id: 1, customer: 'Ann Lee', placedAt: '2026-03-01', total: 4500 });
  assert.equal(db.prepare('SELECT count(*) AS n FROM order_lines WHERE order_id = 1').get()?.['n'], 2);
});

test('stock goes down, but not below nothing', () => {
  const { catalogue } = place();
  assert.equal(catalogue.find('tea-01')?.stock, 3);
  assert.equal(catalogue.find('mug-02')?.stock, 0);
});

test('discounts, those of the season too', () => {
  assert.equal(place('tenth').order.total, 4050);
  assert.equal(place('winter').order.total, 2250);
});

test('an order that cannot be written leaves nothing behind', () => {
  const { db, catalogue } = openShop();
  const cart = new Cart();
  cart.put('tea-01');
  db.exec('DROP TABLE order_lines');
  assert.throws(() => placeOrder(db, cart, 'Bob', '2026-03-01'));
  assert.equal(db.prepare('SELECT count(*) AS n FROM orders').get()?.['n'], 0);
  assert.equal(catalogue.find('tea-01')?.stock, 5);
});

test('an order is cancelled once', () => {
  const { db, order } = place();
  assert.equal(cancel(db, order), true);
  assert.equal(cancel(db, order), false);
});

test('the receipt is the short form of the invoice', () => {
  assert.equal(new Order(17, 'Ann Lee', '2026-03-01', 2100).receipt(), '2026-00017 Ann Lee');
});
