export const at = (names: string[], name: string) => names.findIndex((one) => one === name);
