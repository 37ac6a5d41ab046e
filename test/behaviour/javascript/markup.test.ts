import { healer as answerOrigin } from '#healers/code/js-answer-origin/index.ts';
import { healer as innerHtml } from '#healers/code/js-inner-html/index.ts';
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
