export const hasTwo = (orders: { late: boolean }[]) => orders.filter((order) => order.late).length > 1;
export const hasLate = (orders: { late: boolean }[]) => orders.filter(isLate).length > 0;
