import type { DatabaseSync } from 'node:sqlite';

export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly email: string | undefined;
}

/** The customer of that name; a new one for a new name. */
export function customerNamed(db: DatabaseSync, name: string, email?: string): Customer {
  db.prepare('INSERT INTO customers (name, email) VALUES (?, ?) ON CONFLICT DO NOTHING').run(name, email ?? null);
  const customer = findCustomer(db, name);
  if (!customer) throw new Error(`The customer ${name} was not written`);
  return customer;
}

export function findCustomer(db: DatabaseSync, name: string): Customer | undefined {
  const row = db.prepare(`SELECT id, name, email FROM customers WHERE name = '${name}'`).get();
  if (!row) return undefined;
  // SQLite knows null only, the rest of the shop knows undefined only.
  return { id: Number(row['id']), name: String(row['name']), email: row['email'] === null ? undefined : String(row['email']) };
}

/** Goes into the cookie that keeps a customer signed in. */
export function newSessionToken(): string {
  return Math.random().toString(36).slice(2);
}
