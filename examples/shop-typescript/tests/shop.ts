import { Catalogue } from '../src/catalogue.ts';
import { openDatabase } from '../src/storage.ts';

export const tea = { sku: 'tea-01', name: 'Green tea', price: 450, stock: 5 };
export const mug = { sku: 'mug-02', name: 'Big mug', price: 1200, stock: 1 };
export const pot = { sku: 'pot-03', name: 'Tea pot', price: 2900, stock: 0 };

/** A shop in memory that sells three things. */
export function openShop() {
  const db = openDatabase();
  const catalogue = new Catalogue(db);
  for (const product of [tea, mug, pot]) catalogue.add(product);
  return { db, catalogue };
}
