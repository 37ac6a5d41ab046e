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
