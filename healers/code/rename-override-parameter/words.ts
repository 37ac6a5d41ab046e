import { span } from '#syntax/parse.ts';
import type { PythonFunction } from '#syntax/python/functions.ts';
import { descendants } from '#syntax/python/nodes.ts';
import { escapeRegExp } from '#syntax/words.ts';

/**
 * Where the docstring describes the parameter: `:param x:`, `:type x:`, and `x:` or `x (int):` or `x : int` at the start
 * of a line. Undefined when it, or a comment, also speaks of the parameter in its own words.
 */
export function wordsOf(fn: PythonFunction, name: string): readonly { start: number; end: number }[] | undefined {
  const word = escapeRegExp(name);
  const found: { start: number; end: number }[] = [];
  const first = fn.body.namedChildren().find((node) => !node.is('comment'));
  const docstring = first?.is('expression_statement') === true ? first.child(0) : null;
  const described = new RegExp(
    `(?<=:(?:param|type|arg|parameter)(?:\\s+[\\w.\\[\\], |]+)?\\s+)${word}(?=\\s*:)|(?<=^[ \\t]*)${word}(?=[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:)`,
    'gm',
  );
  if (docstring?.is('string') === true) {
    const { start } = span(docstring);
    for (const { index } of docstring.text().matchAll(described))
      found.push({ start: start + index, end: start + index + name.length });
    if (isSpokenOf(docstring.text().replaceAll(described, ''), word, name)) return undefined;
  }
  const comments = descendants(fn.node, 'comment');
  return comments.some((node) => isSpokenOf(node.text(), word, name)) ? undefined : found;
}

/** A short name is a word of any text; marked as code it is the parameter. */
function isSpokenOf(text: string, word: string, name: string): boolean {
  const marked = new RegExp('[`*]' + word + '[`*]');
  return marked.test(text) || (name.length > 2 && new RegExp(`(?<![\\w.])${word}(?!\\w)`).test(text));
}
