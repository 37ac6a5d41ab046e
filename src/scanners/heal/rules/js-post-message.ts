import { methodOf } from '#syntax/javascript/nodes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { wordsOf } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

const secrets = new Set('token password secret jwt credential credentials session apikey auth'.split(' '));

const ownWindow = /^(?:window|self|globalThis|_?global)$/;

export const rule: HealRule = {
  id: 'js-post-message',
  title: 'A message may be read by any site',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/201.html',
    'https://developer.mozilla.org/docs/Web/API/Window/postMessage#security_concerns',
  ],
  mentions: /postMessage\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, 'postMessage').flatMap((node) => {
      const method = methodOf(node);
      const [message, target] = method?.args ?? [];
      // What stands in the source is no secret.
      if (!message || !target || literalText(target) !== '*' || isConstant(message)) return [];
      // A window that tells itself something tells nobody else.
      if (ownWindow.test(method?.object.text() ?? '')) return [];
      // What is told to whoever embeds a page is mostly meant for everybody; secrets and answers are not.
      const isAnswer = /\.source\b/.test(method?.object.text() ?? '');
      if (!isAnswer && !wordsOf(message.text()).some((word) => secrets.has(word))) return [];
      return [{ node, message: 'Whatever page is shown there reads this; name the origin that is meant.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: "window.parent.postMessage({ token }, '*');\n" },
      { path: 'a.ts', text: 'onmessage = (event) => { event.source.postMessage(answer(event.data), "*"); };\n' },
    ],
    leaves: [
      { path: 'a.js', text: "window.parent.postMessage({ token }, 'https://example.org');\n" },
      { path: 'a.js', text: "window.parent.postMessage('ready', '*');\n" },
      { path: 'a.js', text: "window.parent.postMessage({ height: body.scrollHeight }, '*');\n" },
      { path: 'a.js', text: "window.postMessage(token, '*');\n" },
      { path: 'a.js', text: 'worker.postMessage(work);\n' },
    ],
  },
};
