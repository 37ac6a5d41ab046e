import { findAll } from '#syntax/parse.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-blank-target',
  title: 'An opened page can reach the page that opened it',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'low',
  links: [
    'https://cwe.mitre.org/data/definitions/1022.html',
    'https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel/noopener',
  ],
  mentions: /target=["']_blank/,
  find(tree, path) {
    // Only text there: the grammar of plain TypeScript knows no elements.
    if (/\.[cm]?ts$/.test(path)) return [];
    return findAll(tree, {
      any: [{ kind: 'jsx_opening_element' }, { kind: 'jsx_self_closing_element' }],
      has: { kind: 'jsx_attribute', regex: '^target=["\']_blank["\']$' },
    }).flatMap((node) => {
      const text = node.text();
      // Spread attributes may bring a rel; addresses within the site are the site's own.
      if (/\srel=|\{\s*\.\.\./.test(text) || !/^<a\s/.test(text) || !/\shref=(\{|["'](https?:)?\/\/)/.test(text))
        return [];
      return [
        { node, message: 'The opened page may send this one elsewhere in old browsers, and learns its address.' },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.tsx', text: 'const link = <a href={url} target="_blank">x</a>;\n' },
      { path: 'a.jsx', text: 'const link = <a target="_blank" href="https://example.org">x</a>;\n' },
    ],
    leaves: [
      { path: 'a.ts', text: 'const link = `<a href="https://example.org" target="_blank">`;\n' },
      { path: 'a.tsx', text: 'const link = <a href={url} target="_blank" rel="noreferrer">x</a>;\n' },
      { path: 'a.tsx', text: 'const link = <a href="/help" target="_blank">x</a>;\n' },
      { path: 'a.tsx', text: 'const link = <a href={url} target="_blank" {...rest}>x</a>;\n' },
    ],
  },
};
