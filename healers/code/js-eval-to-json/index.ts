import type { CodeHealer } from '#core/healer.ts';
import { callOf, nodeAt, pathOf, unwrap, uses } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

const dataWords = new Set('json data payload body response'.split(' '));
/** Text that is written to be run: it may hold functions, dates and patterns. */
const codeWords = new Set(
  'script code function fn func source src expression expr js serialized template module'.split(' '),
);

/** Reads data with `JSON.parse` instead of running it. */
export const healer: CodeHealer = {
  name: 'js-eval-to-json',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-eval', 'oxlint/no-eval', 'eslint/no-eval'],
  // Text that is no strict JSON (single quotes, names without quotes, code) worked before and is refused now: on purpose.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, isEval);
    const [argument, ...more] = (call && callOf(call)?.args) ?? [];
    if (!call || !argument || more.length > 0)
      return { leftAlone: 'No call of eval with one argument was found here.' };
    if (isForNumber(call, argument)) {
      return {
        change: { edits: [{ path, ...span(call), text: `Number.parseFloat(${argument.text()})` }] },
        summary: 'Read the text as a number instead of running it',
      };
    }
    const data = dataOf(argument);
    if (!data || hasWord(data.text(), codeWords) || /serialize-javascript|devalue|toSource\(/.test(context.text)) {
      return { leftAlone: 'It cannot be seen that the text is data and not code; if it is, read it with JSON.parse.' };
    }
    return {
      change: { edits: [{ path, ...span(call), text: `JSON.parse(${data.text()})` }] },
      summary: 'Read the text as JSON instead of running it',
    };
  },
};

function isEval(node: Node): boolean {
  const call = callOf(node);
  return call !== undefined && /^((window|globalThis|self|global)\.)?eval$/.test(pathOf(call.callee) ?? '');
}

/** `"(" + text + ")"` is how data was read before JSON.parse; plain text must at least be called data. */
function dataOf(argument: Node): Node | undefined {
  const parts = textParts(argument);
  if (parts) {
    const [open, value, close] = parts;
    if (parts.length !== 3 || !open || !value || !close) return undefined;
    if (!('text' in open) || !('value' in value) || !('text' in close)) return undefined;
    return open.text.trim() === '(' && close.text.trim() === ')' ? unwrap(value.value) : undefined;
  }
  const inner = unwrap(argument);
  const name = pathOf(inner)?.split('.').at(-1);
  return name !== undefined && hasWord(name, dataWords) ? inner : undefined;
}

/** `const tax = eval(req.body.tax)` whose value is asked for with `isNaN`: a number was meant. */
function isForNumber(call: Node, argument: Node): boolean {
  const declarator = call.parent();
  const name = declarator?.kind() === 'variable_declarator' ? declarator.field('name') : null;
  const found = name?.kind() === 'identifier' ? resolve(name) : undefined;
  if (!name || !found || unwrap(argument).kind() !== 'member_expression') return false;
  return uses(found.scope, name.text()).some((use) => {
    const asked = use.parent()?.parent();
    return asked ? /^(Number\.)?isNaN$/.test(callOf(asked)?.callee.text() ?? '') : false;
  });
}
