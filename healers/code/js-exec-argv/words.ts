import { methodOf, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { literalText, type TextPart } from '#syntax/javascript/strings.ts';
import type { Node } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

/** One word of a command line: constant, the value of an expression, or all values of a list. */
export type Word = { readonly text: string } | { readonly value: Node } | { readonly list: Node };

/** What a shell reads as more than a letter of a word. */
const special = /[|&;<>()$`\\'"*?[\]{}#!\n\r]|(?:^|\s)~/;
/** Values that may well hold several words. */
const several = new Set([
  'arg',
  'argument',
  'flag',
  'option',
  'opt',
  'cmd',
  'command',
  'param',
  'rest',
  'script',
  'files',
  'paths',
]);

/** Splits a built command line into the words that the shell would see; a string says why that is not certain. */
export function splitWords(parts: readonly TextPart[]): readonly Word[] | string {
  const words: Word[] = [];
  let open: Word | undefined;
  for (const [index, part] of withoutQuotes(parts).entries()) {
    if ('text' in part) {
      if (special.test(part.text)) return 'the command uses the shell (pipes, quotes, variables or patterns)';
      if (open && !/^\s/.test(part.text) && part.text !== '') return 'a value is only a part of a word of the command';
      if (open) words.push(open);
      open = undefined;
      const found = part.text.split(/\s+/).filter((word) => word !== '');
      if (found.length > 0 && !/\s$/.test(part.text) && index < parts.length - 1) {
        return 'a value is only a part of a word of the command';
      }
      words.push(...found.map((text) => ({ text })));
      continue;
    }
    if (open) return 'two values make one word of the command';
    const word = wordOf(part.value, 'quoted' in part);
    if (typeof word === 'string') return word;
    open = word;
  }
  if (open) words.push(open);
  return words;
}

/** `"` or `'` right around a value keep it one word, as an argument list does: they are taken away. */
function withoutQuotes(
  parts: readonly TextPart[],
): readonly (TextPart | { readonly value: Node; readonly quoted: true })[] {
  const result: (TextPart | { readonly value: Node; readonly quoted: true })[] = [...parts];
  for (let i = 1; i < result.length - 1; i++) {
    const [before, value, after] = [result[i - 1], result[i], result[i + 1]];
    if (!before || !value || !after || !('text' in before) || !('value' in value) || !('text' in after)) continue;
    const quote = /(?:^|\s)(["'])$/.exec(before.text)?.[1];
    if (quote === undefined || !new RegExp(`^${quote}(?:\\s|$)`).test(after.text)) continue;
    result[i - 1] = { text: before.text.slice(0, -1) };
    result[i] = { value: value.value, quoted: true };
    result[i + 1] = { text: after.text.slice(1) };
  }
  return result;
}

function wordOf(value: Node, isQuoted: boolean): Word | string {
  const inner = unwrap(value);
  const method = methodOf(inner);
  if (!isQuoted && method?.name === 'join' && method.args[0] && literalText(method.args[0]) === ' ') {
    return { list: method.object };
  }
  const name = pathOf(inner)?.split('.').at(-1);
  if (!isQuoted && name !== undefined && hasWord(name, several))
    return `\`${name}\` may hold several words of the command`;
  if (!isQuoted && /^(ternary_expression|binary_expression|template_string)$/.test(String(inner.kind()))) {
    return 'a value is put together in a way that may give no word or several';
  }
  return { value };
}
