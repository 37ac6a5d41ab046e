import type { Language, Safety } from './finding.ts';

/**
 * A cure as data: `patterns/<kind>/<id>/pattern.yml`, with `before.*`, `after.*` and `untouched.*` beside it.
 */
export interface Pattern {
  /** Its path: `code/yaml-safe-load`. */
  readonly id: string;
  readonly kind: 'code';
  readonly title: string;
  readonly languages: readonly Language[];
  /** Rules that it answers, exactly as findings name them, of any tool. */
  readonly rules: readonly string[];
  /**
   * Regular expressions (RE2 syntax) over the message of a finding: error texts that it answers
   * whatever the rule is called. Empty: only `rules` count.
   */
  readonly messages: readonly string[];
  readonly safety: Safety;
  readonly review: 'none' | 'cursory' | 'full';
  /** CWE ids, rule pages, API documentation. */
  readonly links: readonly string[];
  /** What must be true of file and package before any rewrite is looked at. */
  readonly requires?: PatternRequirements;
  /** Alternatives, tried in order; the first that binds at the finding's place wins. */
  readonly rewrites: readonly PatternRewrite[];
  readonly provenance: Provenance;
}
export interface PatternRequirements {
  /** The file imports at least one of these modules (or a part of one). */
  readonly imports?: readonly string[];
  /** The file imports none of these. */
  readonly notImports?: readonly string[];
  /** The package names at least one of these in its manifest (pyproject, requirements, package.json). */
  readonly dependencies?: readonly string[];
  /** Only files of tests, or only others. Absent: any. */
  readonly files?: 'tests' | 'not-tests';
}
export interface PatternRewrite {
  /** An ast-grep rule object; its metavariables are what `replace` may use. */
  readonly match: AstRule;
  /** ast-grep constraints on single metavariables: `A: { regex: ... }`. */
  readonly constraints?: Readonly<Record<string, AstRule>>;
  /**
   * What a metavariable must denote once imports and aliases are followed: `F: [tempfile.mktemp]` binds
   * `tempfile.mktemp`, `tf.mktemp` after `import tempfile as tf`, and `mktemp` after `from tempfile import mktemp`.
   * In TypeScript and JavaScript `child_process.exec`; a module itself is `child_process.*`.
   */
  readonly means?: Readonly<Record<string, readonly string[]>>;
  /** ast-grep transformations of metavariables (replace, substring, convert); each makes a name for `replace`. */
  readonly transform?: Readonly<Record<string, AstRule>>;
  /** Template with `$A` and `$$$ARGS`; replaces the matched node. Empty: a statement goes with its line. */
  readonly replace: string;
  readonly imports?: { readonly add?: readonly string[]; readonly removeIfUnused?: readonly string[] };
}
/** Where a pattern comes from. Shipped ones were reviewed; the others prove themselves by their record. */
export type Provenance =
  | { readonly from: 'shipped' }
  | { readonly from: 'imported'; readonly source: string; readonly at: string }
  | { readonly from: 'learned'; readonly at: string; readonly pairs: readonly LearnedFrom[] };
/** One cure that a learned pattern generalises. */
export interface LearnedFrom {
  readonly via: 'heal' | 'commit' | 'review' | 'model';
  /** A case id or a commit. */
  readonly ref: string;
  readonly rule: string;
}
/** ast-grep's rule language, checked by ast-grep itself when a pattern is loaded. */
export type AstRule = { readonly [key: string]: unknown };

/** The files beside a `pattern.yml`; names without folders. */
export interface PatternExamples {
  readonly heals: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly untouched: readonly { readonly name: string; readonly text: string }[];
}
