import { sha256 } from '#core/fingerprint.ts';
import type { Language } from '#core/finding.ts';
import type { AstRule, LearnedFrom, Pattern, PatternRewrite } from '#core/pattern.ts';
import { constrain } from './constraints.ts';
import type { Cut, Generalised, Hole } from './generalise.ts';
import { standardModules } from '#syntax/python/standard-library.ts';
import { isText, type Family } from './kinds.ts';
import { findNeeds } from './names.ts';
import { findStrangeChange } from './kept.ts';
import { limits, refuse, tokensOf, type Refusal } from './pair.ts';
import { isLongText, walk, type Term } from './term.ts';

/** What a pattern says beside its rewrite. */
export interface About {
  readonly rules: readonly string[];
  readonly at: string;
  readonly pairs: readonly LearnedFrom[];
  /** Pages about a rule. */
  linksOf(rule: string): readonly string[];
}
export type Shape = PatternRewrite & {
  /** The match as people read it. */
  readonly source: string;
  readonly module: string | undefined;
};

/** The rewrite that a generalisation says, or why it would say nothing. */
export function makeShape(found: Generalised): Shape | Refusal {
  const { reference, kept, holes } = found;
  const word = kept.find((term) => isText(term.kind) && isLongText(term.text));
  if (word) return refuse('says-nothing', 'It is about one text alone.');
  if (!kept.some(({ text }) => isTellingWord(text)) && !holes.some(({ role }) => role === 'api')) {
    return refuse('says-nothing', 'Nothing but holes would be left of it.');
  }
  if (holes.length > limits.holes) return refuse('too-large', `It would have ${holes.length} holes.`);
  if (holes.filter(({ role }) => role === 'api').length > 2) {
    return refuse('over-general', 'It would answer too many interfaces at once.');
  }
  const strange = findStrangeChange(found);
  if (strange) return strange;
  const isSilenced = isSuppression(reference.after.text) && !isSuppression(reference.before.text);
  if (isSilenced || countSilent(reference.after) > countSilent(reference.before)) {
    return refuse('suppresses', 'The cure only silences a tool.');
  }
  const needs = findNeeds(found);
  if ('refused' in needs) return needs;
  const match = fill(reference.beforeText, reference.before, found.match);
  const replace = fill(reference.afterText, reference.after, found.replace);
  if (match === undefined || replace === undefined) {
    return refuse('does-not-conform', 'The code holds names that look like those of a template.');
  }
  if (tokensOf(match).length > limits.tokens)
    return refuse('too-large', 'It is longer than what a pattern is made of.');
  const constraints: Record<string, AstRule> = {};
  for (const hole of holes) {
    const constraint = constrain(hole, reference.family);
    if (constraint === undefined) return refuse('over-general', `Nothing says what may stand for $${hole.name}.`);
    if (hole.role !== 'list') constraints[hole.name] = constraint;
  }
  const imports = {
    ...(needs.add.length > 0 ? { add: needs.add } : {}),
    ...(needs.removeIfUnused.length > 0 ? { removeIfUnused: needs.removeIfUnused } : {}),
  };
  return {
    match: {
      ...patternOf(match, reference.before.kind),
      ...guard(found),
      ...insideOf(reference.family, needs.definition),
    },
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    replace,
    ...(Object.keys(imports).length > 0 ? { imports } : {}),
    source: match,
    module: needs.module,
  };
}

/** Clauses are no code of their own: ast-grep is shown the statement around them. */
const around: Readonly<Record<string, string>> = {
  except_clause: 'try:\n    pass\n',
  catch_clause: 'try {} ',
  // Alone it would be read as the expression in it.
  expression_statement: '',
};

function patternOf(match: string, kind: string): AstRule {
  const before = around[kind];
  return before === undefined ? { pattern: match, kind } : { pattern: { context: before + match, selector: kind } };
}

/** Only in files that say the same at their top level. */
function insideOf(family: Family, definition: string | undefined): AstRule {
  if (definition === undefined) return {};
  const said = { pattern: definition };
  return family === 'python'
    ? { inside: { kind: 'module', stopBy: 'end', has: { kind: 'expression_statement', has: said } } }
    : { inside: { kind: 'program', stopBy: 'end', has: said } };
}

