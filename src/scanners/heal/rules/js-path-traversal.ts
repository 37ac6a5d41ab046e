import { methodOf } from '#syntax/javascript/nodes.ts';
import { apiOf } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const reads =
  'readFile|readFileSync|createReadStream|writeFile|writeFileSync|createWriteStream|unlink|unlinkSync|rm|rmSync|readdir|readdirSync|stat|statSync|sendFile|download';
const asked = /(?<![\w$])(req|request|ctx|context)\.(params|query|body|request\.(body|query))\b/;

export const rule: HealRule = {
  id: 'js-path-traversal',
  title: 'A request names a file',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/22.html', 'https://nodejs.org/api/path.html#pathresolvepaths'],
  mentions: /\b(req|request|ctx|context)\.(params|query|body|request)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, reads).flatMap((node) => {
      const [file] =
        node
          .field('arguments')
          ?.children()
          .filter((child) => child.isNamed()) ?? [];
      const callee = node.field('function');
      if (!file || !callee || !asked.test(file.text()) || /basename\(|sanitize|safe/i.test(file.text())) return [];
      const isSent = /^(res|response|reply)$/.test(methodOf(node)?.object.text() ?? '');
      const module = apiOf(callee)?.module;
      // `sendFile` with a root refuses what leads out of it.
      if (
        isSent ? /\broot\s*:/.test(node.text()) : module === undefined || !/^(fs|fs\/promises|fs-extra)$/.test(module)
      )
        return [];
      return [{ node, message: 'A request with `../` in it reaches files outside of the folder that is meant.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const fs = require("fs");\nfs.readFile("uploads/" + req.params.name, send);\n' },
      { path: 'a.js', text: 'app.get("/f", (req, res) => res.sendFile(path.join(dir, req.query.file)));\n' },
    ],
    leaves: [
      {
        path: 'a.js',
        text: 'const fs = require("fs");\nfs.readFile("uploads/" + path.basename(req.params.name), send);\n',
      },
      { path: 'a.js', text: 'res.sendFile(req.params.name, { root: dir });\n' },
      { path: 'a.js', text: 'store.readFile(req.params.name);\n' },
    ],
  },
};
