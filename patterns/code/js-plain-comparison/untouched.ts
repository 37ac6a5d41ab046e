export const isFull = (list: string[]) => (list.length ? true : false);
export const other = (a: string, b: string) => (a || b ? true : false);
