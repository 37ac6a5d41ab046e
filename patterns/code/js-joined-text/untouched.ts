export const query = 'SELECT * ' +
  'FROM orders';
export const other = 'it' + "'s";
export const third = 'a' + name;
