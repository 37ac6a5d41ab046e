import { ConfigError } from '#core/errors.ts';
import { categories } from '#core/finding.ts';
import { makeEffective, type Effective } from './effective.ts';
import { explainIssues, printProblem, type ConfigProblem } from './problems.ts';
import { fileSchema } from './schema.ts';
import type { ParsedSource } from './source.ts';
import { valueAt } from './value-at.ts';

/** Where configuration is looked for; the paths that it gets start with one of `folders`. */
export interface ConfigReader {
  /** Undefined when the file does not exist or cannot be read. */
  readFile(path: string): Promise<string | undefined>;
  exists(path: string): Promise<boolean>;
}
export interface LoadedConfig extends Effective {
  /** The file that was used; undefined when there is none and the preset `heal:recommended` counts. */
  readonly source: string | undefined;
  /** Not empty: the configuration must not be used; `config` then holds the defaults. */
  readonly problems: readonly ConfigProblem[];
}

/** In the order of the documentation; exactly one may exist in a folder. */
export const configFiles = [
  '.github/heal.yml',
  'heal.config.yml',
  'heal.config.json',
  'package.json',
  'pyproject.toml',
] as const;

/**
 * Finds and reads the configuration. `folders` are tried in order (the package, then the repository); the first
 * that has one wins, so that a package can have rules of its own. Never throws for what is written in a file.
 */
export async function loadConfig(reader: ConfigReader, folders: readonly string[] = ['']): Promise<LoadedConfig> {
  for (const folder of folders) {
    const found: Found[] = [];
    for (const name of configFiles) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const one = await readOne(reader, path, name);
      if (one) found.push(one);
    }
    const [first, ...others] = found;
    if (!first) continue;
    if (others.length === 0) return interpret(first);
    const files = found.map((one) => one.file);
    return refuse(
      first.file,
      others.map((other) => ({
        file: other.file,
        ...other.source.locate(other.prefix, 'key'),
        message: `a second configuration beside ${first.file}`,
        hint: `keep exactly one of ${files.join(', ')}`,
      })),
    );
  }
  return { ...makeEffective({ version: 1 }, () => 'heal:recommended'), source: undefined, problems: [] };
}

/** The same for one file, whatever its name is; undefined when it does not exist. */
export async function loadConfigFile(reader: ConfigReader, file: string): Promise<LoadedConfig | undefined> {
  const name = configFiles.find((known) => file === known || file.endsWith(`/${known}`)) ?? 'heal.config.yml';
  const found = await readOne(reader, file, name);
  return found && interpret(found);
}

/** For callers that cannot go on with a wrong configuration: throws a ConfigError that lists every problem. */
export function requireConfig(loaded: LoadedConfig): LoadedConfig {
  if (loaded.problems.length === 0) return loaded;
  const [first, ...more] = loaded.problems.map(printProblem);
  throw new ConfigError(
    [first, ...more].join('\n'),
    `Correct ${loaded.source ?? 'the configuration'}, then check it with: heal config validate`,
  );
}

interface Found {
  readonly file: string;
  readonly source: ParsedSource;
  /** Where the configuration starts inside the file. */
  readonly prefix: readonly string[];
}

async function readOne(reader: ConfigReader, path: string, name: string): Promise<Found | undefined> {
  if (!(await reader.exists(path))) return undefined;
  const text = await reader.readFile(path);
  const isOwn = name.includes('heal');
  if (text === undefined) {
    if (!isOwn) return undefined;
    return { file: path, source: unreadable(), prefix: [] };
  }
  const prefix = name === 'package.json' ? ['heal'] : name === 'pyproject.toml' ? ['tool', 'heal'] : [];
  // Not ours to judge: a package.json that others read may be broken or huge without a word about Heal.
  if (!isOwn && !/\[\s*tool\s*\.\s*"?heal|"heal"\s*:\s*\{|^\s*heal\b.*=/m.test(text)) return undefined;
  // Loaded when there is something to read: most packages have no configuration, and the parsers are large.
  const { parseTomlSource, parseYaml } = await import('./source.ts');
  const source = name === 'pyproject.toml' ? parseTomlSource(text) : parseYaml(text);
  if (!isOwn && source.problems.length === 0 && typeof valueAt(source.value, prefix) !== 'object') return undefined;
  return { file: path, source, prefix };
}

function interpret({ file, source, prefix }: Found): LoadedConfig {
  if (source.problems.length > 0) {
    return refuse(
      file,
      source.problems.map((problem) => ({ file, ...problem })),
    );
  }
  const value = valueAt(source.value, prefix);
  if (value === null || value === undefined) {
    const place = source.locate(prefix, 'key');
    return refuse(file, [{ file, ...place, message: 'the configuration is empty', hint: 'start with: version: 1' }]);
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    return refuse(file, explainIssues(parsed.error.issues, value, { file, source, prefix, knownKeys }));
  }
  const originOf = (path: readonly string[]): string => `${file}:${source.locate([...prefix, ...path], 'key').line}`;
  return { ...makeEffective(parsed.data, originOf), source: file, problems: [] };
}

function refuse(file: string, problems: readonly ConfigProblem[]): LoadedConfig {
  return { ...makeEffective({ version: 1 }, () => 'heal:recommended'), source: file, problems };
}

/** Keys that may stand at a path of the file; used for suggestions. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const [group] = path;
  if (group === undefined) return Object.keys(fileSchema.shape).filter((key) => key !== '$schema');
  if (group === 'categories') return categories;
  if (
    group === 'test' ||
    group === 'limits' ||
    group === 'scan' ||
    group === 'approvals' ||
    group === 'breaker' ||
    group === 'pullRequests'
  ) {
    return Object.keys(fileSchema.shape[group].unwrap().shape);
  }
  return [];
}

function unreadable(): ParsedSource {
  const start = { line: 1, column: 1 };
  return {
    value: undefined,
    problems: [{ ...start, message: 'the file cannot be read', hint: 'make it readable, or remove it' }],
    locate: () => start,
  };
}
