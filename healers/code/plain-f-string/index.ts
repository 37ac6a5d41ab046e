import type { CodeHealer } from '#core/healer.ts';
import { parse, span } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';

/** Takes the `f` from a string that has nothing to fill in. */
export const healer: CodeHealer = {
  name: 'plain-f-string',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/F541'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start, end } = rangeOf(finding.place, context.text);
    const strings = parse(path, context.text)
      .root()
      .findAll({ rule: { kind: 'string' } })
      .filter((node) => span(node).start < end && span(node).end > start && /^\w*f/i.test(node.text()));
    if (strings.length === 0) return { leftAlone: 'no f-string stands here' };
    if (strings.some((node) => node.find({ rule: { kind: 'interpolation' } }) !== null))
      return { leftAlone: 'the f-string fills something in' };
    // `{{` means one brace in an f-string only.
    if (strings.some((node) => /[{}]/.test(node.text())))
      return { leftAlone: 'the f-string holds doubled braces, which mean something else without the f' };
    const edits = strings.map((node) => {
      const at = span(node).start + node.text().search(/f/i);
      return { path, start: at, end: at + 1, text: '' };
    });
    return { change: { edits }, summary: 'Make an f-string without placeholders a plain string' };
  },
};