/** The pattern of a shape. Its id says what it does: whatever does the same has the same one. */
export function makePattern({ module, source, ...rewrite }: Shape, found: Generalised, about: About): Pattern {
  const rules = [...new Set(about.rules)].sort();
  const [rule = ''] = about.rules;
  const languages: readonly Language[] =
    found.reference.family === 'python' ? ['python'] : ['typescript', 'javascript'];
  const packages = packagesOf(found.reference.family, rewrite.imports?.add ?? []);
  const requires =
    module === undefined && packages.length === 0
      ? undefined
      : {
          ...(module === undefined ? {} : { imports: [module] }),
          ...(packages.length === 0 ? {} : { dependencies: packages }),
        };
  const digest = sha256(JSON.stringify([rule, languages, rewrite, requires ?? null])).slice(0, 8);
  const slug = rule
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return {
    id: `code/learned-${slug}-${digest}`,
    kind: 'code',
    title: titleOf(rule, source, rewrite.replace),
    languages,
    rules,
    messages: [],
    safety: 'risky',
    review: 'full',
    links: [...new Set(rules.flatMap((one) => about.linksOf(one)))].sort(),
    ...(requires ? { requires } : {}),
    rewrites: [rewrite],
    provenance: { from: 'learned', at: about.at, pairs: about.pairs },
  };
}

/** Packages that the new imports need: a repository that does not name one of them has another taste. */
function packagesOf(family: Family, statements: readonly string[]): readonly string[] {
  const names = statements.flatMap((statement) => {
    const name = family === 'python' ? pythonPackage(statement) : scriptPackage(statement);
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

function pythonPackage(statement: string): string | undefined {
  const top = /^(?:from|import)\s+([A-Za-z_]\w*)/.exec(statement)?.[1];
  return top === undefined || standardModules.has(top) ? undefined : top;
}

function scriptPackage(statement: string): string | undefined {
  const from = /['"]([^'"]+)['"]/.exec(statement)?.[1];
  return from === undefined || /^(?:\.|\/|#|node:)/.test(from) ? undefined : /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0];
}

function titleOf(rule: string, match: string, replace: string): string {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const title = `${rule}: ${line(match)} → ${line(replace)}`;
  return title.length <= 120 ? title : `${title.slice(0, 119)}…`;
}

/** The text of a term with its holes; undefined when the text itself would be read as a hole. */
function fill(text: string, root: Term, cuts: readonly Cut[]): string | undefined {
  let result = '';
  let at = root.start;
  const rest: string[] = [];
  for (const { start, end, hole } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start < at) return undefined;
    rest.push(text.slice(at, start));
    result += text.slice(at, start) + nameOf(hole);
    at = end;
  }
  rest.push(text.slice(at, root.end));
  if (rest.some((literal) => /\$[A-Z_$]/.test(literal))) return undefined;
  return dedent(result + text.slice(at, root.end), text, root.start);
}

function nameOf({ role, bindings, name }: Hole): string {
  const isMany = role === 'list' || bindings.some((one) => one.length > 1);
  return `${isMany ? '$$$' : '$'}${name}`;
}

/** Takes the indentation of the first line from the others: a template is written as if at the margin. */
function dedent(code: string, text: string, start: number): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const margin = /^[ \t]*/.exec(line)?.[0] ?? '';
  const lines = code.replaceAll('\r\n', '\n').split('\n');
  return lines.map((each, at) => (at > 0 && each.startsWith(margin) ? each.slice(margin.length) : each)).join('\n');
}

/** What is everywhere tells nothing of what a pattern is about. */
const everywhere = new Set(
  `( ) [ ] { } , . : ; = => if elif else for in while with as def class return const let var function try import pass self
  cls this " ' \``.split(/\s+/),
);
export function isTellingWord(word: string): boolean {
  return word !== '' && !everywhere.has(word);
}

/** `value!`: the type checker is told to be quiet. */
function countSilent(term: Term): number {
  return [...walk(term)].filter(({ kind }) => kind === 'non_null_expression').length;
}

export function isSuppression(code: string): boolean {
  return /\bas any\b|@ts-|eslint-disable|oxlint-disable|noqa|type:\s*ignore|nosec|\bcast\s*\(|^_\s*=/.test(code);
}

/** A keyword that the cure adds beside any number of arguments must not be there already, nor hide in `**options`. */
function guard({ holes, reference, match }: Generalised): AstRule {
  const { before, after } = reference;
  if (!holes.some(({ role }) => role === 'list') || before.kind !== 'call' || after.kind !== 'call') return {};
  const had = new Set(keywordsOf(before));
  const added = keywordsOf(after).filter((name) => !had.has(name));
  if (added.length === 0 || match.length === 0) return {};
  const any = [
    { kind: 'dictionary_splat' },
    ...added.map((name) => ({ kind: 'keyword_argument', regex: `^${name}\\s*=` })),
  ];
  return { not: { has: { kind: 'argument_list', has: { any } } } };
}

function keywordsOf(call: Term): string[] {
  const list = call.children.find((child) => child.kind === 'argument_list');
  return (list?.children ?? [])
    .filter((child) => child.kind === 'keyword_argument')
    .map((child) => [...walk(child)].find((term) => term.isMember)?.text ?? '')
    .filter((name) => /^\w+$/.test(name));
}
