import {
  findRoot
} from "./chunk-RCZWXZM4.js";
import {
  repositoryPatternsFolder
} from "./chunk-ZXQMWZIZ.js";
import "./chunk-TSLFKTZU.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-ATK5VVE7.js";
import "./chunk-YRRDT7BC.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-X6BR5YAN.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/learning/pattern-scaffold.ts
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
async function startPattern(wanted, settings) {
  const name = wanted.id.replace(/^code\//, "");
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 80) {
    throw new UsageError(
      `${wanted.id} is no name for a pattern`,
      "Name it in kebab-case for what it does: use-new-client"
    );
  }
  const root = await findRoot(resolve(settings.cwd, wanted.path), settings);
  if (root === void 0) {
    throw new UsageError(
      "This is no Git repository",
      "Patterns of your own belong to a repository: go there, or give --path."
    );
  }
  const folder = join(repositoryPatternsFolder(root.repository), "code", name);
  if (existsSync(folder)) throw new UsageError(`${name} exists already`, "Choose another name, or edit what is there.");
  await mkdir(folder, { recursive: true });
  const files = wanted.language === "python" ? pythonFiles(name, wanted.rule) : scriptFiles(name, wanted.rule);
  const written = [];
  for (const [file, text] of Object.entries(files)) {
    await writeFile(join(folder, file), text, { flag: "wx" });
    written.push(relative(settings.cwd, join(folder, file)).split(sep).join("/"));
  }
  return written;
}
function pythonFiles(name, rule) {
  return {
    "pattern.yml": describe({
      languages: "[python]",
      rule,
      message: "fetch_page. is deprecated",
      rewrites: `  - match: { pattern: '$F($URL)' }
    # What $F must be once imports are followed; a name that nothing imports binds nothing.
    means: { F: [shop.web.fetch_page] }
    replace: $F.get($URL)
`
    }),
    "README.md": explain(name, "Calls of `fetch_page` with more than an address, and functions of the same name."),
    "before.py": 'from shop.web import fetch_page\n\npage = fetch_page("https://example.org")\n',
    "after.py": 'from shop.web import fetch_page\n\npage = fetch_page.get("https://example.org")\n',
    "untouched.py": 'from shop.web import fetch_page\n\npage = fetch_page("https://example.org", retries=3)\n'
  };
}
function scriptFiles(name, rule) {
  return {
    "pattern.yml": describe({
      languages: "[typescript, javascript]",
      rule,
      message: "fetchPage. is deprecated",
      rewrites: `  - match: { pattern: '$F($URL)' }
    # What $F must be once imports are followed; a name that nothing imports binds nothing.
    means: { F: [shop-web.fetchPage] }
    replace: $F.get($URL)
`
    }),
    "README.md": explain(name, "Calls of `fetchPage` with more than an address, and functions of the same name."),
    "before.ts": "import { fetchPage } from 'shop-web';\n\nconst page = fetchPage('https://example.org');\n",
    "after.ts": "import { fetchPage } from 'shop-web';\n\nconst page = fetchPage.get('https://example.org');\n",
    "untouched.ts": "import { fetchPage } from 'shop-web';\n\nconst page = fetchPage('https://example.org', { retries: 3 });\n"
  };
}
function describe(parts) {
  const answers = parts.rule === void 0 ? `# Whatever a tool calls the rule: findings whose message matches (RE2 syntax).
messages: ['${parts.message}']` : `rules: ['${parts.rule}']`;
  return `kind: code
title: Fetch pages through the new client
languages: ${parts.languages}
${answers}
# safe: same behaviour for every input; careful: under stated assumptions; risky: behaviour changes on purpose.
safety: careful
# How closely a person should look: none, cursory, full.
review: cursory
links: ['https://example.org/new-client']
rewrites:
${parts.rewrites}`;
}
function explain(name, leaves) {
  return `# ${name}

What is wrong, and why the new way is better, in two sentences.

- **Leaves alone**: ${leaves}
- **Assumption**: what must be true for the cure to be right.
- **Links**: [the new client](https://example.org/new-client)
`;
}
export {
  startPattern
};
