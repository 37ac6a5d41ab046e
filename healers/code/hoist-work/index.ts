import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { findInvariantWork, isSafe, isUsedAtOnce, type InvariantWork } from '#syntax/python/invariant-work.ts';
import { readTypeName } from '#syntax/python/known-values.ts';
import { insertionAbove } from '#syntax/python/loop-invariant.ts';
import { descendants, enclosing } from '#syntax/python/nodes.ts';
import { freeName } from '#syntax/python/uses.ts';

/** Does work that is the same in every round once, before the loop. */
export const healer: CodeHealer = {
  name: 'hoist-work',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/repeated-work'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const found = findInvariantWork(tree).find(({ call }) => span(call).start < end && start < span(call).end);
    if (found === undefined) return { leftAlone: 'The work is not written out here, or not the same in every round.' };
    const { call, target } = found;
    if (!(await isSafeHere(found, path, context))) {
      return {
        leftAlone: `\`${call.text()}\` may fail, or need \`${found.value.name}\` as it is in each round: its type is not known well enough.`,
      };
    }
    if (call.find({ rule: { kind: 'comment' } }) !== null) return { leftAlone: 'A comment stands inside the call.' };
    const indent = indentationAt(text, span(target).start);
    if (lineStart(text, span(target).start) + indent.length !== span(target).start) {
      return { leftAlone: 'Other statements share the first line of the loop.' };
    }
    const name = freeName(tree.root(), nameOf(found));
    const at = insertionAbove(text, target);
    const edits = [
      { path, start: at, end: at, text: `${indent}${name} = ${call.text()}${lineEnding(text)}` },
      ...equalCalls(found).map((each) => ({ path, ...span(each), text: name })),
    ];
    return { change: { edits: mergeEdits(edits) }, summary: `Do \`${call.text()}\` once, before the loop` };
  },
};

/** What is not written here, the type checker may know. */
async function isSafeHere(found: InvariantWork, path: string, context: CodeContext): Promise<boolean> {
  if (isSafe(found.work, found.value)) return true;
  const { start, end } = span(found.argument);
  const type = await context.types.typeOf(path, start, end);
  const known = type === undefined ? undefined : readTypeName(type);
  return known !== undefined && isSafe(found.work, known);
}

/** The same call in other places of the loop: all of them mean the same value. */
function equalCalls({ call, work, target }: InvariantWork): Node[] {
  return descendants(target, 'call').filter(
    (each) => each.text() === call.text() && isUsedAtOnce(each, work) && enclosing(each, 'lambda') === undefined,
  );
}

function nameOf({ work, value }: InvariantWork): string {
  const name = value.name.toLowerCase();
  if (work === 'sum') return `${name}_total`;
  if (work === 'len') return `${name}_length`;
  if (/^(?:list|set|tuple|dict)$/.test(work)) return `${name}_${work}`;
  if (work === 'frozenset') return `${name}_set`;
  if (/^split/.test(work)) return `${name}_parts`;
  return `${/^(?:sorted|lower|upper|title)$/.test(work) ? work : 'plain'}_${name}`;
}
