import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-inner-html';
const at = (before: string, after: string) => ({
  path: 'a.js',
  rule,
  at: before,
  before: `${before};\n`,
  after: `${after};\n`,
});

test('an element around a value is made and given its text', async () => {
  await heals(
    healer,
    at(
      'el.innerHTML = "<b>" + name + "</b>"',
      'el.replaceChildren(Object.assign(el.ownerDocument.createElement("b"), { textContent: name }))',
    ),
  );
});

test('text without markup is set as text', async () => {
  await heals(healer, at('this.el.innerHTML = `Hello ${name}!`', 'this.el.textContent = `Hello ${name}!`'));
});

test('text beside elements, attributes, and more text in one element', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    line: 2,
    before: 'const el = document.body;\nel.innerHTML = `Hi <b class="name">${first} ${last}</b><br>bye`;\n',
    after:
      'const el = document.body;\nel.replaceChildren("Hi ", Object.assign(document.createElement("b"), { className: "name", textContent: `${first} ${last}` }), document.createElement("br"), "bye");\n',
  });
});

test('what is added is appended, so that the elements before keep their listeners', async () => {
  await heals(
    healer,
    at(
      "list.innerHTML += '<li>' + item.title + '</li>'",
      "list.append(Object.assign(list.ownerDocument.createElement('li'), { textContent: item.title }))",
    ),
  );
});

test('an element itself, and places beside and inside of it', async () => {
  await heals(
    healer,
    at(
      "el.outerHTML = '<b>' + name + '</b>'",
      "el.replaceWith(Object.assign(el.ownerDocument.createElement('b'), { textContent: name }))",
    ),
  );
  await heals(
    healer,
    at(
      "el.insertAdjacentHTML('afterend', '<b>' + name + '</b>')",
      "el.after(Object.assign(el.ownerDocument.createElement('b'), { textContent: name }))",
    ),
  );
  await heals(
    healer,
    at('el.insertAdjacentHTML("beforeend", `Hi ${name}`)', 'el.insertAdjacentText("beforeend", `Hi ${name}`)'),
  );
});

test('a project with an escape function keeps its markup', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    line: 2,
    before: "import { escapeHtml } from './html.ts';\nel.innerHTML = `<li><b>${name}</b></li>`;\n",
    after: "import { escapeHtml } from './html.ts';\nel.innerHTML = `<li><b>${escapeHtml(String(name))}</b></li>`;\n",
  });
});

test.each([
  ['markup in a value', 'el.innerHTML = "<ul>" + rowsHtml + "</ul>"', /markup that was made/],
  ['a list that is joined', 'el.innerHTML = `<ul>${rows.map((r) => r.name).join("")}</ul>`', /markup that was made/],
  ['a value in an attribute', 'el.innerHTML = `<a href="${url}">x</a>`', /more than text/],
  ['nested elements', 'el.innerHTML = `<li><b>${name}</b></li>`', /more than text/],
  ['rows of a table', 'el.innerHTML = `<td>${name}</td>`', /more than text/],
  ['entities', 'el.innerHTML = `<b>${name}</b>&nbsp;`', /more than text/],
  ['more of itself', 'el.outerHTML += `<b>${name}</b>`', /innerHTML/],
  ['a place that is a value', 'el.insertAdjacentHTML(where, `<b>${name}</b>`)', /innerHTML/],
  ['a receiver with effects', 'next().innerHTML = `<b>${name}</b>`', /more than text/],
])('leaves %s alone', async (_, line, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at: line, because, before: `${line};\n` });
});

test('leaves a variable alone that holds markup', async () => {
  const line = 'el.innerHTML = `<b>${box}</b>`';
  const leave = (before: string) =>
    leavesAlone(healer, { path: 'a.js', rule, at: line, before, because: /markup that was made/ });
  await leave(`const box = '<div role="listbox"></div>';\n${line};\n`);
  await leave(`let box = '';\nfor (const name of names) box += \`<li>\${name}</li>\`;\n${line};\n`);
});
