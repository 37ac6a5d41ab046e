import {
  Lang,
  parse as parseTree,
  registerDynamicLanguage,
  type NapiConfig,
  type SgNode,
  type SgRoot,
} from '@ast-grep/napi';
import python from '@ast-grep/lang-python';
import type { Language } from '../core/finding.ts';
import type { AstRule } from '../core/pattern.ts';
import { namedRules } from './value-kinds.ts';

export type Node = SgNode;
export type Tree = SgRoot;

registerDynamicLanguage({ python });

/** Language of a file by its name; undefined for files that Heal does not read as code. */
export function languageOf(path: string): Language | undefined {
  if (/\.pyi?$/.test(path)) return 'python';
  if (/\.[cm]?tsx?$/.test(path)) return 'typescript';
  if (/\.[cm]?jsx?$/.test(path)) return 'javascript';
  return undefined;
}

/** Parses by file name, so that `.tsx` and `.ts` get their own grammars. The tree never fails: broken parts are `ERROR` nodes. */
export function parse(path: string, text: string): Tree {
  const known = kept.get(path);
  kept.delete(path);
  const tree = known?.text === text ? known.tree : parseTree(grammarOf(path), text);
  keptLength += text.length - (known?.text.length ?? 0);
  kept.set(path, { text, tree });
  for (const [oldest, { text: old }] of kept) {
    if (keptLength <= mostKept) break;
    kept.delete(oldest);
    keptLength -= old.length;
  }
  return tree;
}

/** Rules, cycles, comments and healers look at the same texts; the last ones are parsed once. The first is the oldest. */
const kept = new Map<string, { readonly text: string; readonly tree: Tree }>();
let keptLength = 0;
/** In characters: a tree takes some 25 bytes for each. */
const mostKept = 2_000_000;

function grammarOf(path: string): string {
  if (/\.pyi?$/.test(path)) return 'python';
  if (/\.[cm]?ts$/.test(path)) return Lang.TypeScript;
  // JavaScript is read with the TSX grammar: a superset that also knows JSX and Flow-free type hints.
  return Lang.Tsx;
}

/** All nodes that an ast-grep rule object matches, outermost first. `transform` makes names out of what was caught. */
export function findAll(
  tree: Tree,
  rule: AstRule,
  constraints?: Readonly<Record<string, AstRule>>,
  transform?: Readonly<Record<string, AstRule>>,
): Node[] {
  return tree.root().findAll(configOf(tree, rule, constraints, transform));
}

/**
 * Nodes that a rule matches among those that overlap [start, end): what stands inside of it first, then what is around
 * it, from the inside out. Looks at no other part of the file, however large that is.
 */
export function* findAround(
  tree: Tree,
  { start, end }: { readonly start: number; readonly end: number },
  rule: AstRule,
  constraints?: Readonly<Record<string, AstRule>>,
  transform?: Readonly<Record<string, AstRule>>,
): Generator<Node> {
  const config = configOf(tree, rule, constraints, transform);
  const path = pathTo(tree.root(), start, end);
  const inner = path.at(-1);
  if (inner === undefined) return;
  const inside = inner.findAll(config).filter((node) => {
    const range = span(node);
    return range.start < end && start < range.end;
  });
  const size = (node: Node) => span(node).end - span(node).start;
  const distance = (node: Node) => Math.abs(span(node).start - start);
  yield* inside.toSorted((a, b) => size(a) - size(b) || distance(a) - distance(b));
  for (const node of path.slice(0, -1).toReversed()) {
    // Only a match knows what its metavariables caught, and it is the first of those in its own node.
    const match = node.matches(config) ? node.find(config) : null;
    if (match !== null) yield match;
  }
}

/** From the root to the smallest node that holds [start, end) whole. */
function pathTo(root: Node, start: number, end: number): Node[] {
  const path = [root];
  for (let node: Node | undefined = root; node !== undefined;) {
    node = node.children().find((child) => span(child).start <= start && end <= span(child).end);
    if (node !== undefined) path.push(node);
  }
  return path;
}

function configOf(
  tree: Tree,
  rule: AstRule,
  constraints?: Readonly<Record<string, AstRule>>,
  transform?: Readonly<Record<string, AstRule>>,
): NapiConfig {
  return {
    rule,
    ...(constraints ? { constraints } : {}),
    ...(transform ? { transform } : {}),
    // Names such as `value` are only explained to those that use them.
    ...(usesNames([rule, constraints]) ? { utils: namedRules(String(tree.root().kind())) } : {}),
  } as NapiConfig;
}

function usesNames(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return false;
  return Object.entries(rule).some(([key, value]) => key === 'matches' || usesNames(value));
}

/** Offsets of a node in UTF-16 units, as edits use them. */
export function span(node: Node): { start: number; end: number } {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
}

/** True when the text has no syntax error that the grammar can see. */
export function parses(path: string, text: string): boolean {
  return !hasError(parse(path, text).root());
}

/** `if x:` with nothing below it: the grammar of Python lets it pass, Python does not. */
const emptyBlock = { kind: 'block', regex: '^\\s*$' };

/** What the grammar puts in, without any text, where it should stand: `if (x {}`. Other signs may be left out. */
const brackets: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', '"', "'", '`', '${']);

function hasError(node: Node): boolean {
  const errors = node.is('module') ? [{ kind: 'ERROR' }, emptyBlock] : [{ kind: 'ERROR' }];
  if (node.find({ rule: { any: errors } } as NapiConfig) !== null) return true;
  return node.findAll({ rule: { regex: '^$' } } as NapiConfig).some((one) => brackets.has(String(one.kind())));
}
