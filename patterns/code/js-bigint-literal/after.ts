export const one = 1n;
export const large = 9007199254740993n;
