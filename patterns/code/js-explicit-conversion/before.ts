export const isNamed = (user: { name?: string }) => !!user.name;
export const size = (text: string) => +text;
export const show = (size: number) => '' + size;
