export const isKnown = (name?: string) => name !== undefined;
