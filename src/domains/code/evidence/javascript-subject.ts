import type { CodePlace } from '#core/finding.ts';
import { isFunction, isLoop, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readShape, type Shape } from './javascript-shapes.ts';
import type { Found, Subject } from './subject.ts';

export interface JavaScriptSubject extends Subject {
  readonly isStatic: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: readonly Parameter[];
  /** What the class is made with, for a method. */
  readonly construct: readonly Shape[];
  /** False for a CommonJS file. */
  readonly isModule: boolean;
  /** The text with a counter at the healed lines. */
  readonly counted: string;
}
export interface Parameter {
  readonly isOptional: boolean;
  /** Absent when its type is not stated, or is one that says nothing. */
  readonly shape?: Shape;
  /** Without a shape: what its use in the function makes of it. */
  readonly guess?: Shape;
}

/** The function at the top of a module, or the method of a class there, that a finding stands in. */
export function findJavaScriptSubject(place: CodePlace, text: string): Found<JavaScriptSubject> {
  const { path } = place;
  if (/x$/.test(path)) return { why: 'files with JSX are not run' };
  const root = parse(path, text).root();
  const { start, end } = rangeOf(place, text);
  const around = smallestAround(root, start, end);
  const fn = [around, ...around.ancestors()].findLast((node) => isFunction(node));
  if (fn === undefined) return { why: 'it stands outside of any function' };
  const named = nameOf(fn);
  if ('why' in named) return named;
  const parameters = readParameters(fn, root);
  if ('why' in parameters) return parameters;
  const construct = readConstruct(named, root);
  if ('why' in construct) return construct;
  const head = text.slice(span(fn).start, span(fn.field('body') ?? fn).start);
  return {
    name: named.name,
    owner: named.owner?.field('name')?.text() ?? '',
    isStatic: fn.children().some((child) => child.text() === 'static'),
    isAsync: fn.children().some((child) => child.text() === 'async'),
    isGenerator: /^(async\s+)?(function\s*)?\*/.test(head.replace(/^(static|public|private|protected)\s+/, '')),
    parameters,
    construct,
    isModule: isModule(path, root),
    counted: addCounter(text, around),
  };
}

/** Only its name: also of a function that nobody could make arguments for. */
export function nameJavaScriptSubject(place: CodePlace, text: string): Found<Pick<Subject, 'name'>> {
  const root = parse(place.path, text).root();
  const { start, end } = rangeOf(place, text);
  const around = smallestAround(root, start, end);
  const fn = [around, ...around.ancestors()].findLast((node) => isFunction(node));
  return fn === undefined ? { why: 'it stands outside of any function' } : nameOf(fn);
}

function smallestAround(root: Node, start: number, end: number): Node {
  let node = root;
  for (;;) {
    const next = node.children().find((child) => span(child).start <= start && end <= span(child).end);
    if (next === undefined) return node;
    node = next;
  }
}

interface Named {
  readonly name: string;
  readonly owner: Node | undefined;
}

function nameOf(fn: Node): Found<Named> {
  const inside = { why: 'its function is no declaration at the top of the file' };
  const name = fn.field('name')?.text();
  const parent = fn.parent();
  const isTop = (node: Node | null) => node?.is('program') === true || node?.parent()?.is('program') === true;
  if (fn.is('method_definition')) {
    const owner = parent?.parent();
    if (!owner?.is('class_declaration') || !isTop(owner.parent())) return inside;
    if (name === undefined || name.startsWith('#') || name === 'constructor' || name.startsWith('['))
      return { why: 'it cannot be called from outside of its class' };
    return fn.children().some((child) => /^(get|set)$/.test(child.text()))
      ? { why: 'it is a property' }
      : { name, owner };
  }
  if (/^(generator_)?function_declaration$/.test(String(fn.kind())))
    return name !== undefined && isTop(parent) ? { name, owner: undefined } : inside;
  const declarator = parent?.is('variable_declarator') ? parent : undefined;
  const bound = declarator?.field('name');
  return bound?.is('identifier') && isTop(declarator?.parent()?.parent() ?? null)
    ? { name: bound.text(), owner: undefined }
    : inside;
}

