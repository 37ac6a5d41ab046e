/** Run by hand once a year: `node src/admin.ts shop.db` prints what is left in stock. */
import { Catalogue, Product } from './catalogue.ts';
import { formatCents } from './money.ts';
import { openDatabase } from './storage.ts';

function describe(product: Product): string {
  return `${product.stock} x ${product.name}, ${formatCents(product.stock * product.price)}`;
}

for (const product of new Catalogue(openDatabase(process.argv[2])).list()) {
  console.log(describe(product));
}
