import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { isFunction, namedChildren, uses } from '#syntax/javascript/nodes.ts';
import { indentationAt, lineEnding, lineStart, nextLine } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { nodesAt, usesOf } from '#syntax/typescript/nodes.ts';

/** Ends a chain of branches that all leave: what follows needs no `else`. */
export const healer: CodeHealer = {
  name: 'js-flat-else',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['oxlint/no-else-return', 'eslint/no-else-return', 'biome/lint/style/noUselessElse'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start } = offsetsOf(finding.place, text);
    const holders = nodesAt(parse(path, text).root(), start);
    const top = topOf(clauseAt(holders, start, text));
    if (!top) return { leftAlone: 'no else of a condition in a block stands here' };
    const branches = branchesOf(top);
    if (!branches.every(({ body, otherwise }) => otherwise === undefined || leaves(body)))
      return { leftAlone: 'a branch of the chain goes on behind it' };
    const edits: TextEdit[] = [];
    for (const { otherwise } of branches) {
      if (otherwise === undefined) continue;
      const part = flatten(path, text, top, otherwise);
      if ('doubt' in part) return { leftAlone: part.doubt };
      edits.push(...part.edits);
    }
    return { change: { edits }, summary: 'Go on without else where every branch before has left' };
  },
};

/** ESLint marks what stands behind `else`, oxlint the statement that leaves the branch before it. */
function clauseAt(holders: readonly Node[], start: number, text: string): Node | undefined {
  const last = holders.find(
    (node) => span(node).start === start && /^(if|return|throw|break|continue)_statement$/.test(String(node.kind())),
  );
  const branch = last?.parent()?.kind() === 'statement_block' ? last.parent() : last;
  const outer = branch?.parent();
  const isBranch = outer?.kind() === 'if_statement' && outer.field('consequence')?.id() === branch?.id();
  const found = isBranch ? outer.field('alternative') : null;
  if (found) return found;
  return holders.findLast((node) => {
    const head = node.kind() === 'else_clause' ? namedChildren(node)[0] : undefined;
    return head !== undefined && lineStart(text, start) <= lineStart(text, span(head).start);
  });
}

/** The first `if` of the chain, when it stands in a block. */
function topOf(clause: Node | undefined): Node | undefined {
  let at = clause?.parent() ?? null;
  while (at?.parent()?.kind() === 'else_clause') at = at.parent()?.parent() ?? null;
  return at?.kind() === 'if_statement' &&
    /^(statement_block|program|switch_case|switch_default)$/.test(String(at.parent()?.kind()))
    ? at
    : undefined;
}

interface Branch {
  readonly body: Node;
  readonly otherwise: Node | undefined;
}
function branchesOf(top: Node): readonly Branch[] {
  const branches: Branch[] = [];
  for (let at: Node | undefined = top; at?.kind() === 'if_statement';) {
    const body = at.field('consequence');
    const otherwise: Node | undefined = at.field('alternative') ?? undefined;
    if (body) branches.push({ body, otherwise });
    at = otherwise && namedChildren(otherwise)[0];
  }
  return branches;
}

/** True when the last statement leaves, or is itself a chain whose branches all do. */
function leaves(body: Node): boolean {
  const last = body.kind() === 'statement_block' ? namedChildren(body).at(-1) : body;
  if (last?.kind() !== 'if_statement') return /^(return|throw|break|continue)_statement$/.test(String(last?.kind()));
  const otherwise = last.field('alternative');
  const next = otherwise && namedChildren(otherwise)[0];
  const first = last.field('consequence');
  return first !== null && next != null && leaves(first) && leaves(next);
}

function flatten(
  path: string,
  text: string,
  top: Node,
  clause: Node,
): { readonly edits: readonly TextEdit[] } | { readonly doubt: string } {
  const indent = indentationAt(text, span(top).start);
  const body = clause.children().find((child) => child.isNamed() && child.kind() !== 'comment');
  const keyword = clause.child(0);
  if (!body || !keyword || clause.children().some((child) => child.kind() === 'comment'))
    return { doubt: 'a comment stands between the branches' };
  const ahead = clause.parent()?.field('consequence');
  const next = body.text().replace(/^\{\s*/, '');
  if (ahead?.kind() !== 'statement_block' && ahead?.text().endsWith(';') !== true && /^[([`+\-/*]/.test(next))
    return { doubt: 'without else, the statement before it would go on' };
  const { start } = span(clause);
  const before = text.slice(0, start).length - text.slice(0, start).trimEnd().length;
  const lead = text.slice(start - before, start);
  const from = lead.includes('\n') ? start : start - before;
  const head = lead.includes('\n') ? '' : `${lineEnding(text)}${indent}`;
  if (body.kind() !== 'statement_block') return { edits: [{ path, start: from, end: span(body).start, text: head }] };
  const members = namedChildren(body);
  const [first] = members;
  const last = members.at(-1);
  if (!first || !last) return { doubt: 'the last branch is empty' };
  if (!isAlone(top, body)) return { doubt: 'names of the last branch would meet others of the block' };
  if (
    body
      .findAll({ rule: { any: [{ kind: 'template_string' }, { kind: 'comment' }, { kind: 'jsx_text' }] } })
      .some((node) => node.text().trim().includes('\n'))
  )
    return { doubt: 'a text of several lines would change with its indentation' };
  const open = nextLine(text, span(body).start);
  const close = lineStart(text, span(body).end - 1);
  if (text.slice(span(body).start + 1, open).trim() !== '' || text.slice(close, span(body).end - 1).trim() !== '')
    return { doubt: 'the last branch shares its first or last line with other code' };
  const inner = indentationAt(text, span(first).start);
  const edits: TextEdit[] = [{ path, start: from, end: open, text: lead.includes('\n') ? '' : lineEnding(text) }];
  if (lead.includes('\n')) edits[0] = { path, start: lineStart(text, start), end: open, text: '' };
  for (let at = open; at < close; at = nextLine(text, at)) {
    if (text.startsWith(inner, at) && inner.startsWith(indent))
      edits.push({ path, start: at + indent.length, end: at + inner.length, text: '' });
  }
  // The line break in front of the closing brace goes with it; what follows keeps its own.
  const end = span(body).end;
  const isLineOver = /^[ \t]*\r?\n/.test(text.slice(end, nextLine(text, end)));
  if (isLineOver) edits.push({ path, start: close, end: nextLine(text, end), text: '' });
  else edits.push({ path, start: close - lineEnding(text).length, end, text: '' });
  return { edits };
}

/** True when no name that the block declares is written anywhere else in the function. */
function isAlone(top: Node, body: Node): boolean {
  const outer = top.ancestors().find((node) => isFunction(node) || node.kind() === 'program');
  const count = (node: Node, name: string) => uses(node, name).length + usesOf(node, name).length;
  return outer !== undefined && namesOf(body).every((name) => count(outer, name) === count(body, name));
}

function namesOf(body: Node): string[] {
  return namedChildren(body).flatMap((node) => {
    const declarators = namedChildren(node).filter((each) => each.kind() === 'variable_declarator');
    const names = (declarators.length > 0 ? declarators : [node]).flatMap((each) => each.field('name') ?? []);
    return names.flatMap((name) =>
      /_pattern$/.test(String(name.kind()))
        ? name
            .findAll({ rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier_pattern' }] } })
            .map((each) => each.text())
        : [name.text()],
    );
  });
}
