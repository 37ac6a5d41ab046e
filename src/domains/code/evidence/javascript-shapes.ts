import type { Node } from '#syntax/parse.ts';
import { namedChildren } from '#syntax/javascript/nodes.ts';

/** What a made-up value looks like; read by the program in `node-program.ts`. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'bigint' | 'boolean' | 'null' | 'undefined' | 'date' }
  | { readonly kind: 'array' | 'set' | 'iterator' | 'promise'; readonly of: Shape }
  | { readonly kind: 'map'; readonly key: Shape; readonly value: Shape }
  | { readonly kind: 'dictionary'; readonly value: Shape }
  | { readonly kind: 'tuple'; readonly of: readonly Shape[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, Shape])[] }
  | { readonly kind: 'literal'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'function'; readonly returns: Shape };

const simple = {
  string: { kind: 'string' },
  number: { kind: 'number' },
  bigint: { kind: 'bigint' },
  boolean: { kind: 'boolean' },
  null: { kind: 'null' },
  undefined: { kind: 'undefined' },
  void: { kind: 'undefined' },
  any: { kind: 'string' },
  unknown: { kind: 'string' },
  Date: { kind: 'date' },
} as const satisfies Record<string, Shape>;

/** Reads a type as written in a file; undefined for what no value can be made up for. */
export function readShape(type: Node, root: Node, depth = 0): Shape | undefined {
  if (depth > 8) return undefined;
  const inner = (node: Node | null | undefined): Shape | undefined =>
    node ? readShape(node, root, depth + 1) : undefined;
  const parts = namedChildren(type);
  switch (String(type.kind())) {
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
      return inner(parts.at(-1));
    case 'predefined_type':
      return byName(type.text());
    case 'literal_type':
      return readLiteral(type.text());
    case 'array_type':
      return wrap('array', inner(parts[0]));
    case 'tuple_type': {
      const of = parts.map((part) => inner(part.is('required_parameter') ? part.field('type') : part));
      return of.every((one) => one !== undefined) ? { kind: 'tuple', of } : undefined;
    }
    case 'function_type': {
      const returns = inner(type.field('return_type'));
      return returns && { kind: 'function', returns };
    }
    case 'object_type':
    case 'interface_body':
      return readObject(type, root, depth);
    case 'union_type':
      return readUnion(parts.map(inner));
    case 'generic_type':
      return readGeneric(type, inner);
    case 'type_identifier':
      return byName(type.text()) ?? readNamed(type.text(), root, depth);
    default:
      return undefined;
  }
}

function byName(name: string): Shape | undefined {
  return Object.hasOwn(simple, name) ? Object.entries(simple).find(([key]) => key === name)?.[1] : undefined;
}

function wrap(kind: 'array' | 'set' | 'iterator' | 'promise', of: Shape | undefined): Shape | undefined {
  return of && { kind, of };
}

function readLiteral(text: string): Shape | undefined {
  const known = byName(text);
  if (known) return known;
  const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return { kind: 'literal', values: [quoted] };
  if (text === 'true' || text === 'false') return { kind: 'literal', values: [text === 'true'] };
  return text !== '' && Number.isFinite(Number(text)) ? { kind: 'literal', values: [Number(text)] } : undefined;
}

/** The first member that can be made up; literals all together. */
function readUnion(members: readonly (Shape | undefined)[]): Shape | undefined {
  const literals = members.flatMap((one) => (one?.kind === 'literal' ? one.values : []));
  if (literals.length > 0 && members.every((one) => one?.kind === 'literal'))
    return { kind: 'literal', values: literals };
  return members.find((one) => one !== undefined && one.kind !== 'null' && one.kind !== 'undefined');
}

function readGeneric(type: Node, inner: (node: Node | null | undefined) => Shape | undefined): Shape | undefined {
  const name = type.field('name')?.text() ?? '';
  const [first, second] = type.field('type_arguments') ? namedChildren(type.field('type_arguments') ?? type) : [];
  switch (name) {
    case 'Array':
    case 'ReadonlyArray':
    case 'Iterable':
    case 'ArrayLike':
      return wrap('array', inner(first));
    case 'Set':
    case 'ReadonlySet':
      return wrap('set', inner(first));
    case 'Iterator':
    case 'IterableIterator':
    case 'Generator':
      return wrap('iterator', inner(first));
    case 'Promise':
    case 'PromiseLike':
      return wrap('promise', inner(first));
    case 'Readonly':
    case 'Required':
    case 'NonNullable':
      return inner(first);
    case 'Partial':
      return { kind: 'object', fields: [] };
    case 'Map':
    case 'ReadonlyMap': {
      const key = inner(first);
      const value = inner(second);
      return key && value && { kind: 'map', key, value };
    }
    case 'Record': {
      const value = inner(second);
      return value && inner(first)?.kind === 'string' ? { kind: 'dictionary', value } : undefined;
    }
    default:
      return undefined;
  }
}

function readObject(type: Node, root: Node, depth: number): Shape | undefined {
  const fields: (readonly [string, Shape])[] = [];
  for (const member of namedChildren(type)) {
    if (member.is('index_signature')) {
      const value = member.field('type');
      const shape = value ? readShape(value, root, depth + 1) : undefined;
      return shape && { kind: 'dictionary', value: shape };
    }
    const isOptional = member.children().some((child) => child.text() === '?');
    if (isOptional) continue;
    const name = member
      .field('name')
      ?.text()
      .replace(/^(['"])(.*)\1$/, '$2');
    if (!member.is('property_signature') || name === undefined) return undefined;
    const annotation = member.field('type');
    const shape = annotation ? readShape(annotation, root, depth + 1) : undefined;
    if (shape === undefined) return undefined;
    fields.push([name, shape]);
  }
  return { kind: 'object', fields };
}

/** An interface or a type of the same file, without parameters and heritage. */
function readNamed(name: string, root: Node, depth: number): Shape | undefined {
  for (const statement of namedChildren(root)) {
    const declaration = statement.is('export_statement') ? (statement.field('declaration') ?? statement) : statement;
    if (declaration.field('name')?.text() !== name || declaration.field('type_parameters')) continue;
    if (declaration.is('type_alias_declaration')) {
      const value = declaration.field('value');
      return value ? readShape(value, root, depth + 1) : undefined;
    }
    const body = declaration.field('body');
    const extendsMore = declaration.children().some((child) => child.is('extends_type_clause'));
    if (declaration.is('interface_declaration') && body && !extendsMore) return readObject(body, root, depth + 1);
  }
  return undefined;
}
