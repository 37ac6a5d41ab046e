export const label = (name?: string) => (name ? name : 'unnamed');
