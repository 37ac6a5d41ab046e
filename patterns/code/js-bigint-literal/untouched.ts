export const sizes = (size: number) => [BigInt(size), BigInt(1e21), BigInt('0x1f')];
