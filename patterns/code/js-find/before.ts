export const first = (orders: { late: boolean }[]) => orders.filter((order) => order.late)[0];
export const next = (orders: { late: boolean }[]) => orders.filter((order) => order.late).shift();
