import type { z } from 'zod';
import type { ParsedSource } from './source.ts';
import { suggest } from './suggest.ts';
import { valueAt } from './value-at.ts';

/** One thing that is wrong with a configuration, and what to write instead. */
export interface ConfigProblem {
  /** Relative to the folder that was asked, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** `.github/heal.yml:3:13: categories.security is "onn". Write one of …` */
export function printProblem(problem: ConfigProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}. ${sentence(problem.hint)}`;
}

/** Turns what Zod says into what a person can act on. `prefix` is where the configuration starts in the file. */
export function explainIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  place: {
    readonly file: string;
    readonly source: ParsedSource;
    readonly prefix: readonly string[];
    readonly knownKeys: (path: readonly PropertyKey[]) => readonly string[];
  },
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const add = (path: readonly PropertyKey[], part: 'key' | 'value', message: string, hint: string): void => {
    problems.push({
      file: place.file,
      ...place.source.locate([...place.prefix, ...path], part),
      message,
      hint,
    });
  };
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = place.knownKeys(issue.path);
      for (const key of issue.keys) {
        const name = nameOf([...issue.path, key]);
        add([...issue.path, key], 'key', `${name} is not a known key`, chooseFrom(key, known));
      }
      continue;
    }
    // A union is a word or a list of words: the branch that fits the kind of the value is the one that was meant.
    const inner = issue.code === 'invalid_union' ? pickBranch(issue.errors, valueAt(value, issue.path)) : issue;
    const path = inner === issue ? issue.path : [...issue.path, ...inner.path];
    const actual = valueAt(value, path);
    if (actual === undefined) {
      add(
        path.slice(0, -1),
        'value',
        `${nameOf(path)} is missing`,
        `write ${String(path.at(-1))}: ${exampleOf(inner)}`,
      );
    } else {
      add(path, 'value', `${nameOf(path)} is ${show(actual)}`, adviseFor(inner, actual));
    }
  }
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function pickBranch(branches: readonly (readonly z.core.$ZodIssue[])[], actual: unknown): z.core.$ZodIssue {
  const wanted = Array.isArray(actual)
    ? branches.find((issues) => issues.some((issue) => issue.path.length > 0))
    : branches.find((issues) => issues.some((issue) => issue.code === 'invalid_value'));
  const found = (wanted ?? branches[0])?.[0];
  if (!found) throw new TypeError('a union without branches');
  return found;
}

function adviseFor(issue: z.core.$ZodIssue, actual: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return chooseFrom(
        typeof actual === 'boolean' ? (actual ? 'on' : 'off') : String(actual),
        issue.values.map(String),
      );
    case 'too_small':
      return issue.origin === 'string' ? 'write something' : `write ${String(issue.minimum)} or more`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `shorten it to ${String(issue.maximum)} or fewer`
        : `write ${String(issue.maximum)} or less`;
    case 'invalid_type':
      return `write ${kindWords[issue.expected] ?? issue.expected}`;
    default:
      return issue.message;
  }
}

const kindWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'keys and values below it',
  record: 'keys and values below it',
};

function exampleOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value' ? String(issue.values[0]) : '…';
}

function chooseFrom(word: string, known: readonly string[]): string {
  const guess = suggest(word, known);
  const choice = known.length === 1 ? `write ${known[0]}` : `write one of ${known.join(', ')}`;
  return guess && known.length > 1 ? `did you mean ${guess}? ${sentence(choice)}` : choice;
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((step) => printable(String(step))).join('.');
  return name === '' ? 'the configuration' : name;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of keys';
  return typeof value === 'string' ? `"${printable(value)}"` : printable(String(value));
}

function printable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
