import { UsageError } from '#core/errors.ts';
import { suggest } from '#config/suggest.ts';
import { codeCategories, type Category } from '#core/finding.ts';
import { failLevels, type FailLevel } from '../cli/exit-codes.ts';
import { commands, inputs, publishWays, type ActionCommand, type InputName, type PublishWay } from './inputs.ts';

export interface ActionInputs {
  readonly command: ActionCommand;
  /** '' when there is none. */
  readonly token: string;
  readonly path: string;
  readonly config: string | undefined;
  readonly categories: readonly Category[] | undefined;
  /** To replay, in this order. */
  readonly workflows: readonly string[];
  readonly changedOnly: boolean | 'auto';
  /** Undefined: as fits the event. */
  readonly publish: PublishWay | undefined;
  /** Undefined: as fits the command. */
  readonly failOn: FailLevel | undefined;
  readonly maxPrs: number;
  readonly dryRun: boolean;
  /** Undefined: the usual folder. */
  readonly bundle: string | undefined;
  readonly state: 'branch' | 'none';
  readonly databaseUrl: string | undefined;
  /** For the engine: the variables that the application reads. */
  readonly modelVariables: Readonly<Record<string, string>>;
}

/** Reads all inputs. `get` answers with the text of one, trimmed, '' when it is not set. Throws `UsageError` by name. */
export function readInputs(get: (name: InputName) => string): ActionInputs {
  const text = (name: InputName) => get(name) || undefined;
  const word = <T extends string>(name: InputName, known: readonly T[]): T | undefined => {
    const value = text(name);
    return value === undefined ? undefined : parseWord(name, value, known);
  };
  const chosen = text('categories')
    ?.split(/[\s,]+/)
    .filter((each) => each !== '')
    .map((each) => parseWord('categories', each, codeCategories));
  const changed = word('changed-only', ['auto', 'true', 'false']) ?? 'auto';
  const variables = {
    HEAL_MODEL_URL: text('model-url'),
    HEAL_MODEL_API_KEY: text('model-api-key'),
    HEAL_MODEL_API_VERSION: text('model-api-version'),
    HEAL_MODEL: text('model'),
  };
  return {
    command: word('command', commands) ?? 'fix',
    token: get('github-token'),
    path: parsePath('path', text('path') ?? '.'),
    config: text('config') === undefined ? undefined : parsePath('config', get('config')),
    categories: chosen === undefined || chosen.length === 0 ? undefined : chosen,
    workflows: (text('workflows') ?? '').split(/[\s,]+/).filter((each) => each !== ''),
    changedOnly: changed === 'auto' ? 'auto' : changed === 'true',
    publish: word('publish', publishWays),
    failOn: word('fail-on', failLevels),
    maxPrs: parseCount('max-prs', text('max-prs') ?? inputs['max-prs'].default),
    dryRun: word('dry-run', ['true', 'false']) === 'true',
    bundle: text('bundle'),
    state: word('state', ['branch', 'none']) ?? 'branch',
    databaseUrl: text('database-url'),
    modelVariables: Object.fromEntries(
      Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}

function parseWord<T extends string>(name: InputName, value: string, known: readonly T[]): T {
  const found = known.find((each) => each.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return found;
  const guess = suggest(value, known);
  throw new UsageError(
    `The input ${name} is ${JSON.stringify(value.slice(0, 100))}.`,
    `${guess ? `Did you mean ${guess}? ` : ''}Use one of: ${known.join(', ')}.`,
  );
}

function parseCount(name: InputName, value: string): number {
  if (/^\d{1,2}$/.test(value)) return Number(value);
  throw new UsageError(`The input ${name} is ${JSON.stringify(value.slice(0, 100))}.`, 'Use a whole number, 0 to 99.');
}

/** Inside the repository, with `/`. */
function parsePath(name: InputName, value: string): string {
  const path = value
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
  if (path === '' || path === '.') return '.';
  const isInside = !path.startsWith('/') && !/^[a-z]:/i.test(path) && !path.split('/').includes('..');
  if (isInside && !path.startsWith('-') && !/\p{Cc}/u.test(path)) return path;
  throw new UsageError(
    `The input ${name} is ${JSON.stringify(value.slice(0, 100))}, which is not inside the repository.`,
    'Name it from the root of the repository, without `..`.',
  );
}
