export const has = (names: string[], name: string) => names.includes(name);
export const lacks = (text: string) => !text.includes('@');
