import { Discount, register } from './discounts.ts';

/** Discounts that come and go with the season; importing this module makes them known. */
class WinterSale extends Discount {
  override apply(total: number): number {
    // Nobody pays less than one euro, not even in winter.
    return Math.max(100, Math.floor(total / 2));
  }
}

export const winterSale = register(new WinterSale('winter'));
