import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern, PatternRewrite } from '#core/pattern.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits, trimEdit } from '#syntax/edits.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { addImports, dropImports } from './imports.ts';
import { rewriteNode } from './template.ts';

/**
 * The cure that a pattern has for a finding: its first rewrite that binds at the finding's place, smallest node first.
 * Undefined when the pattern has nothing to say here; `LeftAlone` when it binds but must not touch the code.
 */
export function proposeFromPattern(
  pattern: Pattern,
  finding: CodeFinding,
  context: CodeContext,
): Proposal<'code'> | LeftAlone | undefined {
  if (!pattern.languages.includes(context.language)) return undefined;
  const { path } = finding.place;
  const tree = parse(path, context.text);
  const { start, end } = rangeOf(finding.place, context.text);
  for (const rewrite of pattern.rewrites) {
    const node = bindAt(tree, rewrite, start, end);
    if (node === undefined) continue;
    const edits = planEdits(tree, path, context.text, node, rewrite);
    if ('leftAlone' in edits) return edits;
    if (edits.length === 0) continue;
    return { change: { edits }, summary: pattern.title };
  }
  return undefined;
}

/** The smallest node that the rewrite matches among those that overlap [start, end). */
function bindAt(tree: Tree, rewrite: PatternRewrite, start: number, end: number): Node | undefined {
  let best: { node: Node; size: number; distance: number } | undefined;
  for (const node of findAll(tree, rewrite.match, rewrite.constraints)) {
    const range = span(node);
    if (range.start >= end || start >= range.end) continue;
    const size = range.end - range.start;
    const distance = Math.abs(range.start - start);
    if (best === undefined || size < best.size || (size === best.size && distance < best.distance)) {
      best = { node, size, distance };
    }
  }
  return best?.node;
}

function planEdits(
  tree: Tree,
  path: string,
  text: string,
  node: Node,
  rewrite: PatternRewrite,
): readonly TextEdit[] | LeftAlone {
  const rewritten = rewriteNode(path, text, node, rewrite.replace);
  if ('leftAlone' in rewritten) return rewritten;
  const edits = rewritten
    .map((edit) => trimEdit(edit, text))
    .filter((edit) => edit.start < edit.end || edit.text !== '');
  if (edits.length === 0) return edits;
  const added = addImports(tree, path, text, rewrite.imports?.add ?? []);
  if ('leftAlone' in added) return added;
  const imports = dropImports(tree, path, text, rewrite.imports?.removeIfUnused ?? [], rewritten, added);
  return mergeEdits([...edits, ...imports]);
}
