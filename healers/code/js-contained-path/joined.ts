import { callOf, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { literalText, quoted, templateText, textParts, type Quote, type TextPart } from '#syntax/javascript/strings.ts';
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
  const split = parts && splitFolder(parts);
  if (!split) return undefined;
  const [only, ...more] = split.rest;
  const rest = only && 'value' in only && more.length === 0 ? only.value.text() : templateText(split.rest);
  const [start, ...others] = split.folder;
  const isPlain = start !== undefined && others.length === 0;
  const plain = isPlain && ('text' in start ? quoted(start.text, quote) : unwrap(start.value).text());
  return { folder: plain || templateText(split.folder), rest, name, expression };
}

/** The folders that the program says itself, and the rest, which starts with a name. */
function splitFolder(
  parts: readonly TextPart[],
): { folder: readonly TextPart[]; rest: readonly TextPart[] } | undefined {
  const folder: TextPart[] = [];
  for (const [index, part] of parts.entries()) {
    if ('value' in part) {
      if (!isOwn(part.value)) return undefined;
      folder.push(part);
      continue;
    }
    const next = parts[index + 1];
    const cut = part.text.lastIndexOf('/');
    if (next === undefined || (!('text' in next) && isOwn(next.value))) {
      folder.push(part);
      continue;
    }
    if (cut < 0 || (cut === 0 && folder.length === 0)) return undefined;
    const head = part.text.slice(0, cut);
    const tail = part.text.slice(cut + 1);
    if (head !== '') folder.push({ text: head });
    return { folder, rest: [...(tail === '' ? [] : [{ text: tail }]), ...parts.slice(index + 1)] };
  }
  return undefined;
}

/** True for what the program says itself: constants, `__dirname`, names of constants and settings. */
function isOwn(node: Node): boolean {
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
