import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { applyDiscount, badge, Discount, PercentDiscount, readTiers, register } from '../src/discounts.ts';

test('known discounts', () => {
  assert.equal(applyDiscount(999, 'none'), 999);
  assert.equal(applyDiscount(999, 'tenth'), 899);
});

test('an unknown name changes nothing', () => {
  assert.equal(applyDiscount(999, 'friends'), 999);
});

test('anybody may register one and gets it back', () => {
  const half = new PercentDiscount('half', 50);
  assert.equal(register(half), half);
  assert.equal(applyDiscount(999, 'half'), 499);
  assert.ok(half instanceof Discount);
});

test('the sale of the season is known wherever orders are placed', () => {
  // In a fresh process, so that no other test has imported anything.
  const code = `
    await import(${JSON.stringify(new URL('../src/orders.ts', import.meta.url).href)});
    const { applyDiscount } = await import(${JSON.stringify(new URL('../src/discounts.ts', import.meta.url).href)});
    console.log(applyDiscount(900, 'winter'), applyDiscount(150, 'winter'));
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  assert.equal(out.trim(), '450 100');
});

test('tiers are read', () => {
  assert.deepEqual(readTiers('{"5000": 5, "10000": 10}'), { 5000: 5, 10000: 10 });
  assert.deepEqual(readTiers('{}'), {});
});

test('every discount has its badge', () => {
  assert.deepEqual(['none', 'tenth', 'winter', 'friends'].map(badge), ['', '-10 %', '*', '?']);
});
