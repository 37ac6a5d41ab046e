import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart, nextLine } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { addImport } from '#syntax/python/add-import.ts';
import { functionAround, type PythonFunction } from '#syntax/python/functions.ts';
import { readsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { indentationStep } from '#syntax/python/statements.ts';
import { oldestPython } from '#syntax/python/target-version.ts';
import { writeOptional } from '#syntax/python/write-type.ts';

/** Makes a fresh list, dict or set for each call in place of one that all calls share. */
export const healer: CodeHealer = {
  name: 'mutable-default-argument',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/B006'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const parameter = tree
      .root()
      .findAll({ rule: { any: [{ kind: 'default_parameter' }, { kind: 'typed_default_parameter' }] } })
      .find((node) => {
        const value = node.field('value');
        return value !== null && span(value).start < end && span(value).end > start;
      });
    const value = parameter?.field('value');
    const name = parameter?.field('name')?.text();
    if (parameter === undefined || value == null || name === undefined)
      return { leftAlone: 'no default value stands here' };
    const fn = functionAround(parameter);
    const isOwn = fn !== undefined && parameter.parent()?.id() === fn.parameters.id();
    if (fn === undefined || !isOwn) return { leftAlone: 'a lambda has no place to make a fresh value' };
    if (!isFreshlyMade(value)) return { leftAlone: 'the default is not a plain list, dict or set' };
    const kept = reasonToKeep(fn, name, value);
    if (kept !== undefined) return { leftAlone: kept };
    if (/cache|memo|seen|registry/i.test(name))
      return { leftAlone: `${name} looks as if it should be kept between calls` };
    if (context.text.includes(`${fn.name}.__defaults__`)) return { leftAlone: 'the shared default is used on purpose' };
    const edits: TextEdit[] = [{ path, ...span(value), text: 'None' }];
    const guard = guardFor(path, context.text, fn, name, value);
    if (guard === undefined) return { leftAlone: 'the function has no body of its own lines' };
    edits.push(guard);
    const type = parameter.field('type');
    if (type !== null && !/\bNone\b|\bOptional\[|\bAny\b|\bobject\b/.test(type.text())) {
      const quote = /^["']/.exec(type.text())?.[0] ?? '';
      const inner = quote === '' ? type.text() : type.text().slice(1, -1);
      const written = writeOptional(inner, tree, await oldestPython((file) => context.read(file)));
      if (written === undefined)
        return { leftAlone: `${inner} cannot be made optional for the oldest Python of this package` };
      edits.push({ path, ...span(type), text: quote + written.text + quote });
      edits.push(...written.imports.map((wanted) => addImport(path, context.text, tree, wanted, () => false)));
    }
    return { change: { edits }, summary: `Make a fresh ${name} for each call of ${fn.name}` };
  },
};

/** A display or an empty `list()` whose parts are literals or names. */
function isFreshlyMade(value: Node): boolean {
  if (value.is('call'))
    return (
      /^(list|dict|set|defaultdict|OrderedDict|deque)$/.test(value.field('function')?.text() ?? '') &&
      value.find({ rule: { kind: 'argument_list' } })?.text() === '()'
    );
  // A name in a display would be read at each call, and may mean something else by then.
  return (
    /^(list|dictionary|set)$/.test(String(value.kind())) &&
    !value.text().includes('\n') &&
    value.find({ rule: { any: ['call', 'identifier', 'attribute', 'interpolation'].map((kind) => ({ kind })) } }) ===
      null
  );
}

function guardFor(path: string, text: string, fn: PythonFunction, name: string, value: Node): TextEdit | undefined {
  const statements = fn.body.children().filter((node) => node.isNamed() && !node.is('comment'));
  const [first, second] = statements;
  if (first === undefined) return undefined;
  const isDocstring = first.is('expression_statement') && first.children()[0]?.is('string') === true;
  const anchor = isDocstring ? second : first;
  if (anchor === undefined) return undefined;
  const line = lineStart(text, span(anchor).start);
  if (text.slice(line, span(anchor).start).trim() !== '') return undefined;
  const indent = indentationAt(text, span(anchor).start);
  const ending = lineEnding(text);
  // Right behind the docstring, so that a comment keeps standing at the statement that it explains.
  const at = isDocstring ? nextLine(text, span(first).end) : bodyStart(text, fn, line);
  return {
    path,
    start: at,
    end: at,
    text: `${indent}if ${name} is None:${ending}${indent}${indentationStep(text)}${name} = ${value.text()}${ending}`,
  };
}

/** Above comments that lead the body. */
function bodyStart(text: string, fn: PythonFunction, line: number): number {
  const after = nextLine(text, span(fn.returnType ?? fn.parameters).end);
  return text.slice(after, line).trim() === '' ? line : after;
}

/** Signs that the value is shared between calls on purpose. */
function reasonToKeep(fn: PythonFunction, name: string, value: Node): string | undefined {
  if (name.startsWith('_'))
    return `${name} is private: no caller is meant to pass it, so that it is kept between calls on purpose`;
  const reads = readsOf(fn.body, name);
  if (
    reads.some(
      (node) => node.parent()?.is('comparison_operator') === true && / is (not )?/.test(node.parent()?.text() ?? ''),
    )
  )
    return `${name} is compared by identity, as a mark for a value that is missing`;
  const isFilled = value.children().some((child) => child.isNamed());
  const isReturned = reads.some((node) => enclosing(node, 'return_statement', 'yield') !== undefined);
  const isChanged = reads.some((node) => {
    const item = node.parent();
    return (
      item?.is('subscript') === true &&
      /^(augmented_)?assignment$/.test(String(item.parent()?.kind())) &&
      item.parent()?.field('left')?.id() === item.id()
    );
  });
  return isFilled && isChanged && !isReturned
    ? `${name} starts with values and is changed in place, as a state between calls is`
    : undefined;
}
