export const query = 'SELECT *' + ' FROM orders';
