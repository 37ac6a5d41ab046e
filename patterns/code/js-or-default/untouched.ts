export const label = (read: () => string) => (read() ? read() : 'unnamed');
