export const isNamed = (user: { name?: string }) => Boolean(user.name);
export const size = (text: string) => Number(text);
export const show = (size: number) => String(size);
