import type { CodeHealer } from '#core/healer.ts';
import { enclosingFunction, methodOf, namedChildren, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Answers a message only to the site that sent it. */
export const healer: CodeHealer = {
  name: 'js-answer-origin',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-post-message'],
  // Pages without an origin (`null`: sandboxed frames, files) get no answer any more.
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, (node) => methodOf(node)?.name === 'postMessage');
    const method = call && methodOf(call);
    const target = method?.args[1];
    if (!call || !method || !target || literalText(target) !== '*') {
      return { leftAlone: 'No message to every origin was found here.' };
    }
    const event = sourceOf(method.object);
    const fn = enclosingFunction(call);
    if (event === undefined || !fn || !hasParameter(fn, event)) {
      return {
        leftAlone: 'Which site is meant is not written here; name its origin, or `location.origin` for your own.',
      };
    }
    return {
      change: { edits: [{ path, ...span(target), text: `${event}.origin` }] },
      summary: 'Answer only the site that asked',
    };
  },
};

/** `event` of `event.source`, with a type assertion or without. */
function sourceOf(object: Node): string | undefined {
  const inner = unwrap(object);
  const event = inner.field('object');
  return inner.kind() === 'member_expression' &&
    inner.field('property')?.text() === 'source' &&
    event?.kind() === 'identifier'
    ? event.text()
    : undefined;
}

/** The event is the function's own: one that was kept may be from another site. */
function hasParameter(fn: Node, name: string): boolean {
  const single = fn.field('parameter');
  const list = fn.field('parameters');
  const names = single ? [single] : list ? namedChildren(list).map((one) => one.field('pattern') ?? one) : [];
  return names.some((one) => one.text() === name);
}
