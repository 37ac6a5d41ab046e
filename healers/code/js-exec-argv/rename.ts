import type { TextEdit } from '#core/finding.ts';
import { freeName } from '#syntax/javascript/names.ts';
import { callOf, namedChildren, statementInBlock, uses } from '#syntax/javascript/nodes.ts';
import type { Promisified } from '#syntax/javascript/promisified.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';

/** `cp.exec` → `cp.execFile`; a name of its own is changed where it comes in, or joined by the new one. */
export function callInstead(path: string, text: string, callee: Node, wanted: string): TextEdit[] | undefined {
  // Declared once and used once: the old name goes, so that no unused import is left.
  const isOnlyUse = countOf(text, callee.text()) === 2;
  const taken = takeInstead(path, text, callee, wanted, isOnlyUse);
  if (taken) return taken;
  const brought = bringIn(path, text, callee, wanted, isOnlyUse);
  return brought && [...brought.edits, { path, ...span(brought.name), text: wanted }];
}

/** `run` of `const run = promisify(exec)` is made from `execFile`; where others use it as well, a second one is made. */
export function callPromisifiedInstead(
  path: string,
  text: string,
  callee: Node,
  { binding, call, original }: Promisified,
  wanted: string,
): TextEdit[] | undefined {
  const declaration = statementInBlock(binding.declaration);
  if (!declaration || namedChildren(declaration).length !== 1) return undefined;
  const name = freeName(`${wanted}Async`, text);
  const isOnlyUse = declaration.kind() !== 'export_statement' && uses(binding.scope, binding.name.text()).length === 2;
  const isExchange = isOnlyUse && countOf(text, original.text()) === 2;
  const brought = bringIn(path, text, original, wanted, isExchange);
  if (!brought) return undefined;
  const replace = (node: Node): TextEdit => ({ path, ...span(node), text: name });
  if (isOnlyUse) {
    return [...brought.edits, { path, ...span(brought.name), text: wanted }, replace(binding.name), replace(callee)];
  }
  const maker = callOf(call)?.callee.text() ?? 'promisify';
  const source = original.kind() === 'member_expression' ? `${original.field('object')?.text()}.${wanted}` : wanted;
  const { start, end } = span(declaration);
  const semicolon = declaration.text().endsWith(';') ? ';' : '';
  const line = `${lineEnding(text)}${indentationAt(text, start)}const ${name} = ${maker}(${source})${semicolon}`;
  return [...brought.edits, { path, start: end, end, text: line }, replace(callee)];
}

/** `const exec = require('child_process').exec` names another function, or stands beside a line that does. */
function takeInstead(
  path: string,
  text: string,
  callee: Node,
  wanted: string,
  isOnlyUse: boolean,
): TextEdit[] | undefined {
  const found = callee.kind() === 'identifier' ? resolve(callee) : undefined;
  const property = found?.initial?.kind() === 'member_expression' ? found.initial.field('property') : null;
  if (
    !found ||
    found.property !== undefined ||
    !property ||
    freeName(wanted, text.replaceAll(`.${wanted}`, '')) !== wanted
  )
    return undefined;
  const name = { path, ...span(callee), text: wanted };
  if (isOnlyUse) {
    return [{ path, ...span(found.name), text: wanted }, { path, ...span(property), text: wanted }, name];
  }
  const declaration = statementInBlock(found.declaration);
  if (!declaration || !/^(lexical|variable)_declaration$/.test(String(declaration.kind()))) return undefined;
  if (namedChildren(declaration).length !== 1) return undefined;
  const { start, end } = span(declaration);
  const line = declaration
    .text()
    .replace(found.declaration.text(), `${wanted} = ${found.initial?.field('object')?.text()}.${wanted}`);
  return [{ path, start: end, end, text: `${lineEnding(text)}${indentationAt(text, start)}${line}` }, name];
}

/** The node that names the function, and what brings the wanted name into the file. */
function bringIn(
  path: string,
  text: string,
  callee: Node,
  wanted: string,
  isExchange: boolean,
): { readonly name: Node; readonly edits: TextEdit[] } | undefined {
  const property = callee.field('property');
  if (callee.kind() === 'member_expression' && property) return { name: property, edits: [] };
  const found = callee.kind() === 'identifier' ? resolve(callee) : undefined;
  const list = found?.name.ancestors().find((node) => /^(named_imports|object_pattern)$/.test(String(node.kind())));
  if (!found || !list) return undefined;
  const specifier = namedChildren(list).find(
    (node) => span(node).start <= span(found.name).start && span(node).end >= span(found.name).end,
  );
  if (!specifier || specifier.text() !== callee.text()) return undefined;
  if (namedChildren(list).some((node) => node.text() === wanted)) {
    return isExchange ? undefined : { name: callee, edits: [] };
  }
  if (freeName(wanted, text) !== wanted) return undefined;
  const { start, end } = span(specifier);
  return {
    name: callee,
    edits: [isExchange ? { path, start, end, text: wanted } : { path, start: end, end, text: `, ${wanted}` }],
  };
}

function countOf(text: string, name: string): number {
  return text.match(new RegExp(`(?<![\\w$.])${name.replace(/[$.]/g, '\\$&')}(?![\\w$])`, 'g'))?.length ?? 0;
}
