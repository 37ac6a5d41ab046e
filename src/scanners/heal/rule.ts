import type { Category, Language, Severity } from '#core/finding.ts';
import type { Node, Tree } from '#syntax/parse.ts';

/**
 * A rule of our own, for what no tool reports: one file `rules/<id>.ts` that exports `rule`.
 * Its findings are named `heal/<id>`.
 */
export interface HealRule {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly category: Category;
  readonly severity: Severity;
  /** CWE, documentation of the API or of the twin rule in other tools. */
  readonly links: readonly string[];
  /** Files whose text does not match are skipped: saves the walk over most of them. No `g` or `y` flag. */
  readonly mentions?: RegExp | undefined;
  /** The places; each node is where the finding stands. Must be linear in the size of the file. */
  find(tree: Tree, path: string): readonly Hit[];
  /** Sentence-sized files: conformance checks that each `finds` gives at least one finding and each `leaves` none. */
  readonly examples: { readonly finds: readonly Example[]; readonly leaves: readonly Example[] };
}
export interface Hit {
  readonly node: Node;
  readonly message: string;
}
export interface Example {
  /** File name, so that the right grammar is used: `a.py`, `a.ts`. */
  readonly path: string;
  readonly text: string;
}
