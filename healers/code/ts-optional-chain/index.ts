import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { contains } from '#syntax/javascript/nodes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Reads a member of what may be missing with `?.`, where the reader of the value can take `undefined`. */
export const healer: CodeHealer = {
  name: 'ts-optional-chain',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS2531',
    'tsc/TS2532',
    'tsc/TS2533',
    'tsc/TS2721',
    'tsc/TS2722',
    'tsc/TS2723',
    'tsc/TS18047',
    'tsc/TS18048',
    'tsc/TS18049',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path, context.text).root(), start);
    const access = holders.findLast((node) => accessedObject(node)?.range().start.index === start);
    const candidates = holders.filter((node) => accessedObject(node)?.range().start.index === start);
    if (access === undefined) return { leftAlone: 'what may be missing is not read by a member access here' };
    const reasons: string[] = [];
    for (const candidate of candidates.toReversed()) {
      const object = accessedObject(candidate);
      if (object === undefined || candidate.children().some((child) => child.kind() === 'optional_chain')) continue;
      const blocked = reasonAgainst(candidate);
      if (blocked !== undefined) {
        reasons.push(blocked);
        continue;
      }
      const edit = chain(candidate, object, path, context.text);
      const effect = await effectOf(context.typescript, path, [edit]);
      if (effect === undefined) return { leftAlone: 'TypeScript cannot check the file' };
      const isCured = effect.gone.some((error) => `tsc/TS${error.code}` === finding.rule);
      if (isCured && effect.brought.length === 0) {
        return { change: { edits: [edit] }, summary: `Read ${short(candidate)} only when ${short(object)} is there` };
      }
      if (effect.brought[0] !== undefined)
        reasons.push(`with ?. the value may be undefined where it is used: ${effect.brought[0].message}`);
    }
    return { leftAlone: reasons[0] ?? 'a ?. there does not cure it' };
  },
};

function short(node: Node): string {
  const text = node.text().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/** `a` of `a.b`, `a[b]` and `a(b)`. */
function accessedObject(node: Node): Node | undefined {
  const kind = node.kind();
  if (kind === 'member_expression' || kind === 'subscript_expression') return node.field('object') ?? undefined;
  if (kind === 'call_expression') return node.field('function') ?? undefined;
  return undefined;
}

function chain(access: Node, object: Node, path: string, text: string): TextEdit {
  const end = span(object).end;
  const dot =
    access.kind() === 'member_expression' ? access.children().find((child) => child.kind() === '.') : undefined;
  if (dot !== undefined) return { path, start: span(dot).start, end: span(dot).end, text: '?.' };
  const open =
    access.kind() === 'call_expression' ? (access.field('type_arguments') ?? access.field('arguments')) : undefined;
  const bracket = open ? span(open).start : text.indexOf('[', end);
  return { path, start: bracket, end: bracket, text: '?.' };
}

/** Uses that TypeScript lets pass and that `undefined` would change: text, sums, negation, spread. */
function reasonAgainst(access: Node): string | undefined {
  for (const node of access.ancestors()) {
    const kind = String(node.kind());
    if (kind === 'template_substitution') return 'the value goes into a text, which would read "undefined"';
    if (kind === 'binary_expression' && /^(\+|-|\*|\/|%|\*\*|<|>|<=|>=)$/.test(node.field('operator')?.text() ?? '')) {
      return 'the value is calculated or compared by size with: what a missing one means is for a person';
    }
    if (kind === 'unary_expression' && /^!/.test(node.text()) && !/^!!/.test(node.text())) {
      return 'a negated ?. would be true when the object is missing';
    }
    const left = kind === 'assignment_expression' ? node.field('left') : null;
    if (left !== null && contains(left, access)) return 'the member is assigned to';
    if (kind === 'new_expression' || kind === 'spread_element') return 'the value must be there';
    if (stops.has(kind)) return undefined;
  }
  return undefined;
}
const stops = new Set([
  'statement_block',
  'expression_statement',
  'arguments',
  'return_statement',
  'variable_declarator',
  'arrow_function',
  'program',
  'if_statement',
]);
