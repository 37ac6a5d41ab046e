export const second = (orders: { late: boolean }[]) => orders.filter((order) => order.late)[1];
