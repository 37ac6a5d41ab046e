export const at = (names: string[], name: string) => names.indexOf(name) > 0;
export const later = (text: string) => text.indexOf('@', 2) !== -1;
