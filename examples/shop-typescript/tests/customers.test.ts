import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerNamed, findCustomer, newSessionToken } from '../src/customers.ts';
import { openDatabase } from '../src/storage.ts';

test('a name keeps its number', () => {
  const db = openDatabase();
  const ann = customerNamed(db, 'Ann Lee', 'ann@example.org');
  const bob = customerNamed(db, 'Bob');
  assert.notEqual(ann.id, bob.id);
  assert.deepEqual(customerNamed(db, 'Ann Lee'), ann);
});

test('an address that is not known is undefined', () => {
  const db = openDatabase();
  assert.equal(customerNamed(db, 'Ann Lee', 'ann@example.org').email, 'ann@example.org');
  assert.equal(customerNamed(db, 'Bob').email, undefined);
});

test('nobody has that name', () => {
  assert.equal(findCustomer(openDatabase(), 'Nobody'), undefined);
});

test('session tokens are long enough and never the same', () => {
  const tokens = Array.from({ length: 50 }, newSessionToken);
  assert.equal(new Set(tokens).size, 50);
  for (const token of tokens) assert.match(token, /^[\w-]{8,}$/);
});
