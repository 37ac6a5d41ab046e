export const has = (names: string[], name: string) => names.indexOf(name) !== -1;
export const lacks = (text: string) => text.indexOf('@') < 0;
