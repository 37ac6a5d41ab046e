export const isText = (encoding: string) => encoding === 'utf-8';
export const decoder = new TextDecoder('utf-8');
