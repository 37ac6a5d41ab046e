import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits, mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, parses, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readImportedNames, type Argument, type ImportedNames } from '#syntax/python/calls.ts';
import { statementOf } from '#syntax/python/nodes.ts';
import { planQuery } from '#syntax/python/query-plan.ts';
import { findVariableFault } from '#syntax/python/query-variable.ts';
import { assignmentBefore, type PlainAssignment } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'django-sql-parameters',
  kind: 'code',
  languages: ['python'],
  rules: [
    'ruff/S608',
    'ruff/S610',
    'ruff/S611',
    'bandit/B608',
    'bandit/B610',
    'bandit/B611',
    'heal/sql-injection',
    'flow/sql-injection',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const found = findCall(tree, readImportedNames(tree), finding, context.text);
    if (found === undefined) {
      return leave('The SQL is not passed to `raw`, `RawSQL` or `extra(where=[…])` in a way that can be followed.');
    }
    return heal(found, path, context.text);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

interface SqlCall {
  readonly call: Node;
  readonly query: Node;
  /** What stands for the query in the call. */
  readonly argument: Node;
  readonly assigned: PlainAssignment | undefined;
  readonly params: Argument | undefined;
  /** The keyword that brings the parameters; '' for the second place. */
  readonly keyword: '' | 'params';
  /** A part of a larger query, whose percent signs are doubled already because that has parameters. */
  readonly isFragment: boolean;
}

function findCall(tree: Tree, names: ImportedNames, finding: CodeFinding, text: string): SqlCall | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const touches = (node: Node): boolean => span(node).start < end && start < span(node).end;
  for (const call of findAll(tree, { kind: 'call' }).toReversed()) {
    const sql = readSql(call, names);
    if (sql === undefined) continue;
    const value = unwrap(sql.argument);
    const statement = statementOf(call);
    const assigned = value.is('identifier') && statement ? assignmentBefore(statement, value.text()) : undefined;
    const query = assigned ? unwrap(assigned.value) : value;
    if (touches(call) || touches(query)) return { ...sql, call, query, assigned };
  }
  return undefined;
}

function readSql(call: Node, names: ImportedNames): Omit<SqlCall, 'call' | 'query' | 'assigned'> | undefined {
  const callee = call.field('function');
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return undefined;
  const params = args.find((arg) => arg.name === 'params');
  const [first, second] = args;
  if (callee?.is('attribute') === true && callee.field('attribute')?.text() === 'extra') {
    const where = args.find((arg) => arg.name === 'where')?.value;
    const conditions = where?.is('list') === true ? where.namedChildren() : [];
    // With parameters of `select` as well, their order is not that of the text.
    const hasOthers = args.some((arg) => arg.name === 'select_params' || (arg.name === 'select' && params));
    const [only] = conditions;
    return only && conditions.length === 1 && !hasOthers
      ? { argument: only, params, keyword: 'params', isFragment: true }
      : undefined;
  }
  const isRaw =
    callee?.is('attribute') === true &&
    callee.field('attribute')?.text() === 'raw' &&
    /(?:^|\.)(?:\w*objects|\w*manager)(?:\.(?:using|db_manager)\([^()]*\))?$/.test(
      callee.field('object')?.text() ?? '',
    );
  const isExpression = qualify(callee, names) === 'django.db.models.expressions.RawSQL';
  if ((!isRaw && !isExpression) || first === undefined || first.name !== undefined) return undefined;
  const positional = second?.name === undefined ? second : undefined;
  return { argument: first.value, params: params ?? positional, keyword: params ? 'params' : '', isFragment: !isRaw };
}

function heal(found: SqlCall, path: string, text: string): Proposal<'code'> | LeftAlone {
  const { call, query, argument, assigned, params, keyword } = found;
  const built = readBuiltString(query);
  if (built === undefined || built.way === 'plain')
    return leave('The way in which the SQL is built cannot be followed.');
  if (query.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the SQL.');
  const given = params?.value;
  const items = given?.namedChildren().filter((child) => !child.is('comment')) ?? [];
  if (given && !given.is('list') && !given.is('tuple'))
    return leave('The parameters that the SQL has already are not written out here.');
  if (items.some((item) => item.is('list_splat'))) return leave('The parameters of the SQL cannot be counted.');
  const blocked = assigned && findVariableFault(call, argument, assigned);
  if (blocked !== undefined) return leave(blocked);
  const isDoubled = items.length > 0 || (found.isFragment && built.way !== 'percent');
  const plan = planQuery(path, query, built, '%s', isDoubled);
  if (typeof plan === 'string') return leave(plan);
  const edits: TextEdit[] = [...plan.edits];
  const texts = plan.parameters.map((parameter) => parameter.text);
  const open = `[${texts.join(', ')}]`;
  if (given && items.length === 0) edits.push({ path, ...span(given), text: open });
  else if (given) {
    for (const parameter of plan.parameters) {
      const next = items[parameter.before];
      const last = items.at(-1);
      if (next) edits.push({ path, start: span(next).start, end: span(next).start, text: `${parameter.text}, ` });
      else if (last) edits.push({ path, start: span(last).end, end: span(last).end, text: `, ${parameter.text}` });
    }
  } else {
    const host = keyword === 'params' ? readArguments(call).find((arg) => arg.name === 'where')?.node : argument;
    const at = span(host ?? argument).end;
    edits.push({ path, start: at, end: at, text: keyword === 'params' ? `, params=${open}` : `, ${open}` });
  }
  const merged = mergeEdits(edits.toSorted((a, b) => a.start - b.start));
  if (!parses(path, applyEdits(text, merged))) return leave('The SQL is written in a way that is too involved.');
  const one = texts.length === 1;
  return {
    change: { edits: merged },
    summary: one ? 'Pass the value as a parameter of the SQL' : 'Pass the values as parameters of the SQL',
  };
}
