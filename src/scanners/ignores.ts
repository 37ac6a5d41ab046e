import type { CodePlace } from '#core/finding.ts';
import type { RawFinding } from '#core/scanner.ts';
import { languageOf, parse } from '#syntax/parse.ts';
import { aliasesOf } from './twins.ts';

/** What people have said must not be reported, in one file. */
export interface Ignores {
  /** The words of the comment that silences the finding; undefined when none does. */
  silencing(finding: {
    readonly rule: string;
    readonly place: CodePlace;
    readonly rules?: readonly string[];
  }): string | undefined;
  /** `heal-ignore` without a reason: it does not count, and is reported. */
  readonly faults: readonly RawFinding[];
}
interface Directive {
  readonly words: string;
  readonly matches: (rule: string) => boolean;
  /** First and last line that it speaks for, both included. */
  readonly from: number;
  readonly to: number;
}
interface Comment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Nothing but the comment on its line. */
  readonly isAlone: boolean;
}

const anyMarker =
  /heal-ignore|noqa|nosec|type:\s*ignore|mypy:\s*ignore-errors|pyright:\s*ignore|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-(?:disable|enable)|biome-ignore/i;
const nothing: Ignores = { silencing: () => undefined, faults: [] };

/** Reads our own and the tools' comments. A directive for one tool silences its twins too. */
export function readIgnores(path: string, text: string): Ignores {
  if (!anyMarker.test(text)) return nothing;
  const lines = text.split(/\r\n|\r|\n/);
  const comments = commentsOf(path, text, lines);
  const faults: RawFinding[] = [];
  const directives = [
    ...comments.flatMap((comment) => readHealIgnore(path, comment, lines, faults)),
    ...comments.flatMap((comment) =>
      languageOf(path) === 'python' ? readPython(comment, lines.length) : readScript(comment, lines),
    ),
    ...readScriptBlocks(comments, lines.length),
  ];
  return {
    faults,
    silencing(finding) {
      const names = [...new Set([finding.rule, ...(finding.rules ?? [])].flatMap(aliasesOf))];
      // A directive inside a long span (a whole function) speaks for its own line, not for the function.
      const { line, endLine } = finding.place;
      const last = endLine - line <= 5 ? endLine : line;
      const hit = directives.find(
        (one) => one.from <= last && one.to >= line && names.some((name) => one.matches(name)),
      );
      return hit?.words;
    },
  };
}

