export const label = (name?: string) => (name || 'unnamed');
