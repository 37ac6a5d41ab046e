export const names = (groups: { names: string[] }[]) => groups.flatMap((group) => group.names);
