export const at = (users: { name: string }[], name: string) => users.findIndex((one) => one.name === name);
