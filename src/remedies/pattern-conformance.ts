import { messageOf } from '#core/errors.ts';
import { fingerprint } from '#core/fingerprint.ts';
import type { CodeFinding, CodePlace } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern, PatternExamples } from '#core/pattern.ts';
import { applyEdits } from '#syntax/edits.ts';
import { languageOf, parses } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { findMessageFaults } from './messages.ts';
import { findRewriteFaults, proposeFromPattern } from './patterns.ts';

/** Pairs `before*.py` with `after*.py`, and names what has no partner. */
export function pairExamples(files: ReadonlyMap<string, string>): PatternExamples | string {
  const heals: { name: string; before: string; after: string }[] = [];
  const untouched: { name: string; text: string }[] = [];
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.startsWith('untouched')) untouched.push({ name, text });
    if (name.startsWith('after') && !files.has(name.replace('after', 'before'))) return `${name} has no before`;
    if (!name.startsWith('before')) continue;
    const after = files.get(name.replace('before', 'after'));
    if (after === undefined) return `${name} has no after`;
    heals.push({ name, before: text, after });
  }
  return { heals, untouched };
}

/**
 * What a pattern does not keep of its promise, in sentences; empty when every `before` becomes its `after`,
 * a healed file stays as it is, and every `untouched` is left alone.
 */
export function checkPattern(pattern: Pattern, examples: PatternExamples): string[] {
  const wrong: string[] = [];
  if (examples.heals.length === 0) wrong.push(`${pattern.id} has no before and after`);
  if (examples.untouched.length === 0) wrong.push(`${pattern.id} has no untouched`);
  wrong.push(
    ...[...findRewriteFaults(pattern), ...findMessageFaults(pattern)].map((fault) => `${pattern.id}: ${fault}`),
  );
  if (wrong.length > 0) return wrong;
  for (const { name, before, after } of examples.heals) {
    const result = tryHeal(pattern, name, before);
    if (result === before) wrong.push(`${pattern.id} does not bind in ${name}`);
    else if (result !== after) wrong.push(`${pattern.id} turns ${name} into:\n${result}\ninstead of:\n${after}`);
    if (!parses(name, after)) wrong.push(`the after of ${pattern.id}'s ${name} does not parse`);
    if (tryHeal(pattern, name, after) !== after) wrong.push(`${pattern.id} binds again in what it healed (${name})`);
  }
  for (const { name, text } of examples.untouched) {
    const result = tryHeal(pattern, name, text);
    if (result !== text) wrong.push(`${pattern.id} must leave ${name} alone, but makes:\n${result}`);
  }
  return wrong;
}

/** Heals line by line until nothing binds any more, as the loop does finding by finding. */
function tryHeal(pattern: Pattern, name: string, text: string): string {
  let current = text;
  for (let round = 0; round < 50; round++) {
    const next = healOnce(pattern, name, current);
    if (next === undefined) return current;
    current = next;
  }
  return `${pattern.id} never ends`;
}

function healOnce(pattern: Pattern, name: string, text: string): string | undefined {
  const positions = new Positions(text);
  for (let line = 1; line <= positions.lineCount; line++) {
    const start = positions.lineStart(line);
    const end = positions.place(Math.max(start, positions.nextLineStart(line) - 1));
    const path = pattern.requires?.files === 'tests' ? `tests/${name}` : name;
    const place = { path, line, column: 1, endLine: line, endColumn: end.line === line ? end.column : 1 };
    try {
      const answer = proposeFromPattern(pattern, findingAt(pattern.rules[0] ?? '', place), contextOf(name, text));
      if (answer === undefined || 'leftAlone' in answer) continue;
      return applyEdits(text, answer.change.edits);
    } catch (error) {
      return `${pattern.id} throws on line ${line}: ${messageOf(error)}`;
    }
  }
  return undefined;
}

/** A finding of which nothing is known but its rule and place: what a pattern is tried with. */
export function findingAt(rule: string, place: CodePlace): CodeFinding {
  const print = fingerprint({ rule, path: place.path, message: '', lines: [], ordinal: 0 });
  return {
    id: print,
    kind: 'code',
    rule,
    category: 'style',
    priority: 'P3',
    severity: 'low',
    message: '',
    fingerprint: print,
    sources: [{ scanner: rule.split('/')[0] ?? '', rule }],
    place,
    toolFixes: [],
  };
}

/** A file that stands alone: nothing else is there to be read or asked. */
export function contextOf(name: string, text: string): CodeContext {
  return {
    language: languageOf(name) ?? 'python',
    text,
    read: async () => undefined,
    files: [name],
    types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
    typescript: {
      codeFixes: async () => [],
      typeAt: async () => undefined,
      errors: async () => undefined,
      returns: async () => undefined,
    },
  };
}
