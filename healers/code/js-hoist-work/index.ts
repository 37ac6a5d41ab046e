import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findInvariantWork, isSafe, isUsedAtOnce, type InvariantWork } from '#syntax/javascript/invariant-work.ts';
import { freeName } from '#syntax/javascript/names.ts';
import { hasComment, methodOf, uses } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { usesSemicolons } from '#syntax/javascript/strings.ts';
import { isArrayType } from '#syntax/javascript/values.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';

/** Does work that is the same in every turn once, before the loop. */
export const healer: CodeHealer = {
  name: 'js-hoist-work',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-repeated-work'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start, end } = rangeOf(finding.place, text);
    const found = findInvariantWork(parse(path, text)).find(
      ({ node }) => span(node).start < end && start < span(node).end,
    );
    if (found === undefined) return { leftAlone: 'The work is not written out here, or not the same in every turn.' };
    const { node, target, argument } = found;
    if (!(await isSafeHere(found, path, context))) {
      return {
        leftAlone: `\`${node.text().slice(0, 60)}\` may fail, or use \`${argument.text()}\` up: its type is not known well enough.`,
      };
    }
    if (hasComment(node)) return { leftAlone: 'A comment stands inside the expression.' };
    const at = span(target).start;
    const isAlone = text.slice(lineStart(text, at), at).trim() === '';
    const gap = isAlone ? `${lineEnding(text)}${indentationAt(text, at)}` : ' ';
    const semicolon = usesSemicolons(text) || !isAlone ? ';' : '';
    const name = freeName(nameOf(found), text);
    const places = equals(found);
    const searches = isText(found.work) ? [] : places.flatMap((each) => searchOf(each) ?? []);
    // A list that is only searched is a set, once it has a name: `includes` and `has` compare alike.
    const isSet = searches.length === places.length;
    const value = isSet ? `new Set(${node.text()})` : node.text();
    const edits = [
      { path, start: at, end: at, text: `const ${name} = ${value}${semicolon}${gap}` },
      ...places.map((each) => ({ path, ...span(each), text: name })),
      ...(isSet ? searches.map((each) => ({ path, ...span(each), text: 'has' })) : []),
    ];
    return {
      change: { edits: mergeEdits(edits) },
      summary: `Do \`${node.text().slice(0, 60)}\` once, before the loop`,
    };
  },
};

/** What is not written here, TypeScript may know. */
async function isSafeHere(found: InvariantWork, path: string, context: CodeContext): Promise<boolean> {
  if (isSafe(found)) return true;
  // A type that a condition narrows is true behind the condition only.
  if (!found.isAlways) return false;
  const { start, end } = span(found.argument);
  const type = (await context.typescript.typeAt(path, start, end))?.trim() ?? '';
  if (/^(?:toLowerCase|toUpperCase|trim|split)$/.test(found.work))
    return /^(?:string|"[^"]*"(?: \| "[^"]*")*)$/.test(type);
  if (found.work === 'JSON.stringify') return /^(?:string|number|boolean)(?:\[\])*$/.test(type);
  if (isArrayType(type) || /^(?:Readonly)?(?:Set|Map)<[^|&]*>$/.test(type)) return true;
  // An object of a named type, or with its parts written out.
  return /^Object\./.test(found.work) && /^(?:[A-Z]\w+(?:<[^|&]*>)?|\{[^]*\})$/.test(type);
}

/** The same expression in other places of the loop: all of them mean the same value. */
function equals({ node, work, target, binding }: InvariantWork): Node[] {
  const isSame = (each: Node) =>
    uses(each, binding.name.text()).every((use) => resolve(use)?.name.id() === binding.name.id());
  return target
    .findAll({ rule: { kind: String(node.kind()) } })
    .filter((each) => each.text() === node.text() && isUsedAtOnce(each, work) && isSame(each));
}

/** Texts have `includes` as well, and mean another thing by it. */
function isText(work: string): boolean {
  return /^(?:toLowerCase|toUpperCase|trim|JSON\.stringify)$/.test(work);
}

/** `includes` of `Object.keys(x).includes(y)`. */
function searchOf(list: Node): Node | undefined {
  const member = list.parent();
  const property = member?.kind() === 'member_expression' ? member.field('property') : null;
  const call = member?.parent();
  const method = call ? methodOf(call) : undefined;
  const isSearch = property?.text() === 'includes' && method?.object.id() === list.id() && method.args.length === 1;
  return isSearch ? property : undefined;
}

function nameOf({ work, argument }: InvariantWork): string {
  const name = argument.text();
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const endings: Readonly<Record<string, string>> = {
    'Object.keys': 'Keys',
    'Object.values': 'Values',
    'Object.entries': 'Entries',
    'Array.from': 'List',
    'JSON.stringify': 'Json',
    spread: 'List',
    Set: 'Set',
    split: 'Parts',
  };
  const ending = endings[work];
  if (ending !== undefined) return `${name}${ending}`;
  const starts: Readonly<Record<string, string>> = {
    toLowerCase: 'lower',
    toUpperCase: 'upper',
    trim: 'trimmed',
    toSorted: 'sorted',
    toReversed: 'reversed',
  };
  return `${starts[work] ?? 'same'}${capital}`;
}
