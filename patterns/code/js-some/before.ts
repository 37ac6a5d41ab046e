export const hasLate = (orders: { late: boolean }[]) => orders.filter((order) => order.late).length > 0;
