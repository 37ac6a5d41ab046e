import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { functionAround, isGenerator, type PythonFunction } from '#syntax/python/functions.ts';
import { bindingsOf, namesBound, namesRead } from '#syntax/python/names.ts';
import { enclosing, isInside, statementOf } from '#syntax/python/nodes.ts';
import { traceNone } from '#syntax/python/none-origin.ts';
import { indentationStep } from '#syntax/python/statements.ts';
import { answerFor } from './answer.ts';
import { whyCallerObjects } from './caller.ts';
import { proposeStandIn } from './stand-in.ts';
import { subjectOf } from './subject.ts';

/** Handles the None of a value that may be missing, in the way in which the function already handles others. */
export const healer: CodeHealer = {
  name: 'guard-none',
  kind: 'code',
  languages: ['python'],
  rules: [
    'pyright/reportOptionalMemberAccess',
    'pyright/reportOptionalSubscript',
    'pyright/reportOptionalIterable',
    'pyright/reportOptionalCall',
    'pyright/reportOptionalOperand',
    'pyright/reportOptionalContextManager',
    'pyright/reportArgumentType',
    'mypy/union-attr',
    'mypy/arg-type',
    'log/none-attribute',
    'log/none-subscript',
    'log/none-iteration',
    'log/none-membership',
    'log/none-call',
    'log/none-operand',
    'log/none-length',
  ],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const subject = subjectOf(finding, context.text, tree);
    const statement = subject === undefined ? undefined : statementOf(subject);
    if (subject === undefined || statement === undefined)
      return { leftAlone: 'what may be None cannot be told from the place' };
    const isSeen = finding.rule.startsWith('log/');
    if (isSeen) {
      const origin = await traceNone(subject, { path: finding.place.path, files: context.files, read: context.read });
      const last = origin.steps.at(-1);
      if (origin.certainty === 'always' && last) return { leftAlone: `${last.note} (${last.path}:${last.line})` };
      // What is written in C loops over its arguments without a call of its own in the trace.
      if (finding.rule === 'log/none-iteration' && subject.is('call') && origin.certainty === 'unknown')
        return {
          leftAlone: `what was None may as well be something that ${subject.field('function')?.text() ?? 'the call'} was given`,
        };
      const standIn = proposeStandIn(subject, finding.place.path);
      if (standIn) return standIn;
    }
    const fn = functionAround(subject);
    if (fn === undefined || !isInside(subject, fn.body))
      return { leftAlone: 'outside of a function nothing tells what None should lead to' };
    const head = /^[A-Za-z_]\w*/.exec(subject.text())?.[0] ?? '';
    if (!subject.is('call') && isOfModule(fn, head))
      return {
        leftAlone: `${head} is a name of the module, such as a package that may not be installed: what is without it was made before`,
      };
    if (isGenerator(fn)) return { leftAlone: 'in a generator, nothing tells whether to stop or to go on' };
    const doubt = reasonToDoubt(subject, statement, context.text);
    if (doubt !== undefined) return { leftAlone: doubt };
    const answer = answerFor(fn, statement, subject);
    if ('doubt' in answer) return { leftAlone: answer.doubt };
    const objection =
      isSeen && answer.text === 'return None' ? await whyCallerObjects(finding, fn, context) : undefined;
    if (objection !== undefined) return { leftAlone: objection };
    if (answer.text === 'continue' && !isOfRound(subject, head))
      return { leftAlone: `${head} is the same in every round of the loop: to skip them all is no answer` };
    const edits = guard(finding.place.path, context.text, subject, statement, answer.text);
    const what = subject.text().length > 40 || subject.text().includes('\n') ? 'the value' : `\`${subject.text()}\``;
    return {
      change: { edits },
      summary: `Answer with \`${answer.text}\` when ${what} is None, as ${fn.name} does elsewhere`,
    };
  },
};

/** Bound at the top of the file, and nowhere in the function. */
function isOfModule(fn: PythonFunction, name: string): boolean {
  const isHere = [fn.node, ...fn.node.ancestors().filter((node) => node.is('function_definition'))].some(
    (node) => bindingsOf(node, name).length > 0 || importsName(node, name),
  );
  if (isHere || name === 'self' || name === 'cls') return false;
  const root = fn.node.getRoot().root();
  return bindingsOf(root, name).length > 0 || importsName(root, name);
}
function importsName(root: Node, name: string): boolean {
  return root
    .findAll({ rule: { any: [{ kind: 'import_statement' }, { kind: 'import_from_statement' }] } })
    .some((node) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(node.text()));
}

/** Bound by the loop around, or in it. */
function isOfRound(subject: Node, name: string): boolean {
  const loop = enclosing(subject, 'for_statement', 'while_statement');
  return subject.is('call') || (loop !== undefined && bindingsOf(loop, name).length > 0);
}

const notAlwaysReached = [
  'boolean_operator',
  'conditional_expression',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
  'assert_statement',
  'named_expression',
];

/** A guard in front of the statement must mean the same as one at the value itself. */
function reasonToDoubt(subject: Node, statement: Node, text: string): string | undefined {
  const between = subject.ancestors().filter((node) => isInside(node, statement));
  if (between.some((node) => notAlwaysReached.includes(String(node.kind()))))
    return 'the value is not always used when the statement runs: a guard in front of it would change more';
  if (between.some((node) => node.is('elif_clause') || node.is('while_statement')))
    return 'the condition is not asked at the start of the statement only';
  if (text.slice(lineStart(text, span(statement).start), span(statement).start).trim() !== '')
    return 'the statement shares its line with others';
  if (!subject.is('call')) return undefined;
  if (subject.text().includes('\n')) return 'the call spans several lines: give its result a name first';
  const earlier = statement
    .findAll({ rule: { any: [{ kind: 'call' }, { kind: 'await' }, { kind: 'subscript' }] } })
    .some((node) => span(node).end <= span(subject).start && !isTarget(node));
  if (earlier) return 'other calls run before this one in the statement';
  return enclosing(subject, 'await')?.parent()?.is('parenthesized_expression') === true
    ? 'the value is awaited'
    : undefined;
}

/** Left sides are evaluated after the value. */
function isTarget(node: Node): boolean {
  const assignment = enclosing(node, 'assignment');
  const left = assignment?.field('left');
  return left != null && isInside(node, left);
}

function guard(path: string, text: string, subject: Node, statement: Node, answer: string): TextEdit[] {
  const at = lineStart(text, span(statement).start);
  const indent = indentationAt(text, at);
  const ending = lineEnding(text);
  const name = subject.is('call') ? freeVariable(statement.getRoot().root(), nameFor(subject)) : subject.text();
  const check = `${indent}if ${name} is None:${ending}${indent}${indentationStep(text)}${answer}${ending}`;
  if (!subject.is('call')) return [{ path, start: at, end: at, text: check }];
  const named = `${indent}${name} = ${subject.text()}${ending}`;
  return [
    { path, start: at, end: at, text: named + check },
    { path, ...span(subject), text: name },
  ];
}

function nameFor(call: Node): string {
  const callee = call.field('function');
  const method = callee?.field('attribute')?.text() ?? callee?.text() ?? '';
  if (/^(match|search|fullmatch)$/.test(method)) return 'match';
  if (/^(find|first|fetchone)/.test(method)) return 'found';
  return 'value';
}

/** A variable that the file does not have; attributes of that name are no matter. */
function freeVariable(root: Node, wanted: string): string {
  const taken = new Set([...namesRead(root), ...namesBound(root)]);
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  return name;
}
