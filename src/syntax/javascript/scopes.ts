import type { Node } from '../parse.ts';
import { isFunction, namedChildren, unwrap } from './nodes.ts';
import { literalText } from './strings.ts';

export type BindingKind = 'import' | 'const' | 'let' | 'var' | 'parameter' | 'function' | 'class' | 'catch';

/** Where a name comes from. */
export interface Binding {
  readonly kind: BindingKind;
  /** The identifier that introduces it. */
  readonly name: Node;
  /** Its declarator, parameter, import specifier, function or class. */
  readonly declaration: Node;
  /** First value; of the whole pattern when it is taken out of one. Undefined for the variable of a `for … of`. */
  readonly initial: Node | undefined;
  /** The property that a pattern takes it from; undefined when it is the whole value. */
  readonly property: string | undefined;
  /** Its type as written, without the colon. */
  readonly type: string | undefined;
  /** The block, function, loop or file in which it lives. */
  readonly scope: Node;
}

/** The binding that an identifier stands for; undefined for globals and for what a pattern hides too deep. */
export function resolve(identifier: Node): Binding | undefined {
  const name = identifier.text();
  let child = identifier;
  for (const scope of identifier.ancestors()) {
    // A function's own name and type live outside of its parameters: good enough for reading.
    const found = bindingsOf(scope, child, name).find((each) => each.name.text() === name);
    if (found) return found;
    child = scope;
  }
  return undefined;
}

function bindingsOf(scope: Node, from: Node, name: string): Binding[] {
  const kind = scope.kind();
  if (kind === 'statement_block' || kind === 'program' || kind === 'switch_case') {
    const direct = remember(directs, scope, () =>
      namedChildren(scope).flatMap((statement) => ofStatement(statement, scope)),
    );
    return kind === 'program' ? [...direct, ...hoisted(scope, scope, name)] : direct;
  }
  if (kind === 'for_statement') {
    const initializer = scope.field('initializer');
    return initializer ? ofStatement(initializer, scope) : [];
  }
  if (kind === 'for_in_statement') return ofLoop(scope, from);
  if (kind === 'catch_clause') {
    const parameter = scope.field('parameter');
    return parameter ? ofPattern(parameter, { kind: 'catch', declaration: scope, scope }) : [];
  }
  if (!isFunction(scope)) return [];
  const body = scope.field('body');
  const parameters = scope.field('parameter') ?? scope.field('parameters');
  const own = scope.kind() === 'function_expression' ? scope.field('name') : null;
  return [
    ...(parameters ? ofParameters(parameters, scope) : []),
    ...(body ? hoisted(body, scope, name) : []),
    ...(own ? [binding('function', own, scope, scope)] : []),
  ];
}

/**
 * Rules ask about many names of the same few scopes, one after the other. A node that is kept keeps its tree, so that no
 * other node comes to have its id.
 */
interface Remembered<T> {
  readonly node: Node;
  readonly answer: T;
}
const directs = new Map<number, Remembered<Binding[]>>();
const variables = new Map<number, Remembered<Node[]>>();
const mostRemembered = 300;

function remember<T>(known: Map<number, Remembered<T>>, node: Node, find: () => T): T {
  const id = node.id();
  const found = known.get(id);
  // Ids are 32 bits of an address.
  if (found && isSamePlace(found.node, node)) return found.answer;
  if (known.size >= mostRemembered) known.clear();
  const answer = find();
  known.set(id, { node, answer });
  return answer;
}

function isSamePlace(a: Node, b: Node): boolean {
  const [one, other] = [a.range(), b.range()];
  return a.kind() === b.kind() && one.start.index === other.start.index && one.end.index === other.end.index;
}

interface Origin {
  readonly kind: BindingKind;
  readonly declaration: Node;
  readonly scope: Node;
  readonly initial?: Node | undefined;
  readonly type?: string | undefined;
}

function binding(kind: BindingKind, name: Node, declaration: Node, scope: Node): Binding {
  return { kind, name, declaration, scope, initial: undefined, property: undefined, type: undefined };
}

function ofStatement(statement: Node, scope: Node): Binding[] {
  const kind = statement.kind();
  if (kind === 'export_statement') {
    const declaration = statement.field('declaration');
    return declaration ? ofStatement(declaration, scope) : [];
  }
  if (kind === 'import_statement') return ofImport(statement, scope);
  if (kind === 'lexical_declaration' || kind === 'variable_declaration') return ofDeclaration(statement, scope);
  const name = statement.field('name');
  if (!name) return [];
  if (/^(generator_)?function_declaration$/.test(String(kind))) return [binding('function', name, statement, scope)];
  return /^(abstract_)?class_declaration$/.test(String(kind)) ? [binding('class', name, statement, scope)] : [];
}

function ofDeclaration(statement: Node, scope: Node): Binding[] {
  const keyword = statement.child(0)?.text();
  const kind: BindingKind = keyword === 'const' || keyword === 'let' ? keyword : 'var';
  return namedChildren(statement).flatMap((declarator) => {
    const name = declarator.field('name');
    if (declarator.kind() !== 'variable_declarator' || !name) return [];
    const initial = declarator.field('value') ?? undefined;
    return ofPattern(name, { kind, declaration: declarator, scope, initial, type: typeOf(declarator) });
  });
}

function ofLoop(loop: Node, from: Node): Binding[] {
  const left = loop.field('left');
  const keyword = loop.field('kind')?.text();
  if (!left || keyword === undefined || left.id() === from.id()) return [];
  const kind: BindingKind = keyword === 'const' || keyword === 'let' ? keyword : 'var';
  return ofPattern(left, { kind, declaration: loop, scope: loop });
}

