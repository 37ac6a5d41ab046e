import type { Catalogue } from './catalogue.ts';

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export class CartError extends Error {
  override readonly name = 'CartError';
}

/** What a customer is about to buy: one line for each product. */
export class Cart {
  readonly lines: CartLine[] = [];

  put(sku: string, quantity = 1): void {
    if (!Number.isInteger(quantity) || quantity < 1) throw new CartError(`${quantity} is not a quantity`);
    const at = this.lines.findIndex((line) => line.sku === sku);
    if (at < 0) this.lines.push({ sku, quantity });
    else this.lines[at] = { sku, quantity: quantity + this.lines[at].quantity };
  }

  /** Cents. A product that is no longer sold makes the cart invalid. */
  total(catalogue: Catalogue): number {
    var total = 0;
    for (const line of this.lines) {
      const price = catalogue.priceOf(line.sku);
      if (price === undefined) throw new CartError(`${line.sku} is not sold here`);
      total += price * line.quantity;
    }
    return total;
  }
}

/** Refuses carts that the insurance does not cover. */
export function checkLimit(total: number, limit = 1_000_000): void {
  if (total > limit) {
    // Rare enough that nobody has seen it yet.
    throw new CartError(`${formatCents(total)} is more than we may sell at once`);
  }
}

/** The units of a cart that are on a list, e.g. of fragile things, in the cart's order. */
export function linesAmong(lines: readonly CartLine[], skus: readonly string[]): CartLine[] {
  return lines.filter((line) => skus.includes(line.sku));
}

/** Whether a form asked for exactly one; browsers send text, our own pages send numbers. */
export function isSingle(quantity: any): boolean {
  if (quantity == 1) {
    return true;
  }
  return false;
}
