import { textParts } from '#syntax/javascript/strings.ts';
import { isCleaned, isConstant, isNumber } from '#syntax/javascript/values.ts';
import { findAll } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-dangerous-html',
  title: 'Markup of a component is built from values',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://react.dev/reference/react-dom/components/common#dangerously-setting-the-inner-html',
  ],
  mentions: /dangerouslySetInnerHTML/,
  find(tree, path) {
    // The grammar of plain TypeScript knows no elements.
    if (isDevelopmentFile(path) || /\.[cm]?ts$/.test(path)) return [];
    return findAll(tree, { kind: 'jsx_attribute', regex: '^dangerouslySetInnerHTML' }).flatMap((attribute) => {
      const element = attribute.parent()?.field('name')?.text() ?? '';
      const pair = attribute.find({ rule: { kind: 'pair', regex: '^__html\\s*:' } });
      const value = pair?.field('value');
      // Scripts have a rule of their own, and styles are no markup.
      if (!value || /^(script|style)$/i.test(element)) return [];
      const isBuilt = (textParts(value) ?? []).some(
        (part) => 'value' in part && !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value),
      );
      return isBuilt
        ? [{ node: attribute, message: 'The browser reads this text as markup: a value with a script in it runs.' }]
        : [];
    });
  },
  examples: {
    finds: [
      { path: 'a.tsx', text: 'const a = <p dangerouslySetInnerHTML={{ __html: `Hello ${name}` }} />;\n' },
      { path: 'a.jsx', text: "const a = <p dangerouslySetInnerHTML={{ __html: '<b>' + name + '</b>' }}></p>;\n" },
    ],
    leaves: [
      { path: 'a.tsx', text: 'const a = <p dangerouslySetInnerHTML={{ __html: post.content }} />;\n' },
      { path: 'a.tsx', text: 'const a = <p dangerouslySetInnerHTML={{ __html: `<b>${sanitize(name)}</b>` }} />;\n' },
      { path: 'a.tsx', text: 'const a = <style dangerouslySetInnerHTML={{ __html: `a { color: ${color} }` }} />;\n' },
    ],
  },
};