function ofParameters(parameters: Node, scope: Node): Binding[] {
  if (parameters.kind() === 'identifier') return [binding('parameter', parameters, parameters, scope)];
  return namedChildren(parameters).flatMap((parameter) => {
    const pattern = parameter.field('pattern') ?? parameter;
    return ofPattern(pattern, { kind: 'parameter', declaration: parameter, scope, type: typeOf(parameter) });
  });
}

/** `var` inside nested blocks belongs to the function. */
function hoisted(body: Node, scope: Node, name: string): Binding[] {
  const all = remember(variables, body, () => body.findAll({ rule: { kind: 'variable_declaration' } }));
  if (all.length === 0) return [];
  const named = { field: 'name', regex: `(?:^|[^\\w$])${name.replace(/\$/g, '\\$&')}(?:$|[^\\w$])` };
  return all
    .filter((statement) => statement.matches({ rule: { has: { kind: 'variable_declarator', has: named } } }))
    .filter((statement) => {
      const owner = statement.ancestors().find((node) => isFunction(node) || node.kind() === 'program');
      return owner?.id() === scope.id();
    })
    .flatMap((statement) => ofDeclaration(statement, scope));
}

function ofImport(statement: Node, scope: Node): Binding[] {
  const clause = statement.children().find((child) => child.kind() === 'import_clause');
  if (!clause) return [];
  return namedChildren(clause).flatMap((part) => {
    if (part.kind() === 'identifier') return [{ ...binding('import', part, part, scope), property: 'default' }];
    if (part.kind() === 'namespace_import') {
      const name = namedChildren(part)[0];
      return name ? [{ ...binding('import', name, part, scope), property: '*' }] : [];
    }
    return namedChildren(part).flatMap((specifier) => {
      const imported = specifier.field('name');
      const name = specifier.field('alias') ?? imported;
      return imported && name ? [{ ...binding('import', name, specifier, scope), property: imported.text() }] : [];
    });
  });
}

function ofPattern(pattern: Node, origin: Origin, property?: string): Binding[] {
  const { kind, declaration, scope } = origin;
  const kinds = pattern.kind();
  if (kinds === 'identifier' || kinds === 'shorthand_property_identifier_pattern') {
    const taken = kinds === 'identifier' ? property : (property ?? pattern.text());
    const type = taken === undefined ? origin.type : undefined;
    return [{ kind, name: pattern, declaration, scope, initial: origin.initial, property: taken, type }];
  }
  if (kinds === 'assignment_pattern' || kinds === 'object_assignment_pattern') {
    const left = pattern.field('left');
    return left ? ofPattern(left, origin, property) : [];
  }
  if (kinds === 'rest_pattern') return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, '...'));
  if (kinds === 'pair_pattern') {
    const value = pattern.field('value');
    const key = pattern.field('key');
    return value ? ofPattern(value, origin, property === undefined ? (key?.text() ?? '?') : '?') : [];
  }
  if (kinds === 'array_pattern') return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, '?'));
  if (kinds !== 'object_pattern') return [];
  return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, property === undefined ? undefined : '?'));
}

function typeOf(node: Node): string | undefined {
  const annotation = node.children().find((child) => child.kind() === 'type_annotation');
  return annotation?.text().replace(/^:\s*/, '');
}

/** A thing of a module: `{ module: 'child_process', name: 'execSync' }`; name `*` is the module itself. No `node:` prefix. */
export interface Api {
  readonly module: string;
  readonly name: string;
}

/** What an expression takes from a module, through imports, `require`, `await import()` and plain variables. */
export function apiOf(expression: Node): Api | undefined {
  return lookUp(expression, 0);
}

function lookUp(expression: Node, depth: number): Api | undefined {
  if (depth > 4) return undefined;
  const node = unwrap(expression);
  if (node.kind() === 'identifier') {
    const found = resolve(node);
    if (!found) return undefined;
    if (found.kind === 'import') return ofImportBinding(found);
    if (found.kind !== 'const' && !isAssignedOnce(found)) return undefined;
    const whole = found.initial && lookUp(found.initial, depth + 1);
    if (!whole || found.property === undefined) return whole;
    return /^[\w$]+$/.test(found.property) ? member(whole, found.property) : undefined;
  }
  if (node.kind() === 'member_expression') {
    const object = node.field('object');
    const property = node.field('property');
    const whole = object ? lookUp(object, depth + 1) : undefined;
    return whole && property ? member(whole, property.text()) : undefined;
  }
  const call = node.kind() === 'await_expression' ? namedChildren(node)[0] : node;
  if (call?.kind() !== 'call_expression') return undefined;
  const callee = call.field('function')?.text();
  const wanted = node.kind() === 'await_expression' ? 'import' : 'require';
  const [argument] = namedChildren(call.field('arguments') ?? call);
  const specifier = callee === wanted && argument ? literalText(argument) : undefined;
  return specifier === undefined ? undefined : { module: specifier.replace(/^node:/, ''), name: '*' };
}

function isAssignedOnce(found: Binding): boolean {
  const name = found.name.text();
  return !found.scope.has({
    rule: {
      any: [{ kind: 'assignment_expression' }, { kind: 'augmented_assignment_expression' }],
      has: { field: 'left', kind: 'identifier', regex: `^${name.replace(/\$/g, '\\$')}$` },
    },
  });
}

function member(whole: Api, name: string): Api {
  const isModule = whole.name === '*' || whole.name === 'default';
  return { module: whole.module, name: isModule ? name : `${whole.name}.${name}` };
}

function ofImportBinding(found: Binding): Api | undefined {
  const statement = found.name.ancestors().find((node) => node.kind() === 'import_statement');
  const source = statement?.field('source');
  const specifier = source ? literalText(source) : undefined;
  return specifier === undefined
    ? undefined
    : { module: specifier.replace(/^node:/, ''), name: found.property ?? 'default' };
}
