import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { freeName } from '#syntax/javascript/names.ts';
import {
  contains,
  enclosingFunction,
  isLoop,
  methodOf,
  nodeAt,
  statementInBlock,
  uses,
} from '#syntax/javascript/nodes.ts';
import { isFromOutside, repeatsAround } from '#syntax/javascript/repeats.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { usesSemicolons } from '#syntax/javascript/strings.ts';
import { isArray, isArrayType } from '#syntax/javascript/values.ts';
import { assignmentsTo, isMutated } from '#syntax/javascript/walk.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';
import { wordsOf } from '#syntax/words.ts';

/** Builds a Set once, before what repeats, and asks it. `Set.has` compares as `includes` does, NaN too. */
export const healer: CodeHealer = {
  name: 'js-array-to-set',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-includes-in-loop'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const call = nodeAt(path, text, finding.place, (node) => methodOf(node)?.name === 'includes');
    const list = call && methodOf(call)?.object;
    if (!call || list?.kind() !== 'identifier' || /\?\.\s*includes/.test(call.text())) {
      return { leftAlone: 'Only a list with a name of its own is healed.' };
    }
    const name = list.text();
    const found = resolve(list);
    if (!found) return { leftAlone: `Where \`${name}\` comes from cannot be seen.` };
    const repeat = repeatsAround(call).findLast(
      (one) => isFromOutside(found, one) && one.node.ancestors().some((a) => a.id() === found.scope.id()),
    );
    const statement = repeat && (isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node));
    const block = statement?.parent();
    if (!repeat || !statement || !block || !/^(statement_block|program)$/.test(String(block.kind()))) {
      return { leftAlone: 'There is no statement right before which the Set could be built.' };
    }
    if (!contains(found.scope, statement) || found.scope.id() === statement.id() || contains(statement, found.name)) {
      return { leftAlone: `\`${name}\` is not known yet where the Set would be built.` };
    }
    if (!isLoop(repeat.node) && isInsideLoopOf(repeat.node, statement)) {
      return { leftAlone: 'The loop around it has no braces.' };
    }
    const fn = enclosingFunction(statement);
    // `render` is called for each element: a Set for each call costs more than a short list does.
    if (fn && contains(found.scope, fn) && !contains(fn, found.name) && isCollectionOf(found.initial))
      return { leftAlone: `\`${name}\` outlives this function: build the Set beside it, not with every call.` };
    if (assignmentsTo(found.scope, name).length > 0) return { leftAlone: `\`${name}\` gets another value somewhere.` };
    const others = uses(repeat.body, name).filter((use) => !isIncludes(use));
    if (others.length > 0 || isMutated(repeat.node, name)) {
      return { leftAlone: `\`${name}\` is used for more than \`includes\` in there, and may change.` };
    }
    if (await isSurelyText(list, path, context))
      return { leftAlone: `\`${name}\` is text, in which \`includes\` looks for a part.` };
    const set = freeName(`${singular(name)}Set`, text);
    const { start } = span(statement);
    const isAlone = text.slice(lineStart(text, start), start).trim() === '';
    const made = `const ${set} = new Set(${name})`;
    const line = isAlone
      ? `${made}${usesSemicolons(text) ? ';' : ''}${lineEnding(text)}${indentationAt(text, start)}`
      : `${made}; `;
    const edits: TextEdit[] = [{ path, start, end: start, text: line }];
    for (const use of uses(repeat.body, name)) {
      const member = use.parent();
      const property = member?.field('property');
      edits.push({ path, ...span(use), text: set });
      if (property) edits.push({ path, ...span(property), text: 'has' });
    }
    return { change: { edits }, summary: `Look \`${name}\` up in a Set` };
  },
};

function isCollectionOf(initial: Node | undefined): boolean {
  return initial !== undefined && /^\[/.test(initial.text());
}

function isIncludes(use: Node): boolean {
  const member = use.parent();
  const call = member?.parent();
  const method = call?.kind() === 'call_expression' ? methodOf(call) : undefined;
  return (
    method?.name === 'includes' &&
    method.object.id() === use.id() &&
    method.args.length === 1 &&
    !/\?\./.test(member?.text() ?? '')
  );
}

function isInsideLoopOf(node: Node, statement: Node): boolean {
  if (
    isLoop(statement) &&
    !['right', 'initializer'].some((field) => {
      const header = statement.field(field);
      return header !== null && contains(header, node);
    })
  )
    return true;
  return node
    .ancestors()
    .some((ancestor) => isLoop(ancestor) && contains(statement, ancestor) && ancestor.id() !== statement.id());
}

async function isSurelyText(list: Node, path: string, context: CodeContext): Promise<boolean> {
  if (isArray(list) || context.language !== 'typescript') return false;
  const type = await context.typescript.typeAt(path, span(list).start, span(list).end);
  return type !== undefined && type !== 'any' && !isArrayType(type);
}

/** `ids` → `id`, `allowedNames` → `allowedName`; short names stay. */
function singular(name: string): string {
  const last = wordsOf(name).at(-1) ?? '';
  return last.length > 2 && /s$/.test(name) && !/(ss|tus|ius|bus|is)$/.test(name) ? name.slice(0, -1) : name;
}
