import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bySku, isSameProduct, parsePriceList } from '../src/catalogue.ts';
import { mug, openShop, pot, tea } from './shop.ts';

test('a product is found by its unit', () => {
  const { catalogue } = openShop();
  assert.deepEqual(catalogue.find('mug-02'), mug);
  assert.equal(catalogue.find('sofa-99'), undefined);
});

test('adding again replaces', () => {
  const { catalogue } = openShop();
  catalogue.add({ ...mug, price: 999 });
  assert.equal(catalogue.priceOf('mug-02'), 999);
});

test('search is by part of the name, cheapest first', () => {
  const { catalogue } = openShop();
  assert.deepEqual(catalogue.search('tea'), [tea, pot]);
  assert.deepEqual(catalogue.search('mug'), [mug]);
  assert.deepEqual(catalogue.search('sofa'), []);
});

test('searching for nothing finds everything', () => {
  assert.deepEqual(openShop().catalogue.search(''), [tea, mug, pot]);
});

test('the list is by name', () => {
  assert.deepEqual(openShop().catalogue.list(), [mug, tea, pot]);
});

test('availability is a yes or a no', () => {
  const { catalogue } = openShop();
  assert.equal(catalogue.isAvailable('tea-01', 5), true);
  assert.equal(catalogue.isAvailable('tea-01', 6), false);
  assert.equal(catalogue.isAvailable('pot-03'), false);
  assert.equal(catalogue.isAvailable('sofa-99'), false);
});

test('a price list is read line by line', () => {
  const text = '# prices of spring\ntea-01 | Green tea | 450\n\n  mug-02|Big mug|1200  \nnot a product';
  assert.deepEqual(parsePriceList(text), [
    { sku: 'tea-01', name: 'Green tea', price: 450, stock: 0 },
    { sku: 'mug-02', name: 'Big mug', price: 1200, stock: 0 },
  ]);
  assert.deepEqual(parsePriceList(''), []);
});

test('an index by unit; the last of two wins', () => {
  const cheaper = { ...tea, price: 1 };
  assert.deepEqual(bySku([tea, mug, cheaper]), { 'tea-01': cheaper, 'mug-02': mug });
  assert.deepEqual(bySku([]), {});
});

test('the same product may cost something else', () => {
  assert.equal(isSameProduct(tea, { ...tea, price: 1 }), true);
  assert.equal(isSameProduct(tea, mug), false);
});
