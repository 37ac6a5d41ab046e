import type { CodeHealer } from '#core/healer.ts';
import { isFunction, isLoop } from '#syntax/javascript/nodes.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';
import { answerFor } from './answer.ts';

/** Leaves the function before a value that may be missing is used, in the way in which it leaves for others. */
export const healer: CodeHealer = {
  name: 'ts-return-early',
  kind: 'code',
  languages: ['typescript'],
  rules: [
    'tsc/TS2345',
    'tsc/TS2322',
    'tsc/TS2531',
    'tsc/TS2532',
    'tsc/TS2533',
    'tsc/TS18047',
    'tsc/TS18048',
    'tsc/TS18049',
  ],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start } = offsetsOf(finding.place, text);
    const missing = missingIn(finding.rule, finding.message);
    if (missing === undefined)
      return { leftAlone: 'the value does not fit for another reason than that it may be missing' };
    const holders = nodesAt(parse(path, text).root(), start);
    const subject = subjectOf(holders, start);
    const fn = holders.findLast(isFunction);
    const statement = holders.findLast(
      (node) => /_statement$|_declaration$/.test(String(node.kind())) && node.parent()?.kind() === 'statement_block',
    );
    if (subject === undefined) return { leftAlone: 'the value has no name that could be asked for: give it one first' };
    if (fn === undefined || statement === undefined || holders.indexOf(fn) > holders.indexOf(statement))
      return { leftAlone: 'no statement of a function uses the value' };
    const inner = holders.slice(holders.indexOf(statement) + 1);
    if (
      inner.some((node) => /ternary|binary_expression|optional_chain/.test(String(node.kind())) && isConditional(node))
    )
      return { leftAlone: 'the value is not always used when the statement runs' };
    if (holders.slice(holders.indexOf(fn)).some(isLoop))
      return { leftAlone: 'in a loop, nothing tells whether to skip or to stop' };
    const answer = answerFor(fn, subject.text());
    if ('doubt' in answer) return { leftAlone: answer.doubt };
    const at = lineStart(text, span(statement).start);
    if (text.slice(at, span(statement).start).trim() !== '')
      return { leftAlone: 'the statement shares its line with others' };
    const condition = missing.map((value) => `${subject.text()} === ${value}`).join(' || ');
    const edits = [
      {
        path,
        start: at,
        end: at,
        text: `${indentationAt(text, at)}if (${condition}) ${answer.text}${lineEnding(text)}`,
      },
    ];
    const effect = await effectOf(context.typescript, path, edits);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `asked before, there is another error: ${bad.message}` };
    if (effect === undefined || effect.gone.length === 0) return { leftAlone: 'asking before does not cure it' };
    return {
      change: { edits },
      summary: `Leave with \`${answer.text.replace(/;$/, '')}\` when ${subject.text()} is missing`,
    };
  },
};

/** `undefined`, `null` or both, when that is all that does not fit. */
function missingIn(rule: string, message: string): readonly string[] | undefined {
  if (/TS(2531|18047)$/.test(rule)) return ['null'];
  if (/TS(2532|18048)$/.test(rule)) return ['undefined'];
  if (/TS(2533|18049)$/.test(rule)) return ['null', 'undefined'];
  const match = /^(?:Argument of type|Type) '(.+?)' is not assignable to (?:parameter of )?type '(.+?)'\./.exec(
    message,
  );
  if (match === null) return undefined;
  const given = (match[1] ?? '').split(' | ');
  const wanted = new Set((match[2] ?? '').split(' | '));
  const rest = given.filter((type) => !wanted.has(type));
  return rest.length > 0 && rest.length < given.length && rest.every((type) => type === 'undefined' || type === 'null')
    ? rest
    : undefined;
}

/** A name, or a chain of names, that starts at the error; for `return x` and `const y: T = x` the value itself. */
function subjectOf(holders: readonly Node[], start: number): Node | undefined {
  const last = holders.at(-1);
  const outer = last?.parent();
  const whole =
    last !== undefined &&
    outer !== undefined &&
    outer?.kind() === 'variable_declarator' &&
    outer.field('name')?.id() === last.id()
      ? outer.field('value')
      : last?.kind() === 'return'
        ? outer?.children().find((node) => node.isNamed())
        : (holders.find(
            (node) =>
              span(node).start === start &&
              /^(member_expression|identifier)$/.test(String(node.kind())) &&
              isArgument(node),
          ) ?? last);
  return whole != null &&
    /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(whole.text()) &&
    whole.kind() !== 'property_identifier'
    ? whole
    : undefined;
}
function isArgument(node: Node): boolean {
  return node.parent()?.kind() === 'arguments';
}

function isConditional(node: Node): boolean {
  return node.kind() !== 'binary_expression' || /^(&&|\|\||\?\?)$/.test(node.field('operator')?.text() ?? '');
}
