import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Writes the conversion that the line as it stands leaves to chance, where the platform says what is wanted. */
export const healer: CodeHealer = {
  name: 'ts-convert-value',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS2345', 'tsc/TS2322', 'tsc/TS2362', 'tsc/TS2363', 'tsc/TS2740', 'tsc/TS2739'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path, context.text).root(), start);
    const isArithmetic = /TS236[23]$/.test(finding.rule);
    const value = isArithmetic ? operandAt(holders, start) : valueAt(holders, start);
    if (value === undefined) return { leftAlone: 'the value cannot be told from the place' };
    const { start: from, end: to } = span(value);
    const type = await context.typescript.typeAt(path, from, to);
    const written = isArithmetic ? fromDate(value, type) : convert(value, type, finding.message);
    if (written === undefined)
      return { leftAlone: `no conversion of ${type ?? 'the value'} is the only one that can be meant` };
    const edits = [{ path, start: from, end: to, text: written }];
    const effect = await effectOf(context.typescript, path, edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `converted, there is another error: ${bad.message}` };
    if (effect === undefined || effect.gone.length === 0) return { leftAlone: 'the conversion does not cure it' };
    const text = written.replace(/\s+/g, ' ');
    return { change: { edits }, summary: `Write the conversion: ${text.length > 60 ? 'of the value' : `\`${text}\``}` };
  },
};

/** Dates are subtracted by their time, and JavaScript does it unasked. */
function fromDate(value: Node, type: string | undefined): string | undefined {
  if (type !== 'Date') return undefined;
  return /^(identifier|member_expression|call_expression|new_expression|parenthesized_expression|subscript_expression)$/.test(
    String(value.kind()),
  )
    ? `${value.text()}.getTime()`
    : undefined;
}

/** Functions of the platform that make a text of what they are given. */
const takesText =
  /(?:^|\.)(setItem|setAttribute|encodeURIComponent|encodeURI|decodeURIComponent|getElementById|parseFloat)$/;
const holdsText = /\.(textContent|innerText|value|title|placeholder|href)$|^process\.env[.[]/;

function convert(value: Node, type: string | undefined, message: string): string | undefined {
  const wanted = /is not assignable to (?:parameter of )?type '([^']+)'/.exec(message)?.[1] ?? '';
  const isText = /^string( \| (null|undefined))*$/.test(wanted);
  if (isText && type !== undefined && /^(number|-?\d+(\.\d+)?)$/.test(type)) {
    const outer = value.parent();
    const callee = outer?.kind() === 'arguments' ? outer.parent()?.field('function')?.text() : undefined;
    const target = outer?.kind() === 'assignment_expression' ? outer.field('left')?.text() : undefined;
    const isKnown = takesText.test(callee ?? '') || holdsText.test(target ?? '');
    if (!isKnown) return undefined;
    return /^\d+$/.test(value.text()) ? `'${value.text()}'` : `String(${value.text()})`;
  }
  const set = /from type 'Set<[^']*>'|^Type '[^']*\[\]' is not assignable to type 'Set</.test(message);
  return set && value.kind() === 'array' ? `new Set(${value.text()})` : undefined;
}

function operandAt(holders: readonly Node[], start: number): Node | undefined {
  return holders.find(
    (node) => span(node).start === start && node.parent()?.kind() === 'binary_expression' && isOperandOfNumbers(node),
  );
}
function isOperandOfNumbers(node: Node): boolean {
  return /^[-*/%]$/.test(node.parent()?.field('operator')?.text() ?? '');
}

/** The argument that starts there; the value of the variable or the target that is named there. */
function valueAt(holders: readonly Node[], start: number): Node | undefined {
  const argument = holders.find((node) => span(node).start === start && node.parent()?.kind() === 'arguments');
  if (argument !== undefined) return argument;
  const holder = holders.findLast((node) => /^(variable_declarator|assignment_expression)$/.test(String(node.kind())));
  const isNamed = holder !== undefined && span(holder).start === start;
  return isNamed ? (holder.field('value') ?? holder.field('right') ?? undefined) : undefined;
}
