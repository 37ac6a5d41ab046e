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
  /** Rules that it answers, exactly as findings name them. */
  readonly rules: readonly string[];
  readonly safety: Safety;
  readonly review: 'none' | 'cursory' | 'full';
  /** CWE ids, rule pages, API documentation. */
  readonly links: readonly string[];
  /** Alternatives, tried in order; the first that binds at the finding's place wins. */
  readonly rewrites: readonly PatternRewrite[];
}
export interface PatternRewrite {
  /** An ast-grep rule object; its metavariables are what `replace` may use. */
  readonly match: AstRule;
  /** ast-grep constraints on single metavariables: `A: { regex: ... }`. */
  readonly constraints?: Readonly<Record<string, AstRule>>;
  /** Template with `$A` and `$$$ARGS`; replaces the matched node. */
  readonly replace: string;
  readonly imports?: { readonly add?: readonly string[]; readonly removeIfUnused?: readonly string[] };
}
/** ast-grep's rule language, checked by ast-grep itself when a pattern is loaded. */
export type AstRule = { readonly [key: string]: unknown };