function readParameters(fn: Node, root: Node): Found<readonly Parameter[]> {
  const single = fn.field('parameter');
  if (single) return [{ isOptional: false, ...guessOf(fn, single.text()) }];
  const list = fn.field('parameters');
  const parameters: Parameter[] = [];
  for (const node of list ? namedChildren(list) : []) {
    const pattern = node.field('pattern') ?? node;
    if (pattern.is('this')) continue;
    // What is left out is nothing.
    if (pattern.is('rest_pattern')) break;
    const isOptional = node.is('optional_parameter') || node.is('assignment_pattern') || node.field('value') !== null;
    const type = node.field('type');
    const isOpen = type === null || /^:\s*(?:any|unknown)$/.test(type.text());
    const shape = isOpen ? undefined : readShape(type, root);
    if (!isOpen && !shape && !isOptional)
      return { why: `no value of the type ${type.text().replace(/^:\s*/, '').slice(0, 60)} can be made up` };
    parameters.push({ isOptional, ...(shape ? { shape } : guessOf(fn, pattern.text())) });
  }
  return parameters;
}

/** What is called can be called; what is awaited then takes its time. */
function guessOf(fn: Node, name: string): Pick<Parameter, 'guess'> {
  const body = fn.field('body');
  const calls = body?.findAll({ rule: { kind: 'call_expression', has: { field: 'function', kind: 'identifier' } } });
  const own = calls?.filter((call) => call.field('function')?.text() === name) ?? [];
  if (own.length === 0) return {};
  const isAwaited = own.some((call) => call.parent()?.is('await_expression'));
  const text = { kind: 'string' } as const;
  return { guess: { kind: 'function', returns: isAwaited ? { kind: 'promise', of: text } : text } };
}

function readConstruct({ owner }: Named, root: Node): Found<readonly Shape[]> {
  const body = owner?.field('body');
  if (!owner || !body) return [];
  const maker = namedChildren(body).find(
    (member) => member.is('method_definition') && member.field('name')?.text() === 'constructor',
  );
  const name = owner.field('name')?.text() ?? '';
  if (maker === undefined) {
    const isDerived = owner.children().some((child) => child.is('class_heritage') && child.text().includes('extends'));
    return isDerived ? { why: `nothing tells what a ${name} is made with` } : [];
  }
  const parameters = readParameters(maker, root);
  if ('why' in parameters) return parameters;
  const shapes = parameters.flatMap(({ shape, isOptional }) => (isOptional ? [] : [shape]));
  return shapes.every((shape) => shape !== undefined) ? shapes : { why: `nothing tells what a ${name} is made with` };
}

function isModule(path: string, root: Node): boolean {
  if (/\.m[jt]s$/.test(path)) return true;
  if (/\.c[jt]s$/.test(path)) return false;
  return namedChildren(root).some((node) => node.is('import_statement') || node.is('export_statement'));
}

/**
 * Counts before the statement that a node stands in; in its body, when that is a loop; with each value of the short
 * function around it.
 */
function addCounter(text: string, around: Node): string {
  let child = around;
  for (const ancestor of [around, ...around.ancestors()]) {
    if (/^(statement_block|program|switch_case)$/.test(String(ancestor.kind())) && child !== ancestor) {
      const loop = isLoop(child) ? child.field('body') : null;
      const start = loop?.is('statement_block') ? span(loop).start + 1 : span(child).start;
      return `${text.slice(0, start)} globalThis.healHits++; ${text.slice(start)}`;
    }
    const body = ancestor.is('arrow_function') ? ancestor.field('body') : null;
    if (body && !body.is('statement_block') && contains(body, around)) {
      const { start, end } = span(unwrap(body));
      return `${text.slice(0, start)}(globalThis.healHits++, ${text.slice(start, end)})${text.slice(end)}`;
    }
    child = ancestor;
  }
  return text;
}

function contains(outer: Node, inner: Node): boolean {
  return span(outer).start <= span(inner).start && span(inner).end <= span(outer).end;
}
