export function read(text: string): RegExp {
  if (text === '') throw new Error('There is no text');
  return new RegExp(text);
}
