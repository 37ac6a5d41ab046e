export function grow(text: string, before: string) {
  text = before + text;
  return text;
}
