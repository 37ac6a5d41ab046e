import { describe, expect, it } from 'vitest';
import { moduleName, relativeModule, resolveModule, siblingModules } from './modules.ts';

const files = new Set([
  'src/shop/__init__.py',
  'src/shop/cart.py',
  'src/shop/db/__init__.py',
  'src/shop/db/rows.py',
  'tools/run.py',
  'tools/names.py',
]);

describe('modules', () => {
  it('names files from the folder that they are imported from', () => {
    expect(moduleName('src/shop/db/rows.py', files)).toBe('shop.db.rows');
    expect(moduleName('src/shop/db/__init__.py', files)).toBe('shop.db');
    expect(moduleName('tools/run.py', files)).toBe('run');
  });
  it('resolves absolute and relative modules', () => {
    expect(resolveModule('src/shop/cart.py', 'shop.db.rows', files)).toBe('src/shop/db/rows.py');
    expect(resolveModule('src/shop/cart.py', '.db', files)).toBe('src/shop/db/__init__.py');
    expect(resolveModule('src/shop/db/rows.py', '..cart', files)).toBe('src/shop/cart.py');
    expect(resolveModule('src/shop/db/rows.py', '.', files)).toBe('src/shop/db/__init__.py');
    expect(resolveModule('tools/run.py', 'names', files)).toBe('tools/names.py');
    expect(resolveModule('tools/run.py', 'numpy', files)).toBeUndefined();
  });
  it('writes relative names', () => {
    expect(relativeModule('src/shop/cart.py', 'src/shop/db/rows.py', files)).toBe('.db.rows');
    expect(relativeModule('src/shop/db/rows.py', 'src/shop/cart.py', files)).toBe('..cart');
    expect(relativeModule('src/shop/db/rows.py', 'src/shop/db/__init__.py', files)).toBe('.');
    expect(relativeModule('tools/run.py', 'tools/names.py', files)).toBeUndefined();
  });
  it('lists what could be meant by a relative name', () => {
    expect(siblingModules('src/shop/db/rows.py', '..cartt', files)).toEqual(['cart', 'db']);
  });
});
