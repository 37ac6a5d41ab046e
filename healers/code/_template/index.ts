import type { CodeHealer } from '#core/healer.ts';
import { parse } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { nodeAt } from '#syntax/python/nodes.ts';

/** One sentence: what is put right. */
export const healer: CodeHealer = {
  name: '_template',
  kind: 'code',
  languages: ['python'],
  // Exactly as findings name them: scanner, slash, the tool's own rule.
  rules: ['tool/RULE'],
  // safe: same behaviour for every input; careful: under stated assumptions; risky: behaviour changes on purpose.
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start, end } = offsetsOf(finding.place, context.text);
    const node = nodeAt(parse(path, context.text), start, end);
    // Unsure? Say why, in a sentence that a person can act on.
    return { leftAlone: `nothing is known yet about \`${node.text().slice(0, 40)}\`` };
    // Sure? return { change: { edits: [{ path, start, end, text }] }, summary: 'Do this to that' };
  },
};
