import { quoteOf, type BuiltString, type ValuePart } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, type ImportedNames } from '#syntax/python/calls.ts';
import type { Node } from '#syntax/parse.ts';

/** One element of the argument list, as Python source. */
type Piece = { readonly text: string } | { readonly value: ValuePart; readonly isQuoted: boolean };

/** What only a shell understands; a program of that name does not exist everywhere. */
const builtins =
  /^(?:cd|export|source|alias|unalias|exit|set|unset|ulimit|umask|type|exec|eval|trap|wait|if|for|while|case|function|time|then|do|cls|dir|copy|del|erase|move|ren|rename|start|ver|vol|title|call|pause|assoc|md|rd|\.|:|!)$/i;
/** Names of values that hold several words, or the command itself. */
const several =
  /(?:^|_)(?:args?|argv|arguments|options?|opts?|flags?|params?|parameters|extra|cmd|command|cmdline|switches|files|paths|names)$/i;

/**
 * Splits a command as a shell would, and writes the words as elements of a list.
 * A sentence when the command needs a shell, or when it cannot be told how a value would be split.
 */
export function writeWords(
  built: BuiltString,
  names: ImportedNames,
  isText: (value: Node) => boolean,
): string[] | string {
  if (built.way === 'mixed') return 'The command mixes f-strings with `+`.';
  const words = split(built);
  if (typeof words === 'string') return words;
  const first = words[0];
  const head = first?.length === 1 && first[0] && 'text' in first[0] ? first[0].text : undefined;
  if (head === undefined) return 'The program itself is chosen by a value.';
  if (builtins.test(head)) return `\`${head}\` is a command of the shell.`;
  if (/^\w+=/.test(head)) return 'The command sets an environment variable first.';
  const token = built.tokens[0];
  const quote = token ? (quoteOf(token)[0] ?? '"') : '"';
  const written: string[] = [];
  for (const word of words) {
    const element = writeWord(word, quote, built.way, names, isText);
    if (typeof element !== 'string') return element.refusal;
    written.push(element);
  }
  return written;
}

function split(built: BuiltString): Piece[][] | string {
  const words: Piece[][] = [];
  let word: Piece[] | undefined;
  let quote = '';
  let quotedText: string | undefined;
  const add = (piece: Piece): void => {
    const last = word?.at(-1);
    if (word && last && 'text' in last && 'text' in piece) word[word.length - 1] = { text: last.text + piece.text };
    else (word ??= []).push(piece);
  };
  const close = (): void => {
    if (word) words.push(word);
    word = undefined;
  };
  for (const part of built.parts) {
    if (part.kind === 'value') {
      if (quote !== '' && quotedText !== '') return 'A quoted word is partly put together from a value.';
      add({ value: part, isQuoted: quote !== '' });
      continue;
    }
    const raw = decode(part.raw, built.way);
    if (raw === undefined) return 'The command holds a backslash.';
    for (const char of raw) {
      if (quote !== '') {
        if (char === quote) {
          if (quotedText === '' && word === undefined) add({ text: '' });
          quote = '';
        } else if (quote === '"' && /[$`\\!]/.test(char)) return 'The command needs a shell to fill in its variables.';
        else if (word?.at(-1) && 'value' in (word.at(-1) ?? {}))
          return 'A quoted word is partly put together from a value.';
        else {
          quotedText = (quotedText ?? '') + char;
          add({ text: char });
        }
      } else if (char === '"' || char === "'") {
        if (word !== undefined) return 'Quotes stand in the middle of a word.';
        quote = char;
        quotedText = '';
      } else if (/[ \t]/.test(char)) close();
      else if (/[|&;<>()$`*?[\]{}!#~\n]/.test(char)) {
        return `\`${char === '\n' ? 'a line break' : char}\` in the command needs a shell.`;
      } else if (!/[\w./:=@%+,^-]/.test(char)) return `\`${char}\` in the command may mean something to the shell.`;
      else if (word?.some((piece) => 'value' in piece && piece.isQuoted))
        return 'A quoted value continues without a space.';
      else add({ text: char });
    }
  }
  if (quote !== '') return 'A quote of the command is never closed.';
  close();
  return words.length === 0 ? 'The command is empty.' : words;
}

/** The text as Python sees it; undefined when there is an escape in it. */
function decode(raw: string, way: BuiltString['way']): string | undefined {
  if (raw.includes('\\')) return undefined;
  if (way === 'percent') return raw.replaceAll('%%', '%');
  return way === 'plus' || way === 'plain' ? raw : raw.replaceAll('{{', '{').replaceAll('}}', '}');
}

interface Refusal {
  readonly refusal: string;
}

function writeWord(
  word: readonly Piece[],
  quote: string,
  way: BuiltString['way'],
  names: ImportedNames,
  isText: (value: Node) => boolean,
): string | Refusal {
  const pieces: string[] = [];
  for (const piece of word) {
    if ('text' in piece) {
      pieces.push(piece.text);
      continue;
    }
    const { node, format, conversion } = piece.value;
    if (format !== '' || conversion !== '')
      return { refusal: `\`${node.text()}\` is formatted before it goes into the command.` };
    const name = node.text().split('.').at(-1) ?? '';
    if (!piece.isQuoted && several.test(name)) return { refusal: `\`${name}\` may hold several words.` };
    const shape = String(node.kind());
    if (!['identifier', 'attribute', 'subscript', 'call'].includes(shape))
      return { refusal: `\`${node.text()}\` is too involved to be moved.` };
    if (shape === 'call' && /join/.test(node.field('function')?.text() ?? ''))
      return { refusal: `\`${node.text()}\` may hold several words.` };
    pieces.push(unquoted(node, names));
  }
  const [only] = word;
  const values = word.filter((piece) => 'value' in piece);
  if (values.length === 0) return quoteText(pieces.join(''), quote);
  if (word.length === 1 && only && 'value' in only) {
    const text = pieces[0] ?? '';
    return way === 'plus' || isText(only.value.node) || text !== only.value.node.text() ? text : `str(${text})`;
  }
  if (way === 'plus') {
    return word.map((piece, i) => ('text' in piece ? quoteText(piece.text, quote) : (pieces[i] ?? ''))).join(' + ');
  }
  const inner = word.map((piece, i) => ('text' in piece ? piece.text : `{${pieces[i]}}`)).join('');
  if (/["'\\]/.test(inner)) return { refusal: 'A word is put together from values that hold quotes.' };
  return `f${quote}${inner}${quote}`;
}

/** `shlex.quote(path)` protected the value from the shell: without a shell it must go. */
function unquoted(node: Node, names: ImportedNames): string {
  if (!node.is('call')) return node.text();
  const callee = qualify(node.field('function'), names);
  const args = readArguments(node);
  const only = args[0];
  const isQuote = callee === 'shlex.quote' || callee === 'pipes.quote';
  return isQuote && args.length === 1 && only && !only.isSplat && only.name === undefined
    ? only.value.text()
    : node.text();
}

function quoteText(text: string, quote: string): string {
  const other = quote === '"' ? "'" : '"';
  return text.includes(quote)
    ? text.includes(other)
      ? JSON.stringify(text)
      : other + text + other
    : quote + text + quote;
}
