export const isEmpty = (list: string[]) => list.length === 0;
export const isFull = (list: string[]) => !isEmpty(list);
