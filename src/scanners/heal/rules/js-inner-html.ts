import { methodOf } from '#syntax/javascript/nodes.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isCleaned, isConstant, isNumber } from '#syntax/javascript/values.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-inner-html',
  title: 'Markup is built from values',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://developer.mozilla.org/docs/Web/API/Element/innerHTML#security_considerations',
  ],
  mentions: /innerHTML|outerHTML|insertAdjacentHTML/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: 'assignment_expression' },
        { kind: 'augmented_assignment_expression' },
        { kind: 'call_expression' },
      ],
    }).flatMap((node) => {
      const markup = markupOf(node);
      if (!markup || !isTainted(markup)) return [];
      return [
        {
          node,
          message: 'The browser reads this text as markup: a value with `<img onerror=…>` in it runs as script.',
        },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'el.innerHTML = "<b>" + name + "</b>";\n' },
      { path: 'a.ts', text: 'list.innerHTML += `<li>${item.title}</li>`;\n' },
      { path: 'a.js', text: 'el.insertAdjacentHTML("beforeend", `<i>${text}</i>`);\n' },
      { path: 'a.js', text: 'el.innerHTML = decodeURIComponent(location.hash);\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'el.innerHTML = "";\n' },
      { path: 'a.js', text: 'el.innerHTML = `<b>${escapeHtml(name)}</b>`;\n' },
      { path: 'a.js', text: 'el.innerHTML = `<b>${rows.length}</b>`;\n' },
      { path: 'a.js', text: 'el.textContent = "<b>" + name + "</b>";\n' },
      { path: 'a.js', text: 'const ICON = "<svg/>";\nel.innerHTML = `<i>${ICON}</i>`;\n' },
    ],
  },
};

function markupOf(node: Node): Node | undefined {
  const method = methodOf(node);
  if (method) return method.name === 'insertAdjacentHTML' ? method.args[1] : undefined;
  const left = node.field('left');
  if (left?.kind() !== 'member_expression') return undefined;
  return /^(inner|outer)HTML$/.test(left.field('property')?.text() ?? '')
    ? (node.field('right') ?? undefined)
    : undefined;
}

function isTainted(markup: Node): boolean {
  const parts = textParts(markup);
  if (!parts)
    return (
      /(?<![\w$.])(?:(?:window|document)\.)?location\.(?:hash|search|href)/.test(markup.text()) && !isCleaned(markup)
    );
  return parts.some(
    (part) => 'value' in part && !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value),
  );
}
