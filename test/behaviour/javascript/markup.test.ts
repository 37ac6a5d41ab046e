import { healer as answerOrigin } from '#healers/code/js-answer-origin/index.ts';
import { healer as innerHtml } from '#healers/code/js-inner-html/index.ts';
import { healer as jsxText } from '#healers/code/js-jsx-text/index.ts';
import { healer as jsonInScript } from '#healers/code/js-json-in-script/index.ts';
import { behaves } from './behaviour.ts';

behaves('a value in the state of a page cannot end its script', {
  healer: jsonInScript,
  rule: 'heal/js-json-in-script',
  at: 'JSON.stringify(state)',
  needs: ['jsdom'],
  before: `
    export function render(state) {
      return \`<body><script>window.state = \${JSON.stringify(state)};</script></body>\`;
    }
  `,
  check: `
    import { JSDOM } from 'jsdom';
    import { render } from './subject.mjs';
    const open = (state) => new JSDOM(render(state), { runScripts: 'dangerously' }).window;
    export const attack = () => open({ name: '</script><script>window.owned = 1</script>' }).owned === 1;
    export const normal = () => [open({ a: [1, '<b>', "'"] }).state, open(undefined).state === undefined];
  `,
});

const open = `
  import { JSDOM } from 'jsdom';
  import { show } from './subject.mjs';
  function draw(name) {
    const { window } = new JSDOM('<main><p id="a"><i>old</i></p></main>', { runScripts: 'dangerously' });
    globalThis.document = window.document;
    show(window.document.getElementById('a'), name);
    return window;
  }
  const evil = '<img src=x onerror="window.owned = 1">';
  export function attack() {
    const window = draw(evil);
    window.document.querySelector('img')?.dispatchEvent(new window.Event('error'));
    return window.owned === 1;
  }
  export const normal = () => draw('Ann & Bob').document.querySelector('main').innerHTML;
`;

for (const [name, statement] of [
  ['innerHTML of text', 'el.innerHTML = `Hello ${name}!`'],
  ['innerHTML', "el.innerHTML = '<b class=\"x\">' + name + '</b>, hi'"],
  ['innerHTML that grows', "el.innerHTML += '<b>' + name + '</b>'"],
  ['outerHTML', 'el.outerHTML = `<b>${name}</b>`'],
  ['insertAdjacentHTML with text', "el.insertAdjacentHTML('afterbegin', `Hello ${name}`)"],
  ['insertAdjacentHTML with an element', "el.insertAdjacentHTML('beforebegin', `<b>${name}</b>`)"],
] as const) {
  behaves(`a name is text: ${name}`, {
    healer: innerHtml,
    rule: 'heal/js-inner-html',
    at: statement,
    needs: ['jsdom'],
    before: `export function show(el, name) {\n  ${statement};\n}\n`,
    check: open,
  });
}

behaves('an answer does not reach another site', {
  healer: answerOrigin,
  rule: 'heal/js-post-message',
  at: "event.source.postMessage({ secret: 'x' }, '*')",
  needs: ['jsdom'],
  before: `
    export const answer = (event) => event.source.postMessage({ secret: 'x' }, '*');
  `,
  check: `
    import { JSDOM } from 'jsdom';
    import { answer } from './subject.mjs';
    // The frame showed the shop when it asked, and shows this page when it is answered.
    async function ask(page) {
      const { window } = new JSDOM('', { url: page });
      let heard;
      window.addEventListener('message', ({ data }) => (heard = data));
      answer({ source: window, origin: 'https://shop.example' });
      await new Promise((done) => setTimeout(done, 50));
      return heard;
    }
    export const attack = async () => (await ask('https://evil.example/'))?.secret === 'x';
    export const normal = () => ask('https://shop.example/cart');
  `,
});

behaves('a name is text: a component', {
  healer: jsxText,
  rule: 'heal/js-dangerous-html',
  path: 'subject.jsx',
  at: 'dangerouslySetInnerHTML={{ __html: `Hello ${name}` }}',
  needs: ['jsdom', 'esbuild'],
  before: `
    export const Hello = ({ name }) => <p dangerouslySetInnerHTML={{ __html: \`Hello \${name}\` }} />;
  `,
  check: `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { transformSync } from 'esbuild';
    import { JSDOM } from 'jsdom';
    const source = readFileSync(new URL('./subject.jsx', import.meta.url), 'utf8');
    const { code } = transformSync(source, { loader: 'jsx', jsxFactory: 'h' });
    writeFileSync(new URL('./compiled.mjs', import.meta.url), code);
    // What React does with text and with this attribute.
    globalThis.h = (tag, props, ...children) => (document) => {
      const element = document.createElement(tag);
      if (props?.dangerouslySetInnerHTML) element.innerHTML = props.dangerouslySetInnerHTML.__html;
      else element.append(...children);
      return element;
    };
    const { Hello } = await import('./compiled.mjs');
    function draw(name) {
      const { window } = new JSDOM('', { runScripts: 'dangerously' });
      window.document.body.append(Hello({ name })(window.document));
      window.document.querySelector('img')?.dispatchEvent(new window.Event('error'));
      return window;
    }
    export const attack = () => draw('<img src=x onerror="window.owned = 1">').owned === 1;
    export const normal = () => draw('Ann & Bob').document.body.innerHTML;
  `,
});
