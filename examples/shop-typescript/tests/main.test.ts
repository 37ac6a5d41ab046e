import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { run } from '../src/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-'));
after(() => rmSync(folder, { recursive: true }));
const shop = (command: string, ...rest: string[]) => run(join(folder, 'shop.db'), command, rest, '2026-03-01');

test('from the catalogue to the invoice', () => {
  assert.equal(shop('add', 'tea-01', 'Green tea', '4.50'), 'tea-01 is on sale');
  assert.equal(shop('list'), 'tea-01  Green tea  4.50 EUR');
  assert.match(shop('order', 'Ann Lee', 'tea-01', 'tea-01'), /^Invoice 2026-00001\nTo      Ann Lee\n[^]*Total   9\.00 EUR$/);
});

test('an unknown command says what there is', () => {
  assert.throws(() => shop('dance'), /usage: shop DATABASE add/);
});
