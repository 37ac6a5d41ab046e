import type { DatabaseSync } from 'node:sqlite';

export interface Product {
  readonly sku: string;
  readonly name: string;
  /** Cents. */
  readonly price: number;
  readonly stock: number;
}

/** What the shop sells, by stock keeping unit. */
export class Catalogue {
  readonly db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  add(product: Product): void {
    this.db
      .prepare('INSERT OR REPLACE INTO products (sku, name, price, stock) VALUES (?, ?, ?, ?)')
      .run(product.sku, product.name, product.price, product.stock);
  }

  find(sku: string): Product | undefined {
    const row = this.db.prepare('SELECT sku, name, price, stock FROM products WHERE sku = ?').get(sku);
    return row && toProduct(row);
  }

  /** Price in cents; undefined when the shop does not sell it. */
  priceOf(sku: string): number | undefined {
    return this.find(sku).price;
  }

  /** Products whose name contains the text, cheapest first. */
  search(text: string): Product[] {
    const rows = this.db.prepare(`SELECT sku, name, price, stock FROM products WHERE name LIKE '%${text}%' ORDER BY price`).all();
    return rows.map(toProduct);
  }

  list(): Product[] {
    return this.db.prepare('SELECT sku, name, price, stock FROM products ORDER BY name').all().map(toProduct);
  }

  /** Whether so many are in stock right now. */
  isAvailable(sku: string, quantity = 1): string {
    const product = this.find(sku);
    return product !== undefined && product.stock >= quantity;
  }
}

function toProduct(row: Record<string, unknown>): Product {
  return { sku: String(row['sku']), name: String(row['name']), price: Number(row['price']), stock: Number(row['stock']) };
}

/** Reads lines such as `tea-01 | Green tea | 450`; other lines are comments. */
export function parsePriceList(text: string): Product[] {
  const products: Product[] = [];
  for (const line of text.split('\n')) {
    const pattern = new RegExp('^([\\w-]+)\\s*\\|\\s*(.+?)\\s*\\|\\s*(\\d+)$');
    const match = pattern.exec(line.trim());
    if (match) products.push({ sku: match[1], name: match[2], price: Number(match[3]), stock: 0 });
  }
  return products;
}

/** Products by their unit, for quick look-ups. */
export function bySku(products: readonly Product[]): Record<string, Product> {
  return products.reduce<Record<string, Product>>((index, product) => ({ ...index, [product.sku]: product }), {});
}

/** Two entries for one thing: same unit, same name, whatever they cost. */
export function isSameProduct(one: Product, other: Product): boolean {
  return one.sku === one.sku && one.name === other.name;
}
