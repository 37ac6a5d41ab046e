import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-json-in-script';

test('state that a page starts with', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'JSON.stringify(state)',
    before: "const page = '<script>window.state = ' + JSON.stringify(state) + '</script>';\n",
    after:
      "const page = '<script>window.state = ' + JSON.stringify(state)?.replace(/</g, '\\\\u003c') + '</script>';\n",
  });
});

test('what search engines read about a product', async () => {
  await heals(healer, {
    path: 'a.tsx',
    rule,
    at: 'JSON.stringify(data)',
    before:
      'const data = { name: product.name };\nconst a = <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />;\n',
    after:
      'const data = { name: product.name };\nconst a = <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replace(/</g, "\\\\u003c") }} />;\n',
  });
});

test.each([
  ['JSON that is worked on', '`<script>${JSON.stringify(state).trim()}</script>`', /worked on/],
  ['a template that a function makes', 'html`<script>${JSON.stringify(state)}</script>`', /function makes/],
  ['something else', '`<script>${state}</script>`', /JSON\.stringify/],
])('leaves %s alone', async (_, text, because) => {
  const at = text.includes('JSON') ? 'JSON.stringify(state)' : text;
  await leavesAlone(healer, { path: 'a.js', rule, at, because, before: `const page = ${text};\n` });
});
