import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-dangerous-html';

test('text of an element that closes itself', async () => {
  await heals(healer, {
    path: 'a.tsx',
    rule,
    at: 'dangerouslySetInnerHTML={{ __html: `Hello ${name}` }}',
    before: 'const a = <p className="x" dangerouslySetInnerHTML={{ __html: `Hello ${name}` }} />;\n',
    after: 'const a = <p className="x">{`Hello ${name}`}</p>;\n',
  });
  await heals(healer, {
    path: 'a.tsx',
    rule,
    at: 'dangerouslySetInnerHTML={{ __html: `Hello ${name}` }}',
    before: 'const a = <p dangerouslySetInnerHTML={{ __html: `Hello ${name}` }} id="x" />;\n',
    after: 'const a = <p id="x">{`Hello ${name}`}</p>;\n',
  });
});

test('text of an element without content', async () => {
  await heals(healer, {
    path: 'a.jsx',
    rule,
    at: "dangerouslySetInnerHTML={{ __html: first + ' ' + last }}",
    before: "const a = <b dangerouslySetInnerHTML={{ __html: first + ' ' + last }}></b>;\n",
    after: "const a = <b>{first + ' ' + last}</b>;\n",
  });
});

test.each([
  ['markup around a value', '{{ __html: `<b>${name}</b>` }}', /write it as elements/],
  ['markup in a value', '{{ __html: `x ${bodyHtml}` }}', /markup by its name/],
  ['a text of a translator', '{{ __html: `x ${t("hello")}` }}', /markup by its name/],
  ['what is made elsewhere', '{{ __html: content }}', /made elsewhere/],
])('leaves %s alone', async (_, value, because) => {
  const at = `dangerouslySetInnerHTML=${value}`;
  await leavesAlone(healer, { path: 'a.tsx', rule, at, because, before: `const a = <p ${at} />;\n` });
});
