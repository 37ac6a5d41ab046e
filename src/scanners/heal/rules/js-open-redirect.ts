import { methodOf, unwrap } from '#syntax/javascript/nodes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-open-redirect',
  title: 'A request says where the visitor is sent',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: ['https://cwe.mitre.org/data/definitions/601.html', 'https://expressjs.com/en/api.html#res.redirect'],
  mentions: /\.redirect\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, 'redirect').flatMap((node) => {
      const target = methodOf(node)?.args.at(-1);
      if (!target) return [];
      // What follows a fixed start stays on that site; `//` would not.
      const [first] = textParts(target) ?? [];
      if (first && 'text' in first && /^(\/[^/]|https?:\/\/[^/]+\/)/.test(first.text)) return [];
      const text = unwrap(target).text();
      if (!/^(req|request|ctx|context)\.(query|params|body|request\.(query|body))\b/.test(text)) return [];
      return [{ node, message: 'A link to your site can send its visitors anywhere; allow known targets only.' }];
    });
  },
  examples: {
    finds: [{ path: 'a.js', text: 'app.get("/go", (req, res) => res.redirect(req.query.next));\n' }],
    leaves: [
      { path: 'a.js', text: 'res.redirect("/users/" + req.params.id);\n' },
      { path: 'a.js', text: 'res.redirect(302, "/login");\n' },
      { path: 'a.js', text: 'res.redirect(targets[req.query.next]);\n' },
    ],
  },
};
