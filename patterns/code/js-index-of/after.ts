export const at = (names: string[], name: string) => names.indexOf(name);
