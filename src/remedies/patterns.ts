import { messageOf } from '#core/errors.ts';
import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern, PatternRewrite } from '#core/pattern.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits, trimEdit } from '#syntax/edits.ts';
import { findAll, findAround, parse, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { addImports, dropImports } from './imports.ts';
import { isMeant } from './meanings.ts';
import { matchesMessage } from './messages.ts';
import { unmetByFile, unmetByPackage } from './requirements.ts';
import { rewriteNode } from './template.ts';

/** True when a pattern is about a finding: it names one of its rules, or the finding's message is one of its own. */
export function answersFinding(pattern: Pattern, finding: CodeFinding): boolean {
  const isNamed = pattern.rules.some(
    (rule) => rule === finding.rule || finding.sources.some((source) => source.rule === rule),
  );
  return isNamed || matchesMessage(pattern, finding.message);
}

/**
 * The cure that a pattern has for a finding, with everything that it requires looked at: file, imports, dependencies.
 * Never throws: a pattern that cannot be read leaves the code alone.
 */
export async function tryPattern(
  pattern: Pattern,
  finding: CodeFinding,
  context: CodeContext,
): Promise<Proposal<'code'> | LeftAlone | undefined> {
  try {
    const proposal = proposeFromPattern(pattern, finding, context);
    if (proposal === undefined || 'leftAlone' in proposal) return proposal;
    const unmet = await unmetByPackage(pattern, finding.place.path, context);
    return unmet === undefined ? proposal : { leftAlone: unmet };
  } catch (error) {
    return { leftAlone: `The pattern ${pattern.id} cannot be tried: ${messageOf(error)}` };
  }
}

/**
 * The cure that a pattern has for a finding: its first rewrite that binds at the finding's place, smallest node first.
 * Undefined when the pattern has nothing to say here; `LeftAlone` when it binds but must not touch the code.
 * What the pattern requires of the package (`requires.dependencies`) is looked at by `tryPattern` only.
 */
export function proposeFromPattern(
  pattern: Pattern,
  finding: CodeFinding,
  context: Pick<CodeContext, 'language' | 'text'>,
): Proposal<'code'> | LeftAlone | undefined {
  if (!pattern.languages.includes(context.language)) return undefined;
  const { path } = finding.place;
  const tree = parseOnce(path, context.text);
  const { start, end } = rangeOf(finding.place, context.text);
  for (const rewrite of pattern.rewrites) {
    const node = bindAt(tree, path, rewrite, start, end);
    if (node === undefined) continue;
    const unmet = unmetByFile(pattern, path, tree);
    if (unmet !== undefined) return { leftAlone: unmet };
    const edits = planEdits(tree, path, context.text, node, rewrite);
    if ('leftAlone' in edits) return edits;
    if (edits.length === 0) continue;
    return { change: { edits }, summary: pattern.title };
  }
  return undefined;
}

/** Many patterns are asked about one finding, and many findings stand in one file: the last tree is kept. */
let last: { readonly path: string; readonly text: string; readonly tree: Tree } | undefined;

function parseOnce(path: string, text: string): Tree {
  if (last?.path !== path || last.text !== text) last = { path, text, tree: parse(path, text) };
  return last.tree;
}

/** The smallest node that the rewrite matches among those that overlap [start, end). */
function bindAt(tree: Tree, path: string, rewrite: PatternRewrite, start: number, end: number): Node | undefined {
  const denotes = isMeant(tree, path, rewrite.means);
  for (const node of findAround(tree, { start, end }, rewrite.match, rewrite.constraints, rewrite.transform)) {
    if (denotes(node)) return node;
  }
  return undefined;
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

/** Grammars of a language: what is about JSX is no part of plain TypeScript. */
const grammars = { python: ['a.py'], typescript: ['a.ts', 'a.tsx'], javascript: ['a.js'] };

/** What ast-grep itself does not understand of a pattern's rewrites, in sentences. */
export function findRewriteFaults(pattern: Pattern): string[] {
  return pattern.rewrites.flatMap((rewrite, index) =>
    pattern.languages.flatMap((language) => {
      const faults = grammars[language].map((path) => faultOf(rewrite, path));
      const [fault] = faults.includes(undefined) ? [] : faults;
      return fault === undefined ? [] : [`rewrites.${index}: ast-grep cannot read it for ${language}: ${fault}`];
    }),
  );
}

function faultOf(rewrite: PatternRewrite, path: string): string | undefined {
  try {
    findAll(parse(path, ''), rewrite.match, rewrite.constraints, rewrite.transform);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
