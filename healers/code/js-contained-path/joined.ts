import { callOf, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { literalText, quoted, textParts, type Quote } from '#syntax/javascript/strings.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';

/** A path below a folder: both as source. */
export interface JoinedPath {
  readonly folder: string;
  readonly rest: string;
  /** The constant that holds the path, when it is not written where it is used. */
  readonly name: Node | undefined;
  readonly expression: Node;
}

/** What a path is made of: `path.join(folder, rest)`, `folder + '/' + rest` or a template; undefined for anything else. */
export function joinedPathOf(argument: Node, quote: Quote): JoinedPath | undefined {
  const inner = unwrap(argument);
  const found = inner.kind() === 'identifier' ? resolve(inner) : undefined;
  const isHeld = found?.kind === 'const' && found.property === undefined;
  const expression = isHeld && found.initial ? unwrap(found.initial) : inner;
  const name = isHeld ? found.name : undefined;
  const call = callOf(expression);
  if (call) {
    const api = apiOf(call.callee);
    if (api?.module !== 'path' || !/^(join|resolve)$/.test(api.name)) return undefined;
    const last = call.args.at(-1);
    const before = call.args.slice(0, -1);
    if (!last || before.length === 0 || !before.every(isOwn) || last.kind() === 'spread_element') return undefined;
    const [only, ...more] = before;
    const folder =
      only && more.length === 0 ? only.text() : `${call.callee.text()}(${before.map((one) => one.text()).join(', ')})`;
    return { folder, rest: last.text(), name, expression };
  }
  const parts = textParts(expression);
  if (!parts || parts.length < 2 || parts.length > 3) return undefined;
  const [first, second, third] = parts;
  if (first && second && !third && 'text' in first && 'value' in second && /[^/]\/$/.test(first.text)) {
    return { folder: quoted(first.text.slice(0, -1), quote), rest: second.value.text(), name, expression };
  }
  if (!first || !second || !third || !('value' in first) || !('text' in second) || !('value' in third))
    return undefined;
  const middle = /^\/((?:[\w.-]+\/)*)$/.exec(second.text)?.[1];
  if (middle === undefined || !isOwn(first.value)) return undefined;
  const base = unwrap(first.value).text();
  const folder = middle === '' ? base : `\`\${${base}}/${middle.slice(0, -1)}\``;
  return { folder, rest: third.value.text(), name, expression };
}

/** True for what the program says itself: constants, `__dirname`, names of constants and settings. */
export function isOwn(node: Node): boolean {
  const inner = unwrap(node);
  if (isConstant(inner) || literalText(inner) !== undefined) return true;
  if (/^(__dirname|import\.meta\.dirname|process\.cwd\(\)|process\.env\.\w+)$/.test(inner.text())) return true;
  const call = callOf(inner);
  if (call) {
    const api = apiOf(call.callee);
    return api?.module === 'path' && call.args.every(isOwn);
  }
  if (inner.kind() === 'binary_expression' || inner.kind() === 'template_string') {
    const values = inner.kind() === 'binary_expression' ? namedChildren(inner) : substitutions(inner);
    return values.every(isOwn);
  }
  const found = inner.kind() === 'identifier' ? resolve(inner) : undefined;
  if (!found) return false;
  // A constant of the file, or one that another file of the project exports.
  return (
    found.scope.kind() === 'program' &&
    (found.kind === 'import' || (found.kind === 'const' && found.initial !== undefined && isOwn(found.initial)))
  );
}

function substitutions(template: Node): Node[] {
  return namedChildren(template)
    .filter((child) => child.kind() === 'template_substitution')
    .flatMap(namedChildren);
}
