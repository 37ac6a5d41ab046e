import { Cart, CartError, checkLimit } from './cart.ts';
import { Catalogue } from './catalogue.ts';
import { render } from './invoices.ts';
import { formatCents, toCents } from './money.ts';
import { placeOrder } from './orders.ts';
import { openDatabase } from './storage.ts';

const usage = 'usage: shop DATABASE add SKU NAME PRICE | list | order CUSTOMER SKU...';

/** Runs one command; what to print. */
export function run(path: string, command: string | undefined, rest: readonly string[], today: string): string {
  const db = openDatabase(path);
  const catalogue = new Catalogue(db);
  try {
    if (command === 'add') {
      const [sku = '', name = '', price = ''] = rest;
      catalogue.add({ sku, name, price: toCents(price), stock: 0 });
      return `${sku} is on sale`;
    }
    if (command === 'list') {
      return catalogue.list().map(({ sku, name, price }) => `${sku}  ${name}  ${formatCents(price)}`).join('\n');
    }
    if (command === 'order') {
      const [customer = '', ...skus] = rest;
      const cart = new Cart();
      for (const sku of skus) cart.put(sku);
      checkLimit(cart.total(catalogue));
      return render(placeOrder(db, cart, customer, today));
    }
    throw new CartError(usage);
  } finally {
    db.close();
  }
}

if (import.meta.main) {
  const [path = 'shop.db', command, ...rest] = process.argv.slice(2);
  try {
    console.log(run(path, command, rest, new Date().toISOString().slice(0, 10)));
  } catch (error) {
    if (!(error instanceof CartError)) throw error;
    console.error(`shop: ${error.message}`);
    process.exitCode = 1;
  }
}
