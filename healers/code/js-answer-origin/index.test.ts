import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-post-message';

test('an answer goes back to where the question came from', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "event.source.postMessage(answer(event.data), '*')",
    before: "addEventListener('message', (event) => event.source.postMessage(answer(event.data), '*'));\n",
    after: "addEventListener('message', (event) => event.source.postMessage(answer(event.data), event.origin));\n",
  });
});

test('also through a type', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: "(e.source as Window).postMessage(x, '*')",
    before: "onmessage = function (e: MessageEvent) { (e.source as Window).postMessage(x, '*'); };\n",
    after: 'onmessage = function (e: MessageEvent) { (e.source as Window).postMessage(x, e.origin); };\n',
  });
});

test.each([
  ['a parent that is not known', "window.parent.postMessage(x, '*')", /not written here/],
  ['an event that was kept', "last.source.postMessage(x, '*')", /not written here/],
  ['an origin', "event.source.postMessage(x, 'https://a.example')", /No message/],
])('leaves %s alone', async (_, call, because) => {
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at: call,
    because,
    before: `onmessage = (event) => { ${call}; };\n`,
  });
});
