export const hasLate = (orders: { late: boolean }[]) => orders.some((order) => order.late);
