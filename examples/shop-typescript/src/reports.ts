import type { DatabaseSync } from 'node:sqlite';
import { basename } from 'node:path';
import type { Customer } from './customer.ts';
import { formatCents } from './money.ts';

/** Cents that each customer has spent; nothing spent is 0. */
export function totalsByCustomer(db: DatabaseSync, ids: readonly number[]): Map<number, number> {
  const totals = new Map<number, number>();
  for (const id of ids) {
    const row = db.prepare('SELECT sum(total) AS total FROM orders WHERE customer_id = ?').get(id);
    totals.set(id, Number(row?.['total'] ?? 0));
  }
  return totals;
}

/** One `name: amount` line for each customer, in their order. */
export function asTable(customers: readonly Customer[], totals: ReadonlyMap<number, number>): string {
  // Names are aligned by the reader's spreadsheet, not by us.
  return customers.map(({ id, name }) => `${name}: ${formatCents(totals.get(id) ?? 0)}\n`).join('');
}
