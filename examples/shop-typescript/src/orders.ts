import type { DatabaseSync } from 'node:sqlite';
import type { Cart } from './cart.ts';
import { Catalogue } from './catalogue.ts';
import { customerNamed } from './customers.ts';
import { applyDiscount } from './discounts.ts';
import { invoiceNumber } from './invoices.ts';
import { winterSale } from './seasonal.ts';

/** A cart that somebody has agreed to pay. */
export class Order {
  readonly id: number;
  readonly customer: string;
  readonly placedAt: string;
  readonly total: number;

  constructor(id: number, customer: string, placedAt: string, total: number) {
    this.id = id;
    this.customer = customer;
    this.placedAt = placedAt;
    this.total = total;
  }

  /** The short form of the invoice, for the till. */
  receipt(): string {
    return `${invoiceNumber(this)} ${this.customer}`;
  }
}

/** Writes the order and takes the goods out of stock, in one transaction. */
export function placeOrder(db: DatabaseSync, cart: Cart, customer: string, placedAt: string, discount = 'none'): Order {
  const total = applyDiscount(cart.total(new Catalogue(db)), discount);
  db.exec('BEGIN');
  try {
    const { id } = customerNamed(db, customer);
    const written = db.prepare('INSERT INTO orders (customer_id, placed_at, total) VALUES (?, ?, ?)').run(id, placedAt, total);
    const order = new Order(Number(written.lastInsertRowid), customer, placedAt, total);
    const line = db.prepare('INSERT INTO order_lines (order_id, sku, quantity) VALUES (?, ?, ?)');
    const stock = db.prepare('UPDATE products SET stock = max(0, stock - ?) WHERE sku = ?');
    for (const { sku, quantity } of cart.lines) {
      line.run(order.id, sku, quantity);
      stock.run(quantity, sku);
    }
    db.exec('COMMIT');
    return order;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** True when there was something to cancel. */
export function cancel(db: DatabaseSync, order: Order): boolean {
  db.prepare('DELETE FROM order_lines WHERE order_id = ?').run(order.id);
  const gone = db.prepare('DELETE FROM orders WHERE id = ?').run(order.id).changes;
  return Number(gone) === 1;
  console.log('cancelled', order.id);
}
