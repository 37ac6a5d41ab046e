import type { CodeHealer } from '#core/healer.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { addImport } from '#syntax/python/add-import.ts';
import { functionAround, type PythonFunction } from '#syntax/python/functions.ts';
import { readsOf } from '#syntax/python/names.ts';
import { oldestPython, optionalName } from '#syntax/python/target-version.ts';
import { writeOptional } from '#syntax/python/write-type.ts';
import { declaredAt, optionalInComment } from './declared.ts';

/** Says that what starts as `None` may be `None`: a parameter, a field, a variable. */
export const healer: CodeHealer = {
  name: 'implicit-optional',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/RUF013', 'pyright/reportArgumentType', 'pyright/reportAssignmentType', 'mypy/assignment'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const declared = declaredAt(tree, context.text, start, end);
    if (declared === undefined) return { leftAlone: 'nothing with a declared type and the value None stands here' };
    const { name } = declared;
    const fn = declared.parameter === undefined ? undefined : functionAround(declared.parameter);
    const use = fn === undefined ? undefined : unguardedUse(fn, name);
    if (use !== undefined)
      return {
        leftAlone: `line ${use.range().start.line + 1} uses ${name} as if it were never None: what should happen then is not known`,
      };
    const quoted = /^(["'])(.*)\1$/s.exec(declared.text);
    const inner = quoted?.[2] ?? declared.text;
    if (/\bNone\b|\bOptional\[|\bAny\b|\bobject\b|\b(ClassVar|Final)\b/.test(inner))
      return { leftAlone: 'the type allows None already, or is not for this' };
    const written = declared.isComment
      ? { text: optionalInComment(inner, optionalName(tree)), imports: [] }
      : writeOptional(inner, tree, await oldestPython((file) => context.read(file)));
    if (written === undefined)
      return { leftAlone: `${inner} cannot be made optional for the oldest Python of this package` };
    const mark = quoted?.[1] ?? '';
    const edits = [{ path, start: declared.start, end: declared.end, text: `${mark}${written.text}${mark}` }];
    const imports = written.imports.map((wanted) => addImport(path, context.text, tree, wanted, () => false));
    return {
      change: { edits: [...imports, ...edits] },
      summary: `Say that ${name} may be None`,
      // Libraries read the types of fields when the program runs.
      ...(declared.parameter === undefined ? { safety: 'careful' } : {}),
    };
  },
};

/** A use that fails on `None`, in a function that never asks whether the parameter is there. */
function unguardedUse(fn: PythonFunction, name: string): Node | undefined {
  const reads = readsOf(fn.body, name);
  if (reads.some(isAsked)) return undefined;
  return reads.find((node) => {
    const parent = node.parent();
    if (parent === null) return false;
    if (parent.is('attribute') || parent.is('binary_operator')) return true;
    if (parent.is('subscript')) return parent.field('value')?.id() === node.id();
    if (parent.is('for_statement') || parent.is('for_in_clause')) return parent.field('right')?.id() === node.id();
    const isArgument = parent.is('argument_list');
    return (
      isArgument &&
      /^(len|iter|int|float|sum|min|max|sorted|enumerate)$/.test(parent.parent()?.field('function')?.text() ?? '')
    );
  });
}

/** `x is None`, `if x`, `x or y`, `not x`, `isinstance(x, …)`, or a new value for it. */
function isAsked(node: Node): boolean {
  const parent = node.parent();
  if (parent === null) return false;
  if (/^(comparison_operator|boolean_operator|not_operator|conditional_expression)$/.test(String(parent.kind())))
    return true;
  if (/^(if_statement|elif_clause|while_statement)$/.test(String(parent.kind())))
    return parent.field('condition')?.id() === node.id();
  return (
    parent.is('argument_list') && /^(isinstance|bool|callable)$/.test(parent.parent()?.field('function')?.text() ?? '')
  );
}
