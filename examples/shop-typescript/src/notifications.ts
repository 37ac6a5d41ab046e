import { setImmediate as nextTurn } from 'node:timers/promises';

export interface Letter {
  readonly number: number;
  readonly to: string;
  readonly text: string;
}

/** Stands between the shop and the mail server. */
export class Outbox {
  readonly sent: Letter[] = [];
  #last = 0;

  async send(to: string, text: string): Promise<Letter> {
    const letter = { number: this.sent.length + 1, to, text };
    this.sent.push(letter);
    return letter;
  }

  /** The next number of the postage book. */
  async stamp(): Promise<number> {
    const number = this.#last + 1;
    // The book lies in another room.
    await nextTurn();
    this.#last = number;
    return number;
  }
}

/** Tells the customer that the order has arrived; what to write into the journal. */
export async function confirm(outbox: Outbox, customer: string): Promise<string> {
  const letter = outbox.send(customer, 'Thank you for your order.');
  return `letter ${letter.number} to ${customer}`;
}

/** Asks the supplier for the price of each unit; prices come in the order of the units. */
export async function supplierPrices(skus: readonly string[], fetchPrice: (sku: string) => Promise<number>): Promise<number[]> {
  const prices: number[] = [];
  for (const sku of skus) {
    prices.push(await fetchPrice(sku));
  }
  return prices;
}

/** Postage numbers for so many parcels. */
export async function stampAll(outbox: Outbox, parcels: readonly string[]): Promise<string[]> {
  const labels: string[] = [];
  for (const parcel of parcels) {
    labels.push(await label(outbox, parcel));
  }
  return labels;
}

async function label(outbox: Outbox, parcel: string): Promise<string> {
  return `${parcel} #${await outbox.stamp()}`;
}
