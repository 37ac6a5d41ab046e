export const names = (groups: { names: string[] }[]) => groups.map((group) => group.names).flat();
