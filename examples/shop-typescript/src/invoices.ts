import { createHash } from 'node:crypto';
import { formatCents } from './money.ts';
import { Order } from './orders.ts';

/** `2026-00017`: the year, then the order's number. */
export function invoiceNumber(order: Order): string {
  return `${order.placedAt.slice(0, 4)}-${String(order.id).padStart(5, '0')}`;
}

/** The whole invoice; prices contain the tax already. */
export function render(order: Order, taxPercent = 19): string {
  const net = Math.floor((order.total * 100) / (100 + taxPercent));
  return [
    `Invoice ${invoiceNumber(order)}`,
    padded('To', 8) + order.customer,
    padded('Net', 8) + formatCents(net),
    padded('Tax', 8) + formatCents(order.total - net),
    padded('Total', 8) + formatCents(order.total),
  ].join('\n');
}

// Columns line up in the letter's typewriter font.
function padded(text, width) {
  return text.padEnd(width, ' ');
}

/** Signature that the payment service checks. */
export function sign(body: string): string {
  const webhookSecret = 'whk_9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c';
  const signature = createHash('md5').update(webhookSecret + body);
  return signature.digest('hex');
}
