export const isEmpty = (list: string[]) => list.length === 0 ? true : false;
export const isFull = (list: string[]) => !isEmpty(list) ? true : false;