function commentsOf(path: string, text: string, lines: readonly string[]): Comment[] {
  const make = (words: string, line: number, column: number, endLine: number): Comment => ({
    text: words,
    line,
    column,
    endLine,
    isAlone: (lines[line - 1] ?? '').slice(0, column - 1).trim() === '',
  });
  if (languageOf(path) === undefined) {
    return lines.flatMap((line, index) => {
      const at = line.search(/(?:^|\s)(?:#|\/\/)/);
      return at < 0 ? [] : [make(line.slice(at).trim(), index + 1, at + 1, index + 1)];
    });
  }
  // The tree tells comments from strings that look like them.
  const nodes = parse(path, text)
    .root()
    .findAll({ rule: { kind: 'comment' } });
  return nodes.map((node) => {
    const { start, end } = node.range();
    return make(node.text(), start.line + 1, start.column + 1, end.line + 1);
  });
}

/** The line that a comment speaks for: its own, or the next that holds code when it stands alone. */
function targetOf(comment: Comment, lines: readonly string[]): number {
  if (!comment.isAlone) return comment.line;
  let line = comment.endLine + 1;
  while (line <= lines.length && /^\s*(?:#|\/\/|\*|\/\*|$)/.test(lines[line - 1] ?? '')) line++;
  return line;
}

function readHealIgnore(path: string, comment: Comment, lines: readonly string[], faults: RawFinding[]): Directive[] {
  const found = /heal-ignore\b[ \t]*([^:\r\n]*)(?::[ \t]*([^\r\n]*))?/.exec(comment.text);
  if (!found) return [];
  const names = splitNames(found[1] ?? '');
  const reason = (found[2] ?? '').replace(/\*\/\s*$/, '').trim();
  if (names.length === 0 || reason === '') {
    faults.push(ignoreFault(path, comment, lines, names.length === 0 ? 'names no rule' : 'gives no reason'));
    return [];
  }
  const target = targetOf(comment, lines);
  const matches = (rule: string) =>
    names.some(
      (name) =>
        name === rule || rule.endsWith(`/${name}`) || (name.endsWith('/*') && rule.startsWith(name.slice(0, -1))),
    );
  return [{ words: comment.text, matches, from: target, to: target }];
}

function ignoreFault(path: string, comment: Comment, lines: readonly string[], what: string): RawFinding {
  const endColumn = (lines[comment.line - 1] ?? '').length + 1;
  return {
    rule: 'heal/ignore-without-reason',
    category: 'style',
    severity: 'low',
    priority: 'P3',
    message: `This heal-ignore ${what}, so it has no effect: write \`heal-ignore <rule>: <why>\``,
    place: { path, line: comment.line, column: comment.column, endLine: comment.line, endColumn },
    toolFixes: [],
  };
}

function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}
/** `# noqa: S608` by prefix, as ruff reads it: `S6` covers `S608`, and not `SIM608`. */
function hasCode(codes: readonly string[], prefix: string): (rule: string) => boolean {
  return (rule) =>
    rule.startsWith(prefix) &&
    codes.some((code) => {
      const own = rule.slice(prefix.length);
      return own.startsWith(code) && /^[A-Z]*/.exec(own)?.[0] === /^[A-Z]*/.exec(code)?.[0];
    });
}

function readPython(comment: Comment, lastLine: number): Directive[] {
  const directives: Directive[] = [];
  const here = { words: comment.text, from: comment.line, to: comment.line };
  const whole = { words: comment.text, from: 1, to: lastLine };
  const noqa = /#\s*(?:(ruff|flake8)\s*:\s*)?noqa\b(?:(\s*:)\s*([A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?)?/i.exec(
    comment.text,
  );
  const codes = splitNames((noqa?.[3] ?? '').toUpperCase());
  // A colon without a code behind it is a slip that ruff does not obey either.
  if (noqa && (codes.length > 0 || noqa[2] === undefined)) {
    const isLint = (rule: string) => /^(?:ruff|bandit|heal|flow)\//.test(rule);
    directives.push({ ...(noqa[1] ? whole : here), matches: codes.length > 0 ? hasCode(codes, 'ruff/') : isLint });
  }
  const nosec = /#\s*nosec\b:?\s*((?:B\d{3}[\s,]*)*)/i.exec(comment.text);
  if (nosec) {
    const named = splitNames((nosec[1] ?? '').toUpperCase());
    const isSecurity = (rule: string) => /^(?:bandit|flow)\/|^ruff\/S\d/.test(rule);
    directives.push({ ...here, matches: named.length > 0 ? hasCode(named, 'bandit/') : isSecurity });
  }
  for (const [pattern, tool] of typeDirectives) {
    const found = pattern.exec(comment.text);
    if (!found) continue;
    const named = splitNames(found[1] ?? '');
    const isNamed = (rule: string) =>
      tool.test(rule) && (named.length === 0 || named.includes(rule.replace(/^\w+\//, '')));
    // Alone before the first statement, mypy and pyright take it for the whole file.
    const isWholeFile = comment.isAlone && comment.line <= 3 && named.length === 0;
    directives.push({ ...(isWholeFile ? whole : here), matches: isNamed });
  }
  if (/#\s*mypy:\s*ignore-errors/.test(comment.text))
    directives.push({ ...whole, matches: (rule) => rule.startsWith('mypy/') });
  return directives;
}
const typeDirectives: readonly (readonly [RegExp, RegExp])[] = [
  [/#\s*type:\s*ignore(?:\[([^\]]*)\])?/, /^(?:mypy|pyright)\//],
  [/#\s*pyright:\s*ignore(?:\[([^\]]*)\])?/, /^pyright\//],
];

function readScript(comment: Comment, lines: readonly string[]): Directive[] {
  const directives: Directive[] = [];
  const next = targetOf({ ...comment, isAlone: true }, lines);
  if (/@ts-(?:ignore|expect-error)\b/.test(comment.text)) {
    directives.push({ words: comment.text, matches: (rule) => rule.startsWith('tsc/'), from: next, to: next });
  }
  if (/@ts-nocheck\b/.test(comment.text)) {
    directives.push({ words: comment.text, matches: (rule) => rule.startsWith('tsc/'), from: 1, to: lines.length });
  }
  const lint = /(?:eslint|oxlint)-disable-(next-line|line)\b([^\r\n]*)/.exec(comment.text);
  if (lint) {
    const line = lint[1] === 'line' ? comment.line : comment.endLine + 1;
    directives.push({ words: comment.text, matches: lintRules(lint[2] ?? ''), from: line, to: line });
  }
  const biome = /biome-ignore(-all)?\s+(lint(?:\/[\w/]+)?)/.exec(comment.text);
  if (biome?.[2] !== undefined) {
    const prefix = `biome/${biome[2]}`;
    const [from, to] = biome[1] ? [1, lines.length] : [next, next];
    directives.push({
      words: comment.text,
      matches: (rule) => rule === prefix || rule.startsWith(`${prefix}/`),
      from,
      to,
    });
  }
  return directives;
}

/** `eslint-disable` … `eslint-enable`, and to the end of the file without one. */
function readScriptBlocks(comments: readonly Comment[], lastLine: number): Directive[] {
  const blocks: Directive[] = [];
  for (const comment of comments) {
    const found = /^\/\*\s*(eslint|oxlint)-disable(?!-)\b([^]*?)\*\/$/.exec(comment.text);
    if (!found) continue;
    const end = comments.find((other) => other.line > comment.line && other.text.includes(`${found[1]}-enable`));
    const to = end ? end.line : lastLine;
    blocks.push({ words: comment.text, matches: lintRules(found[2] ?? ''), from: comment.line, to });
  }
  return blocks;
}

/** The rules of a disable comment, without its `-- reason`; none means all lint rules, ours included. */
function lintRules(text: string): (rule: string) => boolean {
  const names = splitNames((text.split(/\s--\s/)[0] ?? '').replace('*/', ''));
  const isLint = (rule: string) => /^(?:eslint|oxlint|heal|flow)\//.test(rule);
  if (names.length === 0) return isLint;
  return (rule) =>
    isLint(rule) && names.some((name) => rule === name || rule.endsWith(`/${name}`) || rule.endsWith(`(${name})`));
}
