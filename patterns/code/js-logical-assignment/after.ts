export function fill(order: { name?: string; size?: number }) {
  order.name ||= 'unnamed';
  order.size ??= 1;
}
