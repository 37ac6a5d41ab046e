import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { literalText } from '#syntax/javascript/strings.ts';
import { isNumber, isText } from '#syntax/javascript/values.ts';
import { span, type Node } from '#syntax/parse.ts';
import { hasWord } from '#syntax/words.ts';

type Primitive = 'text' | 'number' | 'boolean';
/** Things that come as text from outside, so that `== 1` may mean `"1"`. */
const outside = new Set(
  'value val text str string input form field query param params arg argv env option attr attribute data dataset header body cookie match version id'.split(
    ' ',
  ),
);

/** Compares without conversion, where both sides are of one kind or the tests must say so. */
export const healer: CodeHealer = {
  name: 'js-strict-equality',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['oxlint/eqeqeq', 'eslint/eqeqeq', 'biome/lint/suspicious/noDoubleEquals'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const node = nodeAt(path, context.text, finding.place, (one) =>
      /^[!=]=$/.test(one.field('operator')?.text() ?? ''),
    );
    const operator = node?.field('operator');
    const left = node?.field('left');
    const right = node?.field('right');
    if (!node || !operator || !left || !right) return { leftAlone: 'No == or != was found here.' };
    if ([left, right].some((side) => /^(null|undefined|void 0)$/.test(side.text()))) {
      return { leftAlone: 'A comparison with null finds undefined as well, which is mostly meant.' };
    }
    const edits = [{ path, ...span(operator), text: `${operator.text()}=` }];
    const written = [kindOf(left), kindOf(right)] as const;
    if (written[0] !== undefined && written[0] === written[1]) {
      // `typeof` is text in every case; a `length` or a sum may be one of somebody's own making, or a BigInt.
      const isSure = [left, right].some((side) => /^typeof\b/.test(unwrap(side).text()));
      const summary = 'Compare strictly: both sides are of one kind';
      return isSure ? { change: { edits }, summary, safety: 'safe' } : { change: { edits }, summary };
    }
    const typed = [
      written[0] ?? (await typedKind(left, path, context)),
      written[1] ?? (await typedKind(right, path, context)),
    ];
    if (typed[0] !== undefined && typed[0] === typed[1]) {
      return { change: { edits }, summary: 'Compare strictly: both sides have one type' };
    }
    if (typed[0] !== undefined && typed[1] !== undefined) {
      return { leftAlone: 'The sides are of different types; a strict comparison would never be true.' };
    }
    const [literal, other] = literalOf(left) === undefined ? [right, left] : [left, right];
    const value = literalOf(literal);
    if (value === undefined) return { leftAlone: 'What is compared may be of two types; it cannot be seen here.' };
    if (typeof value === 'string' && value.trim() !== '' && Number.isNaN(Number(value))) {
      return { change: { edits }, summary: 'Compare strictly with text that no number equals' };
    }
    const name = unwrap(other).text();
    const isNamed = unwrap(other).kind() === 'identifier' && !hasWord(name, outside);
    if (typeof value !== 'number' || value === 0 || !isNamed) {
      return {
        leftAlone: `\`${name.slice(0, 60)}\` may be text that counts as equal; convert it first, then compare strictly.`,
      };
    }
    return {
      change: { edits },
      summary: `Compare strictly with ${value}, as long as \`${name}\` is never text`,
      safety: 'risky',
    };
  },
};

function kindOf(node: Node): Primitive | undefined {
  const inner = unwrap(node);
  if (isText(inner)) return 'text';
  if (isNumber(inner)) return 'number';
  if (/^(true|false)$/.test(String(inner.kind()))) return 'boolean';
  if (inner.kind() === 'unary_expression' && inner.field('operator')?.text() === '!') return 'boolean';
  return undefined;
}

function literalOf(node: Node): string | number | undefined {
  const inner = unwrap(node);
  if (inner.kind() === 'number') return Number(inner.text().replaceAll('_', ''));
  return literalText(inner);
}

/** From TypeScript: `string`, `"a" | "b"`, `1 | 2`; nothing for mixed and unknown types. */
async function typedKind(node: Node, path: string, context: CodeContext): Promise<Primitive | undefined> {
  if (context.language !== 'typescript') return undefined;
  const type = await context.typescript.typeAt(path, span(node).start, span(node).end);
  if (type === undefined) return undefined;
  const kinds = new Set(type.split('|').map((part) => kindOfType(part.trim())));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
function kindOfType(type: string): Primitive | undefined {
  if (type === 'string' || /^(["'`]).*\1$/.test(type)) return 'text';
  if (type === 'number' || /^-?\d[\d.e+-]*$/.test(type)) return 'number';
  return /^(boolean|true|false)$/.test(type) ? 'boolean' : undefined;
}
