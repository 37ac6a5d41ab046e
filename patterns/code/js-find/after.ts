export const first = (orders: { late: boolean }[]) => orders.find((order) => order.late);
export const next = (orders: { late: boolean }[]) => orders.find((order) => order.late);
