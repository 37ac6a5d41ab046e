import { callOf, namedChildren, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { findAll, span, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-json-in-script',
  title: 'JSON is written into a script element',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements',
    'https://nextjs.org/docs/app/guides/json-ld',
  ],
  mentions: /JSON\.stringify[\s\S]*<\/script|<script[\s\S]*JSON\.stringify/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { pattern: 'JSON.stringify($$$ARGS)' }).flatMap((node) => {
      const [value] = callOf(node)?.args ?? [];
      if (!value || isFixed(value) || !isInScript(node)) return [];
      return [{ node, message: 'A value with `</script>` in it ends the script, and what follows is read as markup.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const page = `<script>window.state = ${JSON.stringify(state)}</script>`;\n' },
      { path: 'a.js', text: "res.send('<script>var s = ' + JSON.stringify(state) + ';</script>');\n" },
      {
        path: 'a.tsx',
        text: 'const a = <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify({ name: product.name }) }} />;\n',
      },
    ],
    leaves: [
      {
        path: 'a.js',
        text: "const page = `<script>window.state = ${JSON.stringify(state).replace(/</g, '\\\\u003c')}</script>`;\n",
      },
      { path: 'a.js', text: 'const page = `<script src="a.js"></script>${escape(JSON.stringify(state))}`;\n' },
      { path: 'a.js', text: 'const page = `<script src="a.js"></script><pre>${JSON.stringify(state)}</pre>`;\n' },
      {
        path: 'a.tsx',
        text: 'const data = { name: "Shop" };\nconst a = <script dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />;\n',
      },
      { path: 'a.tsx', text: 'const a = <pre data-x="<script">{JSON.stringify(state)}</pre>;\n' },
    ],
  },
};

/** True when everything of an object or list stands in the source. */
function isFixed(node: Node, depth = 0): boolean {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (isConstant(inner)) return true;
  if (depth > 6) return false;
  if (kind === 'array') return namedChildren(inner).every((item) => isFixed(item, depth + 1));
  if (kind === 'object') {
    return namedChildren(inner).every((pair) => {
      const value = pair.kind() === 'pair' ? pair.field('value') : null;
      return value !== null && isFixed(value, depth + 1);
    });
  }
  const found = kind === 'identifier' ? resolve(inner) : undefined;
  return found?.kind === 'const' && found.property === undefined && found.initial !== undefined
    ? isFixed(found.initial, depth + 1)
    : false;
}

/** The value goes as it is into text that the browser reads inside `<script>`. */
function isInScript(call: Node): boolean {
  let text = call;
  for (const ancestor of call.ancestors()) {
    const kind = String(ancestor.kind());
    if (
      !/^(template_substitution|template_string|binary_expression|parenthesized_expression|as_expression)$/.test(kind)
    ) {
      break;
    }
    text = ancestor;
  }
  const parts = textParts(text);
  let before = '';
  for (const part of parts ?? []) {
    if ('text' in part) before += part.text;
    else if (unwrap(part.value).id() === call.id()) {
      if (isOpen(before)) return true;
      break;
    } else before += '?';
  }
  if (parts && !/^[\s\S]*dangerouslySetInnerHTML/.test(attributeOf(text)?.text() ?? '')) return false;
  return isScriptElement(text);
}

function isOpen(before: string): boolean {
  const last = /[\s\S]*<(\/?)script\b([^>]*)(>?)/i.exec(before);
  return last !== null && last[1] === '' && last[3] === '>';
}

function attributeOf(node: Node): Node | undefined {
  return node.ancestors().find((one) => one.kind() === 'jsx_attribute');
}

/** `{{ __html: text }}` of a `<script>` or Next's `<Script>`. */
function isScriptElement(text: Node): boolean {
  const pair = text.parent();
  if (pair?.kind() !== 'pair' || pair.field('key')?.text() !== '__html') return false;
  const attribute = attributeOf(pair);
  const element = attribute?.parent();
  const name = element?.field('name');
  return (
    attribute !== undefined &&
    span(attribute).end > span(pair).end &&
    /^dangerouslySetInnerHTML/.test(attribute.text()) &&
    /^script$/i.test(name ? (pathOf(name) ?? name.text()) : '')
  );
}
