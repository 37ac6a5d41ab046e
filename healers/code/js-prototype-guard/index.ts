import type { CodeHealer } from '#core/healer.ts';
import { contains, namedChildren, nodeAt } from '#syntax/javascript/nodes.ts';
import { indentUnit, quoteOf, usesSemicolons } from '#syntax/javascript/strings.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { span } from '#syntax/parse.ts';

/** Skips the keys through which a merge reaches the prototype of all objects. */
export const healer: CodeHealer = {
  name: 'js-prototype-guard',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-prototype-pollution'],
  // Assumes that nobody has data under these three names and wants it merged.
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const loop = nodeAt(path, text, finding.place, (node) => node.kind() === 'for_in_statement');
    const left = loop?.field('left');
    const body = loop?.field('body');
    if (!loop || !left || !body || left.kind() !== 'identifier') {
      return { leftAlone: 'No loop over the keys of an object was found here.' };
    }
    if (body.kind() !== 'statement_block') return { leftAlone: 'The loop has no block that a check could stand in.' };
    const [first] = namedChildren(body);
    if (!first || !contains(body, first)) return { leftAlone: 'The loop does nothing.' };
    const key = left.text();
    const quote = quoteOf(text);
    const eol = lineEnding(text);
    const end = usesSemicolons(text) ? ';' : '';
    const names = ['__proto__', 'constructor', 'prototype'].map((name) => `${key} === ${quote}${name}${quote}`);
    const check = `if (${names.join(' || ')}) continue`;
    const open = span(body).start + 1;
    const rest = text.slice(open, span(first).start);
    const isOwnLine = rest.includes('\n');
    const indent = isOwnLine
      ? indentationAt(text, span(first).start)
      : indentationAt(text, span(loop).start) + indentUnit(text);
    return {
      change: {
        edits: [{ path, start: open, end: open, text: isOwnLine ? `${eol}${indent}${check}${end}` : ` ${check};` }],
      },
      summary: `Skip the keys that lead to the prototype`,
    };
  },
};
