import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart, CartError, checkLimit, isSingle, linesAmong } from '../src/cart.ts';
import { openShop } from './shop.ts';

test('one line for each product', () => {
  const cart = new Cart();
  cart.put('tea-01');
  cart.put('mug-02', 2);
  cart.put('tea-01', 3);
  assert.deepEqual(cart.lines, [
    { sku: 'tea-01', quantity: 4 },
    { sku: 'mug-02', quantity: 2 },
  ]);
});

test('the total is quantity times price', () => {
  const { catalogue } = openShop();
  const cart = new Cart();
  assert.equal(cart.total(catalogue), 0);
  cart.put('tea-01', 4);
  cart.put('mug-02', 2);
  assert.equal(cart.total(catalogue), 4200);
});

test('a product without a price cannot be sold', () => {
  const { catalogue } = openShop();
  catalogue.priceOf = () => undefined;
  const cart = new Cart();
  cart.put('tea-01');
  assert.throws(() => cart.total(catalogue), new CartError('tea-01 is not sold here'));
});

test('quantities are whole and positive', () => {
  for (const quantity of [0, -1, 1.5]) assert.throws(() => new Cart().put('tea-01', quantity), CartError);
});

test('what the insurance covers may be sold', () => {
  assert.doesNotThrow(() => checkLimit(1_000_000));
  assert.doesNotThrow(() => checkLimit(500, 500));
});

test('lines on a list keep the order of the cart', () => {
  const lines = ['c', 'a', 'b'].map((sku) => ({ sku, quantity: 1 }));
  assert.deepEqual(linesAmong(lines, ['a', 'x', 'c', 'a']), [lines[0], lines[1]]);
  assert.deepEqual(linesAmong(lines, []), []);
});

test('a form asks for one with a number or with text', () => {
  assert.equal(isSingle(1), true);
  assert.equal(isSingle('1'), true);
  assert.equal(isSingle('2'), false);
});
