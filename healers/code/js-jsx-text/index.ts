import type { CodeHealer } from '#core/healer.ts';
import { namedChildren, nodeAt } from '#syntax/javascript/nodes.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isCleaned } from '#syntax/javascript/values.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Gives a component its text as text, which React escapes. */
export const healer: CodeHealer = {
  name: 'js-jsx-text',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-dangerous-html'],
  // Assumes that the values are text; one that is markup on purpose would be shown as it is written.
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const attribute = nodeAt(path, context.text, finding.place, (node) => node.kind() === 'jsx_attribute');
    const pair = attribute?.find({ rule: { kind: 'pair', regex: '^__html\\s*:' } });
    const value = pair?.field('value');
    const parts = value ? textParts(value) : undefined;
    if (!attribute || !value || !parts) return { leftAlone: 'The markup is made elsewhere; escape its values there.' };
    if (parts.some((part) => 'text' in part && /[<&]/.test(part.text))) {
      return { leftAlone: 'There is markup around the values; write it as elements, with the values in braces.' };
    }
    if (parts.some((part) => 'value' in part && (isCleaned(part.value) || isMarkup(part.value)))) {
      return { leftAlone: 'A value is called markup by its name; clean it with a library such as DOMPurify.' };
    }
    const tag = attribute.parent();
    const name = tag?.field('name')?.text();
    const element = tag?.parent();
    if (!tag || name === undefined || !element) return { leftAlone: 'No element was found around the markup.' };
    const before = context.text.slice(0, span(attribute).start);
    const start = before.trimEnd().length;
    const edits = [{ path, start, end: span(attribute).end, text: '' }];
    if (tag.kind() === 'jsx_self_closing_element') {
      const { end } = span(tag);
      const close = context.text.slice(span(attribute).end, end);
      if (/^\s*\/>$/.test(close)) edits[0] = { path, start, end, text: `>{${value.text()}}</${name}>` };
      else
        edits.push({
          path,
          start: end - (/\s*\/>$/.exec(close)?.[0].length ?? 2),
          end,
          text: `>{${value.text()}}</${name}>`,
        });
      return { change: { edits }, summary: 'Give the element its text as text' };
    }
    const { end } = span(tag);
    if (hasContent(element)) return { leftAlone: 'The element has other content as well.' };
    edits.push({ path, start: end, end, text: `{${value.text()}}` });
    return { change: { edits }, summary: 'Give the element its text as text' };
  },
};

function isMarkup(value: Node): boolean {
  return /html|markup|markdown|template|icon|svg|render|content|body|(?:^|\.)map\(|<|=>|\bt\(|i18n|translate/i.test(
    value.text(),
  );
}

function hasContent(element: Node): boolean {
  return namedChildren(element).some((child) => !/^jsx_(opening|closing)_element$/.test(String(child.kind())));
}
