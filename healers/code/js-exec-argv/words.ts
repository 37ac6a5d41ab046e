import { methodOf, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { literalText, type TextPart } from '#syntax/javascript/strings.ts';
import type { Node } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

/** One word of a command line: constant, the value of an expression, or all values of a list. */
export type Word =
  | { readonly text: string }
  | { readonly value: Node }
  | { readonly list: Node }
  /** Text and values in one word: `origin/${branch}`. */
  | { readonly parts: readonly TextPart[] };

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

/** `scriptPath` is one word, whatever a script is. */
const single = /(path|file|dir|folder|name|id|url|branch|tag|version)$/i;

/** Splits a built command line into the words that the shell would see; a string says why that is not certain. */
export function splitWords(parts: readonly TextPart[]): readonly Word[] | string {
  const words: Word[] = [];
  let open: (TextPart | { readonly list: Node })[] = [];
  const close = (): void => {
    const [only, ...more] = open;
    if (only && more.length === 0) words.push(only);
    else if (only) words.push({ parts: open.flatMap((part) => ('list' in part ? [] : [part])) });
    open = [];
  };
  for (const part of withoutQuotes(parts)) {
    if ('text' in part) {
      if (special.test(part.text)) return 'the command uses the shell (pipes, quotes, variables or patterns)';
      for (const piece of part.text.split(/(\s+)/)) {
        if (piece === '') continue;
        if (/^\s/.test(piece)) close();
        else if (open.some((one) => 'list' in one)) return 'a list is only a part of a word of the command';
        else open.push({ text: piece });
      }
      continue;
    }
    const word = wordOf(part.value, 'quoted' in part);
    if (typeof word === 'string') return word;
    if ('list' in word && open.length > 0) return 'a list is only a part of a word of the command';
    if (open.some((one) => 'list' in one)) return 'a list is only a part of a word of the command';
    // Two values side by side may be one word or, when one of them is a list of options, several.
    if (open.some((one) => 'value' in one) && !('text' in (open.at(-1) ?? {})))
      return 'two values make one word of the command';
    open.push(word);
  }
  close();
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

function wordOf(value: Node, isQuoted: boolean): { readonly value: Node } | { readonly list: Node } | string {
  const inner = unwrap(value);
  const method = methodOf(inner);
  if (!isQuoted && method?.name === 'join' && method.args[0] && literalText(method.args[0]) === ' ') {
    return { list: method.object };
  }
  const name = pathOf(inner)?.split('.').at(-1);
  if (!isQuoted && name !== undefined && hasWord(name, several) && !single.test(name))
    return `\`${name}\` may hold several words of the command`;
  if (!isQuoted && /^(ternary_expression|binary_expression|template_string)$/.test(String(inner.kind()))) {
    return 'a value is put together in a way that may give no word or several';
  }
  return { value };
}
