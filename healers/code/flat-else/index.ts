import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart, nextLine } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { endsByLeaving } from '#syntax/python/functions.ts';
import { descendants, enclosing, nodeAt } from '#syntax/python/nodes.ts';

/** Ends a chain of branches that all leave: what follows needs no `else`. */
export const healer: CodeHealer = {
  name: 'flat-else',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/RET505', 'ruff/RET506', 'ruff/RET507', 'ruff/RET508'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start, end } = offsetsOf(finding.place, text);
    const at = nodeAt(parse(path, text), start, end);
    const clause = /^el(se|if)_clause$/.test(String(at.kind())) ? at : enclosing(at, 'else_clause', 'elif_clause');
    const statement = clause?.parent();
    if (statement?.is('if_statement') !== true) return { leftAlone: 'no branch of a condition stands here' };
    const edits: TextEdit[] = [];
    for (let each: Node | undefined = statement; each !== undefined; each = outerOf(each)) {
      const clauses = each.fieldChildren('alternative');
      const branches = [each, ...clauses];
      // From the first branch that goes on, what follows still depends on it.
      const goesOn = branches.findIndex((branch) => !leaves(branch.field('consequence')));
      for (const branch of clauses.slice(0, goesOn === -1 ? clauses.length : goesOn)) {
        const part = branch.is('elif_clause') ? [elifToIf(path, branch)] : flatten(path, text, each, branch);
        if (part === undefined) return { leftAlone: 'a text of several lines would change with its indentation' };
        edits.push(...part);
      }
      if (edits.length === 0) return { leftAlone: 'the first branch of the chain goes on behind it' };
    }
    return { change: { edits }, summary: 'Go on without else where every branch before has left' };
  },
};

/**
 * The chain around this one that has no need of its `else` either, once this one ends with a statement that leaves:
 * where a branch before others ends with this chain.
 */
function outerOf(statement: Node): Node | undefined {
  const last = statement.fieldChildren('alternative').at(-1)?.field('body');
  if (!last || !leavesAtOnce(last)) return undefined;
  const block = statement.parent();
  if (
    block
      ?.namedChildren()
      .findLast((node) => !node.is('comment'))
      ?.id() !== statement.id()
  )
    return undefined;
  const branch = block.parent();
  const outer = branch?.is('elif_clause') === true ? branch.parent() : branch;
  if (outer?.is('if_statement') !== true) return undefined;
  const isLast = (outer.fieldChildren('alternative').at(-1) ?? outer).id() === branch?.id();
  return isLast ? undefined : outer;
}

function leavesAtOnce(block: Node): boolean {
  const last = block.namedChildren().findLast((node) => !node.is('comment'));
  return /^(return|raise|continue|break)_statement$/.test(String(last?.kind()));
}

function leaves(block: Node | null): boolean {
  if (block === null) return false;
  return endsByLeaving(block) || leavesAtOnce(block);
}

function elifToIf(path: string, clause: Node): TextEdit {
  const { start } = span(clause);
  return { path, start, end: start + 'elif'.length, text: 'if' };
}

/** Takes the line of `else` away, its comment apart, and indents what follows like the condition. */
function flatten(path: string, text: string, statement: Node, clause: Node): TextEdit[] | undefined {
  const body = clause.field('body');
  if (!body || descendants(body, 'string').some((node) => node.text().includes('\n'))) return undefined;
  const outer = indentationAt(text, span(statement).start);
  const from = lineStart(text, span(clause).start);
  const colon = clause.children().find((child) => child.text() === ':');
  const next = nextLine(text, span(clause).start);
  const rest = text.slice(colon ? span(colon).end : next, next).trim();
  const head: TextEdit = {
    path,
    start: from,
    end: next,
    text: rest === '' ? '' : `${outer}${rest}${lineEnding(text)}`,
  };
  const edits = [head];
  if (span(body).start < next) return edits;
  const inner = indentationAt(text, span(body).start);
  for (let at = next; at < span(body).end; at = nextLine(text, at)) {
    if (text.startsWith(inner, at)) edits.push({ path, start: at + outer.length, end: at + inner.length, text: '' });
  }
  return edits;
}
