import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { parse, span } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { findUntimed } from '#syntax/python/untimed-calls.ts';

export const healer: CodeHealer = {
  name: 'network-timeout',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/network-timeout'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start, end } = rangeOf(finding.place, text);
    const call = smallestOverlapping(findUntimed(parse(path, text)), start, end);
    const last = call && readArguments(call).at(-1);
    if (!call || !last) return { leftAlone: 'There is no call here that waits for ever for certain.' };
    if (last.value.is('generator_expression')) return { leftAlone: 'The argument is a generator.' };
    const at = span(last.node).end;
    const close = span(call).end - 1;
    const behind = text.slice(at, close);
    if (behind.includes('#')) return { leftAlone: 'A comment stands behind the last argument.' };
    const comma = behind.indexOf(',');
    const opening = span(call.field('arguments') ?? call).start;
    const isOnOwnLine = text.slice(opening, span(last.node).start).includes('\n') && behind.includes('\n');
    const gap = isOnOwnLine ? `${lineEnding(text)}${indentationAt(text, span(last.node).start)}` : ' ';
    const edit =
      comma >= 0
        ? { path, start: at + comma + 1, end: at + comma + 1, text: `${gap}timeout=30,` }
        : { path, start: at, end: at, text: `,${gap}timeout=30` };
    return { change: { edits: [edit] }, summary: 'Give up on a server that does not answer within 30 seconds' };
  },
};
