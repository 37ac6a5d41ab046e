export const one = BigInt(1);
export const large = BigInt('9007199254740993');
