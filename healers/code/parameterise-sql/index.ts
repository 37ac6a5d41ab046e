import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits } from '#syntax/edits.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { findAll, parse, parses, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { readArguments, type Argument } from '#syntax/python/calls.ts';
import { statementOf } from '#syntax/python/nodes.ts';
import { planQuery, type QueryPlan } from '#syntax/python/query-plan.ts';
import { looksLikeSql } from '#syntax/python/sql.ts';
import { findVariableFault } from '#syntax/python/query-variable.ts';
import { assignmentBefore, type PlainAssignment } from '#syntax/python/uses.ts';
import { findPlaceholder } from './driver.ts';

export const healer: CodeHealer = {
  name: 'parameterise-sql',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/sql-injection', 'ruff/S608', 'bandit/B608', 'flow/sql-injection'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const found = findCall(tree, finding, context.text);
    if (found === undefined) return leave('The query is not passed to an `execute` call that can be followed.');
    return heal(found, finding, context, tree);
  },
};

interface QueryCall {
  readonly call: Node;
  readonly argument: Argument;
  readonly parameters: Argument | undefined;
  readonly extra: number;
  readonly query: Node;
  readonly assigned: PlainAssignment | undefined;
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

function findCall(tree: Tree, finding: CodeFinding, text: string): QueryCall | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const touches = (node: Node): boolean => span(node).start < end && start < span(node).end;
  const calls = findAll(tree, {
    kind: 'call',
    has: { field: 'function', kind: 'attribute', regex: '\\.\\s*execute$' },
  });
  for (const call of calls) {
    const [argument, parameters, ...more] = readArguments(call);
    if (argument === undefined || argument.isSplat || argument.name !== undefined) continue;
    const statement = statementOf(call);
    const value = unwrap(argument.value);
    const assigned = value.is('identifier') && statement ? assignmentBefore(statement, value.text()) : undefined;
    const query = assigned ? unwrap(assigned.value) : value;
    // Data flow points at the call, linters at the text.
    if (touches(query) || touches(call)) return { call, argument, parameters, extra: more.length, query, assigned };
  }
  return undefined;
}

async function heal(
  found: QueryCall,
  finding: CodeFinding,
  context: CodeContext,
  tree: Tree,
): Promise<Proposal<'code'> | LeftAlone> {
  const { path } = finding.place;
  const built = readBuiltString(found.query);
  if (built === undefined || built.way === 'plain')
    return leave('The way in which the query is built cannot be followed.');
  if (!looksLikeSql(built)) return leave('The text does not read like one SQL statement.');
  if (found.query.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the query.');
  const given = found.parameters;
  if (found.extra > 0 || (given && (given.isSplat || given.name !== undefined))) {
    return leave('The call passes more than the query and one sequence of parameters.');
  }
  if (given && !given.value.is('tuple') && !given.value.is('list')) {
    return leave('The parameters that the query has already are not written out here.');
  }
  const blocked = found.assigned && findVariableFault(found.call, found.argument.node, found.assigned);
  if (blocked !== undefined) return leave(blocked);
  const placeholder = await findPlaceholder(tree, context, path);
  if (placeholder === undefined)
    return leave('It is unclear which database driver runs the query, and so how it marks parameters.');
  const plan = planQuery(path, found.query, built, placeholder, given !== undefined);
  if (typeof plan === 'string') return leave(plan);
  const passed = passParameters(path, context.text, found, plan);
  if (passed === undefined) return leave('The parameters of the query do not match its placeholders.');
  const edits = [...plan.edits, ...passed].toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (!parses(path, applyEdits(context.text, merge(edits))))
    return leave('The query is written in a way that is too involved.');
  const one = plan.parameters.length === 1;
  return {
    change: { edits: merge(edits) },
    summary: one ? 'Pass the value as a parameter of the query' : 'Pass the values as parameters of the query',
  };
}

function passParameters(path: string, text: string, found: QueryCall, plan: QueryPlan): TextEdit[] | undefined {
  const added = plan.parameters.map((parameter) => parameter.text);
  if (found.parameters === undefined) {
    const [only = ''] = added;
    const isWhole = added.length === 1 && only.startsWith('*');
    const list = isWhole ? `tuple(${only.slice(1)})` : `(${added.join(', ')}${added.length === 1 ? ',' : ''})`;
    const { start, end } = span(found.argument.node);
    const opening = span(found.call.field('arguments') ?? found.call).start;
    const isOnOwnLine = text.slice(opening, start).includes('\n');
    const gap = isOnOwnLine ? `${lineEnding(text)}${indentationAt(text, start)}` : ' ';
    // A list that stands line by line ends with a comma, as formatters write it.
    const endsLine = /^[ \t]*\r?\n/.test(text.slice(end));
    return [{ path, start: end, end, text: `,${gap}${list}${isOnOwnLine && endsLine ? ',' : ''}` }];
  }
  const given = found.parameters.value;
  const items = given.namedChildren().filter((child) => !child.is('comment'));
  if (items.some((item) => item.is('list_splat'))) return undefined;
  const edits: TextEdit[] = [];
  for (const { text: value, before } of plan.parameters) {
    if (before > items.length) return undefined;
    const next = items[before];
    const last = items.at(-1);
    if (next) edits.push({ path, start: span(next).start, end: span(next).start, text: `${value}, ` });
    else if (last) edits.push({ path, start: span(last).end, end: span(last).end, text: `, ${value}` });
    else
      edits.push({
        path,
        start: span(given).start + 1,
        end: span(given).start + 1,
        text: `${value}${given.is('tuple') ? ',' : ''}`,
      });
  }
  return edits;
}

/** Edits at one place become one, in their order. */
function merge(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && edit.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, edit.end), text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}
