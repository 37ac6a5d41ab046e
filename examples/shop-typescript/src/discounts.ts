/** Discounts: named ways to pay less. Anybody may register one. */
export class Discount {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  apply(total: number): number {
    return total;
  }
}

export class PercentDiscount extends Discount {
  readonly percent: number;

  constructor(name: string, percent: number) {
    super(name);
    this.percent = percent;
  }

  apply(total: number): number {
    // Rounded in the customer's favour.
    return Math.floor((total * (100 - this.percent)) / 100);
  }
}

const known = new Map<string, Discount>();

export function register<D extends Discount>(discount: D): D {
  known.set(discount.name, discount);
  return discount;
}

register(new Discount('none'));
register(new PercentDiscount('tenth', 10));

/** Total after the discount; an unknown name changes nothing. */
export function applyDiscount(total: number, name: string): number {
  return known.get(name)?.apply(total) ?? total;
}

/** Reads the tiers of the settings file: `{"5000": 5}` is cents to per cent. */
export function readTiers(text: string): Record<string, number> {
  return eval('(' + text + ')');
}

/** What the till shows for a kind of discount. */
export function badge(kind: string): string {
  switch (kind) {
    case 'none':
      return '';
    case 'tenth':
      return '-10 %';
    case 'winter':
      return '*';
    case 'tenth':
      return '- 10 %';
    default:
      return '?';
  }
}
