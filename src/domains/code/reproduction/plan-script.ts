import type { CodeFinding } from '#core/finding.ts';
import {
  callOf,
  enclosingFunction,
  isFunction,
  namedChildren,
  pathOf,
  statementInBlock,
} from '#syntax/javascript/nodes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import type { CallPlan, Seen } from './plan.ts';

/** Only exported functions that touch nothing but their arguments are called with made-up values. */
export function planScriptCall(finding: CodeFinding, text: string, seen: Seen): CallPlan | { readonly none: string } {
  const { path } = finding.place;
  const root = parse(path, text).root();
  const { start, end } = offsetsOf(finding.place, text);
  const subject = nodeAt(root, start, end);
  const fn = subject && enclosingFunction(subject);
  if (!subject || !fn) return { none: 'it does not happen in a function' };
  const name = exportedName(fn, text);
  if (name === undefined) return { none: 'the function is not exported by its name' };
  if (/^async\b/.test(fn.text()) || String(fn.kind()).includes('generator'))
    return { none: `${name} does not answer when it is called` };
  const impurity = findImpurity(fn, root, new Set());
  if (impurity !== undefined) return { none: `${name} does more than to calculate: ${impurity}` };
  const parameters = readParameters(fn, subject);
  if (!parameters) return { none: `the parameters of ${name} are not all plain names` };
  const range = (statementInBlock(subject) ?? subject).range();
  return {
    language: 'script',
    path,
    module: path,
    name,
    parameters,
    error: seen.error,
    says: seen.member === '' ? ['is not iterable'] : [seen.message.replace(/ \(.*$/s, ''), `'${seen.member}'`],
    lines: { from: range.start.line + 1, to: range.end.line + 1 },
  };
}

function nodeAt(root: Node, start: number, end: number): Node | undefined {
  let at = root;
  for (;;) {
    const inner = at.children().find((child) => span(child).start <= start && span(child).end >= end);
    if (!inner) return at === root ? undefined : at;
    at = inner;
  }
}

/** `export function f`, `export const f =`, `exports.f = f`, `module.exports = { f }`. */
function exportedName(fn: Node, text: string): string | undefined {
  const holder = fn.parent();
  const declared = fn.field('name') ?? (holder?.kind() === 'variable_declarator' ? holder.field('name') : null);
  const name = declared?.text();
  const statement = fn.kind() === 'function_declaration' ? fn : holder?.parent();
  if (name === undefined || !/^[A-Za-z_$][\w$]*$/.test(name) || !statement) return undefined;
  const outer = statement.parent();
  if (outer?.kind() === 'export_statement')
    return /\bexport\s+default\b/.test(outer.text().slice(0, 20)) ? undefined : name;
  if (outer?.kind() !== 'program') return undefined;
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?:^|\\n)(?:module\\.)?exports\\.${escaped} = ${escaped}\\b|(?:module\\.exports = |export )\\{[^}]*\\b${escaped}\\b(?! as)[^}]*\\}`,
  ).test(text)
    ? name
    : undefined;
}

const pureGlobals =
  /^(?:Math|JSON|Object|Array|String|Number|Boolean|Symbol|Map|Set|WeakMap|WeakSet|Date|RegExp|BigInt|Intl|Error|TypeError|RangeError|parseInt|parseFloat|isNaN|isFinite|structuredClone|encodeURIComponent|decodeURIComponent|console)(?:\.|$)/;
const effects =
  /^(?:write\w*|save|commit|exec\w*|send\w*|post|put|patch|delete\w*|unlink\w*|remove\w*|rm|mkdir\w*|rename\w*|run|start|kill|connect|close|request|fetch\w*|submit|publish|upload|download|exit|query|emit|dispatch\w*|append\w*|listen|setItem)$/;

/** What a call of the function could do beside giving an answer; undefined when nothing is seen. */
function findImpurity(fn: Node, root: Node, visited: Set<number>): string | undefined {
  if (visited.has(fn.id())) return undefined;
  visited.add(fn.id());
  const world = fn.find({
    rule: { kind: 'identifier', regex: '^(process|globalThis|window|document|require|localStorage)$' },
  });
  if (world) return `it reads ${world.text()}`;
  if (fn.find({ rule: { any: [{ kind: 'await_expression' }, { kind: 'yield_expression' }] } })) return 'it waits';
  for (const call of fn.findAll({ rule: { any: [{ kind: 'call_expression' }, { kind: 'new_expression' }] } })) {
    const callee = call.field('function') ?? call.field('constructor');
    if (!callee) return 'a call that cannot be read';
    const text = callee.text().replace(/\s+/g, ' ').slice(0, 60);
    const name = pathOf(callee);
    if (name !== undefined && pureGlobals.test(name)) continue;
    if (callee.kind() === 'member_expression') {
      const object = callee.field('object');
      if (effects.test(callee.field('property')?.text() ?? '') || (object && isImported(object, root)))
        return `it calls ${text}`;
      continue;
    }
    const local = callee.kind() === 'identifier' ? functionNamed(text, root) : undefined;
    const below = local ? findImpurity(local, root, visited) : `it calls ${text}`;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** By `import`, or by `require` in a declaration. */
function isImported(object: Node, root: Node): boolean {
  const name = pathOf(object)?.split('.')[0];
  const required = root
    .findAll({ rule: { kind: 'variable_declarator' } })
    .filter((node) => /\brequire\(/.test(node.field('value')?.text() ?? ''))
    .flatMap((node) => node.field('name') ?? []);
  const imported = root.findAll({ rule: { kind: 'import_statement' } });
  return [...required, ...imported].some((node) => isNamed(node, name));
}

function isNamed(node: Node, name: string | undefined): boolean {
  const kinds = ['identifier', 'shorthand_property_identifier_pattern'].map((kind) => ({ kind }));
  return node.text() === name || node.findAll({ rule: { any: kinds } }).some((one) => one.text() === name);
}

function functionNamed(name: string, root: Node): Node | undefined {
  return root
    .findAll({ rule: { any: [{ kind: 'function_declaration' }, { kind: 'variable_declarator' }] } })
    .filter((node) => node.field('name')?.text() === name)
    .map((node) => (node.kind() === 'function_declaration' ? node : node.field('value')))
    .find((node): node is Node => node !== null && node !== undefined && isFunction(node));
}

function readParameters(fn: Node, subject: Node): CallPlan['parameters'] | undefined {
  const single = fn.field('parameter');
  const list = single ? [single] : namedChildren(fn.field('parameters') ?? fn);
  const parameters: CallPlan['parameters'][number][] = [];
  for (const node of list) {
    const pattern = node.field('pattern') ?? node.field('left') ?? node;
    if (pattern.kind() === 'rest_pattern') continue;
    if (pattern.kind() !== 'identifier' && pattern.kind() !== 'object_pattern') return undefined;
    const name = pattern.kind() === 'identifier' ? pattern.text() : '';
    parameters.push({ name, isKeywordOnly: false, candidates: candidatesFor(name, node, fn, subject) });
  }
  return parameters;
}

/** `items` of `order.items.find(…)`, wherever the file says so of something with that name. */
function listsIn(name: string, text: string): readonly string[] {
  const use = new RegExp(
    `\\b${name.replaceAll('$', '\\$')}\\.([A-Za-z_$][\\w$]*)\\.(?:find\\w*|map|filter|some|every|reduce|forEach|at)\\(`,
    'g',
  );
  return [...new Set([...text.matchAll(use)].map((found) => found[1] ?? ''))].slice(0, 5);
}

/** What lacks just the value that was missing, then what the body asks of it, then anything. */
function candidatesFor(name: string, parameter: Node, fn: Node, subject: Node): readonly string[] {
  const candidates: string[] = [];
  const links = subject.text().replaceAll('?.', '.').split('.');
  if (links[0] === name && links.every((link) => /^[A-Za-z_$][\w$]*$/.test(link))) {
    // `a.b.c` was missing: `a` is there, and `b` in it.
    const within = links.slice(1, -1);
    if (links.length > 1) candidates.push(within.reduceRight((inner, link) => `{ "${link}": ${inner} }`, '{}'));
    else candidates.push('undefined', 'null');
  }
  const lists = name === '' ? [] : listsIn(name, fn.getRoot().root().text());
  if (lists.length > 0) candidates.push(`{ ${lists.map((list) => `"${list}": []`).join(', ')} }`);
  const methods = fn
    .findAll({ rule: { kind: 'call_expression' } })
    .flatMap((call) => callOf(call)?.callee ?? [])
    .filter((callee) => name !== '' && callee.field('object')?.text() === name)
    .map((callee) => callee.field('property')?.text() ?? '');
  if (methods.some((method) => /^(?:find\w*|map|filter|some|every|reduce|forEach|at|pop|shift)$/.test(method)))
    candidates.push('[]');
  if (methods.some((method) => /^(?:match|split|trim|replace\w*|startsWith|toLowerCase)$/.test(method)))
    candidates.push("''", "'x'");
  if (methods.some((method) => /^(?:get|has)$/.test(method))) candidates.push('new Map()');
  const declared = parameter.field('type')?.text() ?? '';
  if (/\bstring\b/.test(declared)) candidates.push("''", "'x'");
  if (/\bnumber\b/.test(declared)) candidates.push('0', '1');
  if (/\[\]|Array</.test(declared)) candidates.push('[]');
  return [...new Set([...candidates, '{}', '[]', "'x'", '0', 'undefined'])].slice(0, 8);
}
