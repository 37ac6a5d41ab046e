import { type Command, InvalidArgumentError, Option } from 'commander';
import { codeCategories, type Category } from '#core/finding.ts';
import { suggest } from '#config/suggest.ts';
import type { Selection } from '../contract.ts';
import { defaultFailLevel, failLevels, type FailLevel } from './exit-codes.ts';

/** Flags that `scan` and `fix` share, as commander hands them over. */
export interface SelectionFlags {
  readonly category?: readonly Category[];
  readonly rule?: readonly string[];
  readonly changed?: string | true;
  readonly newOnly?: boolean;
  readonly max?: number;
  readonly failOn: FailLevel;
  readonly all?: boolean;
  readonly verbose?: boolean;
}

export function addSelectionFlags(command: Command): Command {
  return command
    .option('--category <list>', `only these categories: ${codeCategories.join(', ')}`, parseCategories)
    .option('--rule <list>', 'only these rules, by full name (ruff/F401) or family (ruff/*)', parseRules)
    .option(
      '--changed [ref]',
      'only files that differ from ref (default HEAD: uncommitted changes), and their dependents',
    )
    .option('--new-only', 'with --changed: only findings that ref does not have')
    .option('--max <n>', 'at most n findings, the most urgent first', parseCount)
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 when findings of this priority or a higher one remain')
        .default(defaultFailLevel)
        .argParser(parseFailLevel),
    )
    .option('--all', 'list everything, however long')
    .addOption(makeVerbose());
}

export function makeJson(): Option {
  return new Option('--json', 'print one JSON object on stdout');
}

export function makeVerbose(): Option {
  return new Option('--verbose', 'show more: stack traces of errors, every scanner');
}

/** What the application understands. */
export function toSelection(flags: SelectionFlags): Selection {
  return {
    ...(flags.category ? { categories: flags.category } : {}),
    ...(flags.rule ? { rules: flags.rule } : {}),
    ...(flags.changed === undefined ? {} : { changed: flags.changed === true ? 'HEAD' : flags.changed }),
    ...(flags.newOnly ? { newOnly: true } : {}),
    ...(flags.max === undefined ? {} : { max: flags.max }),
  };
}

/** Parses one of a few words, with a suggestion for a slip. */
export function parseWord<T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((word) => word.toLowerCase() === value.toLowerCase());
  if (found) return found;
  const guess = suggest(value, known);
  throw new InvalidArgumentError(`${guess ? `Did you mean ${guess}? ` : ''}Use one of: ${known.join(', ')}.`);
}

function parseFailLevel(value: string): FailLevel {
  return parseWord(value, failLevels);
}

/** The flag may be repeated and may hold a list; both together work too. */
function parseCategories(value: string, previous: readonly Category[] = []): readonly Category[] {
  return [...previous, ...splitList(value).map((word) => parseWord(word, codeCategories))];
}

function parseRules(value: string, previous: readonly string[] = []): readonly string[] {
  const rules = splitList(value);
  const wrong = rules.find((rule) => !/^[\w@.-]+\/\S+$/.test(rule));
  if (wrong !== undefined) {
    throw new InvalidArgumentError('Name the scanner too, as findings do: ruff/F401, or a family: ruff/*.');
  }
  return [...previous, ...rules];
}

function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number, 0 or more.');
  return Number(value);
}

function splitList(value: string): string[] {
  const words = value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new InvalidArgumentError('Name at least one.');
  return words;
}
