import type { CodeHealer } from '#core/healer.ts';
import { callOf, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { quoteOf } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Writes `<` of JSON as its escape, which reads the same and can end no script element. */
export const healer: CodeHealer = {
  name: 'js-json-in-script',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-json-in-script'],
  // In JSON `<` stands only inside of strings, where `\u003c` is the same letter.
  safety: 'safe',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, (node) => callOf(node)?.callee.text() === 'JSON.stringify');
    const [value] = (call && callOf(call)?.args) ?? [];
    if (!call || !value) return { leftAlone: 'No call of JSON.stringify was found here.' };
    const parent = call.parent();
    if (/^(member_expression|await_expression)$/.test(String(parent?.kind()))) {
      return { leftAlone: 'The JSON is worked on before it is written; see that every `<` in it is escaped.' };
    }
    const isTagged =
      parent?.parent()?.parent()?.kind() === 'call_expression' && parent.kind() === 'template_substitution';
    if (isTagged) return { leftAlone: 'A function makes the markup; it may escape what goes into it.' };
    const quote = quoteOf(context.text);
    const dot = isNeverUndefined(value) ? '.' : '?.';
    const { end } = span(call);
    return {
      change: { edits: [{ path, start: end, end, text: `${dot}replace(/</g, ${quote}\\\\u003c${quote})` }] },
      summary: 'Escape `<` in the JSON, so that no value can end the script element',
    };
  },
};

/** `JSON.stringify` gives no text for undefined and functions. */
function isNeverUndefined(value: Node): boolean {
  const inner = unwrap(value);
  if (/^(object|array|string|template_string|number|new_expression)$/.test(String(inner.kind()))) return true;
  const found = inner.kind() === 'identifier' ? resolve(inner) : undefined;
  return (
    found?.kind === 'const' &&
    found.property === undefined &&
    found.initial !== undefined &&
    /^(object|array)$/.test(String(unwrap(found.initial).kind()))
  );
}
