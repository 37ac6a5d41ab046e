import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';

/** How another step is written at the end of a chain: on a line of its own where the last one has one. */
export function writeStep(text: string, chain: Node, step: string): string {
  const property = chain.is('call') ? chain.field('function')?.field('attribute') : undefined;
  if (!property) return step;
  const dot = text.lastIndexOf('.', span(property).start);
  const isOnOwnLine = text.slice(lineStart(text, dot), dot).trim() === '';
  const isJoined = /\\\r?\n$/.test(text.slice(0, lineStart(text, dot)));
  return isOnOwnLine && !isJoined ? lineEnding(text) + indentationAt(text, dot) + step : step;
}

/** The quote that most texts of the file have. */
export function quoteOfFile(text: string): string {
  const strings = text.replaceAll(/"""|'''/g, '');
  const double = strings.split('"').length;
  const single = strings.split("'").length;
  return single > double ? "'" : '"';
}
