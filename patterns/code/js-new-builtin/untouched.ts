export function read(text: string): RegExp {
  if (text === '') throw new Error(String(Date()));
  return new RegExp(text);
}
