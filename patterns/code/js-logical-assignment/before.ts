export function fill(order: { name?: string; size?: number }) {
  order.name = order.name || 'unnamed';
  order.size = order.size ?? 1;
}
