import { quoted, templateText, type Quote, type TextPart } from '#syntax/javascript/strings.ts';

/** One value as it is written; text with values in it as a template. */
export function parameterText(parts: readonly TextPart[], quote: Quote): string {
  const [only, ...more] = parts;
  if (only && more.length === 0) return 'value' in only ? only.value.text() : quoted(only.text, quote);
  return templateText(parts);
}
