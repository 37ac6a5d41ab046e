import type { CodeHealer } from '#core/healer.ts';
import { hoist } from '#syntax/javascript/hoist.ts';
import { methodOf, namedChildren, nodeAt, uses } from '#syntax/javascript/nodes.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isText } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';

/** Compiles a pattern once, before the loop. */
export const healer: CodeHealer = {
  name: 'js-hoist-regexp',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-regexp-in-loop'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const made = nodeAt(path, context.text, finding.place, (node) => node.kind() === 'new_expression');
    if (made?.field('constructor')?.text() !== 'RegExp') return { leftAlone: 'No new RegExp was found here.' };
    const [pattern, flags] = namedChildren(made.field('arguments') ?? made);
    const given = flags ? literalText(flags) : '';
    if (!pattern || given === undefined)
      return { leftAlone: 'The flags are not written here; with g or y a pattern remembers its place.' };
    if (/[gy]/.test(given))
      return { leftAlone: 'With the flag g or y a pattern remembers where it stopped, so each turn needs its own.' };
    if (!flags && !isText(pattern)) {
      return { leftAlone: 'The pattern may be a regular expression with flags of its own.' };
    }
    if (!isOnlyMatched(made)) return { leftAlone: 'The pattern is handed on, and each receiver may need its own.' };
    const edits = hoist(path, context.text, made, 'pattern');
    if (typeof edits === 'string') return { leftAlone: `It stays in the loop: ${edits}.` };
    return { change: { edits }, summary: 'Compile the pattern once, before the loop' };
  },
};

/** True when it is only asked, here or through the constant that holds it. */
function isOnlyMatched(made: Node): boolean {
  const declarator = made.parent();
  const name = declarator?.kind() === 'variable_declarator' ? declarator.field('name') : null;
  if (!name) return isMatched(made);
  const scope = declarator?.parent()?.parent();
  const others = scope ? uses(scope, name.text()).filter((use) => use.id() !== name.id()) : [];
  return others.length > 0 && others.every(isMatched);
}

function isMatched(node: Node): boolean {
  const parent = node.parent();
  if (parent?.kind() === 'member_expression') return /^(test|exec)$/.test(parent.field('property')?.text() ?? '');
  const call = parent?.kind() === 'arguments' ? parent.parent() : undefined;
  const method = call ? methodOf(call) : undefined;
  return method?.args[0]?.id() === node.id() && /^(match|search|replace|split)$/.test(method.name);
}
