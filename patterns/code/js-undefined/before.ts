export const isKnown = (name?: string) => name !== void 0;
