import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { contains, enclosingFunction, isFunction, statementInBlock } from '#syntax/javascript/nodes.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { answerFor, nameOf, ownNodes } from './answer.ts';
import { whyCallerObjects } from './caller.ts';
import { chainOn } from './chain.ts';

/** Handles a value that a stack trace shows missing, in the way in which the code around it already handles others. */
export const healer: CodeHealer = {
  name: 'js-guard-missing',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['log/missing-member', 'log/missing-iteration'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start, end } = offsetsOf(finding.place, context.text);
    const subject = subjectAt(parse(path, context.text).root(), start, end);
    if (!subject) return { leftAlone: 'what was missing cannot be told from the place' };
    const chained = finding.rule === 'log/missing-member' ? chainOn(subject, path) : undefined;
    if (chained) return chained;
    if (!/^(?:this\.)?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(subject.text()))
      return { leftAlone: 'asking for it would run more than the name of a value: give it a name first' };
    const fn = enclosingFunction(subject);
    const statement = statementInBlock(subject);
    if (!fn || !statement || statement.parent()?.kind() === 'program')
      return { leftAlone: 'outside of the statements of a function nothing tells what a missing value should lead to' };
    if (String(fn.kind()).includes('generator') || ownNodes(fn, 'yield_expression').length > 0)
      return { leftAlone: 'in a generator, nothing tells whether to stop or to go on' };
    const doubt = reasonToDoubt(subject, statement, context.text);
    if (doubt !== undefined) return { leftAlone: doubt };
    const answer = answerFor(fn, statement, subject);
    if ('doubt' in answer) return { leftAlone: answer.doubt };
    const objection = answer.text.startsWith('return')
      ? await whyCallerObjects(finding, nameOf(fn), context)
      : undefined;
    if (objection !== undefined) return { leftAlone: objection };
    const missing = finding.message.includes(' of null ') ? 'null' : 'undefined';
    return {
      change: { edits: [guard(path, context.text, subject, statement, missing, answer.text)] },
      summary: `Answer with \`${answer.text}\` when \`${subject.text()}\` is ${missing}, as ${nameOf(fn)} does elsewhere`,
    };
  },
};

/** The expression that spans exactly [start, end). */
function subjectAt(root: Node, start: number, end: number): Node | undefined {
  let at = root;
  for (;;) {
    const inner = at.children().find((child) => span(child).start <= start && span(child).end >= end);
    if (!inner) break;
    at = inner;
    if (span(at).start === start && span(at).end === end && !String(at.kind()).includes('statement')) return at;
  }
  return undefined;
}

const notAlwaysReached = new Set(['ternary_expression', 'for_statement', 'while_statement', 'do_statement']);

/** A guard in front of the statement must mean the same as one at the value itself. */
function reasonToDoubt(subject: Node, statement: Node, text: string): string | undefined {
  const between = subject.ancestors().filter((node) => contains(statement, node));
  if (between.some(isFunction)) return 'the value is used in a function that runs later';
  const isConditional = between.some((node) => {
    const operator = node.kind() === 'binary_expression' ? node.field('operator')?.text() : undefined;
    return notAlwaysReached.has(String(node.kind())) || /^(?:&&|\|\||\?\?)$/.test(operator ?? '');
  });
  if (isConditional)
    return 'the value is not always used when the statement runs: a guard in front of it would change more';
  const own = between.flatMap((node) => namesDeclared(node, subject));
  if (own.includes(subject.text().split('.')[0] ?? '')) return 'the value comes to be in the statement itself';
  if (text.slice(lineStart(text, span(statement).start), span(statement).start).trim() !== '')
    return 'the statement shares its line with others';
  const earlier = statement
    .findAll({ rule: { any: [{ kind: 'call_expression' }, { kind: 'await_expression' }, { kind: 'new_expression' }] } })
    .some((node) => span(node).end <= span(subject).start);
  return earlier ? 'other calls run before it in the statement' : undefined;
}

/** A loop names its own variable: nothing before the loop can ask for it. */
function namesDeclared(node: Node, subject: Node): string[] {
  const left = node.kind() === 'for_in_statement' ? node.field('left') : null;
  const body = node.field('body');
  return left && body && contains(body, subject) ? [left.text()] : [];
}

function guard(path: string, text: string, subject: Node, statement: Node, missing: string, answer: string): TextEdit {
  const at = lineStart(text, span(statement).start);
  const check = `${indentationAt(text, at)}if (${subject.text()} === ${missing}) ${answer}${lineEnding(text)}`;
  return { path, start: at, end: at, text: check };
}
