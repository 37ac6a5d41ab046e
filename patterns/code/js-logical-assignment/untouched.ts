export function fill(order: { name?: string }, other: { name?: string }) {
  order.name = other.name || 'unnamed';
  order.name = order.name || other.name || 'unnamed';
}
