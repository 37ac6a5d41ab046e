import { parse, span, type Tree } from '#syntax/parse.ts';
import { applyEdits } from '../edits.ts';
import { indentationAt, lineEnding, nextLine } from '../lines.ts';
import { Positions } from '../positions.ts';
import { functionsOf, isGenerator, type PythonFunction } from './functions.ts';
import { hasFutureAnnotations, importsOf } from './imports.ts';
import { builtinNames } from './names.ts';
import { annotationOf, returnPartOf, yieldedPartOf } from './printed-type.ts';

/** A changed text of a file that makes a type checker say types, and how to read what it says. */
export interface TypeProbe {
  readonly text: string;
  /** `line` (from 1) of a `reveal_type` in `text`, and the type that it printed; undefined when that tells nothing. */
  read(line: number, printed: string): { readonly key: number; readonly type: string } | undefined;
}

/** Asks for the return type of every function; keys are the lines of their `def`. */
export function probeReturns(path: string, text: string): TypeProbe {
  const tree = parse(path, text);
  const isNamed = namesInScope(tree);
  const ending = lineEnding(text);
  const before = new Positions(text);
  const asked: { fn: PythonFunction; edit: { path: string; start: number; end: number; text: string } }[] = [];
  functionsOf(tree).forEach((fn, index) => {
    const at = nextLine(text, Math.max(0, span(fn.body).end - 1));
    const indent = indentationAt(text, span(fn.node).start);
    const lineHead = text.slice(before.lineStart(before.place(span(fn.node).start).line), span(fn.node).start);
    // A one-line `class A: def f(): ...` has no line of its own for the question.
    if (lineHead.trim().replace('\ufeff', '') !== '') return;
    const lead = text.slice(0, at).endsWith('\n') ? '' : ending;
    const name = fn.decorators.length === 0 ? fn.name : `heal_probe_${index}`;
    // Decorators hide the function's own type: a copy without them is asked instead.
    const copy = fn.decorators.length === 0 ? '' : `${indent}${copyAs(text, fn, name)}${ending}`;
    asked.push({
      fn,
      edit: { path, start: at, end: at, text: `${lead}${copy}${indent}reveal_type(${name})${ending}` },
    });
  });
  // Inner functions end where outer ones end: their question must come first there.
  const merged = new Map<number, string>();
  for (const { edit } of asked.toReversed()) merged.set(edit.start, (merged.get(edit.start) ?? '') + edit.text);
  const probeText = applyEdits(
    text,
    [...merged].map(([at, added]) => ({ path, start: at, end: at, text: added })),
  );
  const lines = linesOfQuestions(
    probeText,
    asked.map(({ edit, fn }) => ({ at: edit.start, text: edit.text, fn })),
    merged,
  );
  return {
    text: probeText,
    read: (line, printed) => {
      const fn = lines.get(line);
      const type = fn === undefined ? undefined : returnTypeOf(fn, printed, isNamed);
      return fn === undefined || type === undefined ? undefined : { key: before.place(span(fn.node).start).line, type };
    },
  };
}

/** Asks for the type of the expression at [start, end); the key is `start`. */
export function probeExpression(path: string, text: string, start: number, end: number): TypeProbe {
  const isNamed = namesInScope(parse(path, text));
  const asked = new Positions(text).place(start).line;
  return {
    text: `${text.slice(0, start)}reveal_type(${text.slice(start, end)})${text.slice(end)}`,
    read: (line, printed) => {
      const type = line === asked ? annotationOf(printed, isNamed) : undefined;
      return type === undefined ? undefined : { key: start, type };
    },
  };
}

function copyAs(text: string, fn: PythonFunction, name: string): string {
  const node = span(fn.node);
  const own = span(fn.nameNode);
  return text.slice(node.start, own.start) + name + text.slice(own.end, node.end).trimEnd();
}

function linesOfQuestions(
  probeText: string,
  questions: readonly { readonly at: number; readonly text: string; readonly fn: PythonFunction }[],
  merged: ReadonlyMap<number, string>,
): Map<number, PythonFunction> {
  const after = new Positions(probeText);
  const lines = new Map<number, PythonFunction>();
  const used = new Map<number, number>();
  for (const question of questions.toReversed()) {
    let shift = 0;
    for (const [at, added] of merged) if (at < question.at) shift += added.length;
    const within = (used.get(question.at) ?? 0) + question.text.length;
    used.set(question.at, within);
    const end = question.at + shift + within - 2;
    lines.set(after.place(end).line, question.fn);
  }
  return lines;
}

function returnTypeOf(fn: PythonFunction, printed: string, isNamed: (name: string) => boolean): string | undefined {
  const result = returnPartOf(printed, fn.isAsync);
  if (result === undefined) return undefined;
  if (!isGenerator(fn)) return annotationOf(result, isNamed);
  const yielded = yieldedPartOf(result);
  const type = yielded === undefined ? undefined : annotationOf(yielded, isNamed);
  if (type === undefined) return undefined;
  const [iterator, generator] = fn.isAsync ? ['AsyncIterator', 'AsyncGenerator'] : ['Iterator', 'Generator'];
  if (iterator !== undefined && isNamed(iterator)) return `${iterator}[${type}]`;
  if (generator === undefined || !isNamed(generator)) return undefined;
  return `${generator}[${type}, ${fn.isAsync ? 'None' : 'None, None'}]`;
}

/** Builtins, and what the module itself binds by import or as a class; under `TYPE_CHECKING` only where that is enough. */
function namesInScope(tree: Tree): (name: string) => boolean {
  const names = new Set<string>();
  const isLazy = hasFutureAnnotations(tree);
  for (const item of importsOf(tree)) {
    if (item.where === 'module' || (item.where === 'typing' && isLazy))
      for (const name of item.names) names.add(name.bound);
  }
  for (const node of tree.root().children()) {
    const definition = node.is('decorated_definition') ? node.field('definition') : node;
    if (definition?.is('class_definition') === true) names.add(definition.field('name')?.text() ?? '');
  }
  return (name) => {
    const [head = ''] = name.split('.');
    return names.has(head) || (builtinNames.has(name) && /^[a-z]+$|(Error|Exception|Warning)$/.test(name));
  };
}
