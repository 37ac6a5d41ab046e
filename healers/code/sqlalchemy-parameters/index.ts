import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits, mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, parses, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readDotted, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { statementOf } from '#syntax/python/nodes.ts';
import { planQuery } from '#syntax/python/query-plan.ts';
import { findVariableFault } from '#syntax/python/query-variable.ts';
import { looksLikeSql } from '#syntax/python/sql.ts';
import { assignmentBefore, type PlainAssignment } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'sqlalchemy-parameters',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/sql-injection', 'ruff/S608', 'bandit/B608', 'flow/sql-injection'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const names = readImportedNames(tree);
    if (![...names.values()].some((name) => /^(?:flask_)?sqlalchemy\b|^sqlmodel\b/.test(name)) && !usesDb(names)) {
      return leave('The file does not use SQLAlchemy.');
    }
    const found = findCall(tree, names, finding, context.text);
    if (found === undefined) return leave('The query is not passed to `text()` or to a session of SQLAlchemy here.');
    return heal(found, finding, context, tree);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** `from app import db`, as applications with Flask-SQLAlchemy write it. */
function usesDb(names: ImportedNames): boolean {
  return names.get('db')?.endsWith('.db') === true;
}

interface QueryCall {
  readonly call: Node;
  /** What stands for the query in the call. */
  readonly argument: Node;
  readonly query: Node;
  readonly assigned: PlainAssignment | undefined;
  /** False for `execute` with a bare text, which becomes `text()` first. */
  readonly isText: boolean;
}

function findCall(tree: Tree, names: ImportedNames, finding: CodeFinding, text: string): QueryCall | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const touches = (node: Node): boolean => span(node).start < end && start < span(node).end;
  for (const call of findAll(tree, { kind: 'call' })) {
    const isText = isTextCall(call, names);
    const [argument, ...more] = readArguments(call);
    if ((!isText && !isRawExecute(call)) || !argument || argument.isSplat || argument.name !== undefined) continue;
    if (more.length > 0) continue;
    const value = unwrap(argument.value);
    const statement = statementOf(call);
    const assigned = value.is('identifier') && statement ? assignmentBefore(statement, value.text()) : undefined;
    const query = assigned ? unwrap(assigned.value) : value;
    if (touches(query) || touches(call)) {
      if (readBuiltString(query) !== undefined) return { call, argument: argument.value, query, assigned, isText };
    }
  }
  return undefined;
}

function isTextCall(call: Node, names: ImportedNames): boolean {
  const callee = call.field('function');
  const qualified = qualify(callee, names) ?? '';
  return (
    /^(?:sqlalchemy(?:\.sql(?:\.expression)?)?|sqlmodel)\.text$/.test(qualified) || readDotted(callee) === 'db.text'
  );
}

/** `session.execute(…)`, `db.engine.execute(…)`: what SQLAlchemy 1 took as a text. */
function isRawExecute(call: Node): boolean {
  const callee = call.field('function');
  if (callee?.is('attribute') !== true || !/^(?:execute|scalars?)$/.test(callee.field('attribute')?.text() ?? '')) {
    return false;
  }
  const receiver = callee.field('object')?.text() ?? '';
  return /(?:^|\.)(?:\w*session|\w*engine|\w*connection|conn)$/i.test(receiver);
}

function heal(found: QueryCall, finding: CodeFinding, context: CodeContext, tree: Tree): Proposal<'code'> | LeftAlone {
  const { path } = finding.place;
  const { call, argument, query, assigned, isText } = found;
  const built = readBuiltString(query);
  if (built === undefined || built.way === 'plain')
    return leave('The way in which the query is built cannot be followed.');
  if (!looksLikeSql(built)) return leave('The text does not read like one SQL statement.');
  if (query.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the query.');
  const blocked = assigned && findVariableFault(call, argument, assigned);
  if (blocked !== undefined) return leave(blocked);
  const literal = built.parts.map((part) => (part.kind === 'text' ? part.raw : '')).join('');
  if (!isText && /(?<![:\w\\]):\w|%%/.test(literal)) {
    return leave('The text holds colons or percent signs, which mean something else in `text()`.');
  }
  const plan = planQuery(path, query, built, ':name', false);
  if (typeof plan === 'string') return leave(plan);
  const bound = `.bindparams(${plan.parameters.map(({ name, text }) => `${name}=${text}`).join(', ')})`;
  const edits: TextEdit[] = [...plan.edits];
  if (isText) edits.push({ path, start: span(call).end, end: span(call).end, text: bound });
  else {
    const needed = needImport(path, context.text, tree, { module: 'sqlalchemy', name: 'text' });
    if (needed === undefined) return leave('The file uses the name `text` for something else.');
    const { start, end } = span(argument);
    edits.push({ path, start, end: start, text: `${needed.local}(` }, { path, start: end, end, text: `)${bound}` });
    edits.push(...needed.edits);
  }
  const merged = mergeEdits(edits);
  if (!parses(path, applyEdits(context.text, merged)))
    return leave('The query is written in a way that is too involved.');
  const one = plan.parameters.length === 1;
  return {
    change: { edits: merged },
    summary: one ? 'Bind the value as a parameter of the query' : 'Bind the values as parameters of the query',
  };
}
