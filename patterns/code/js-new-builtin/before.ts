export function read(text: string): RegExp {
  if (text === '') throw Error('There is no text');
  return RegExp(text);
}
