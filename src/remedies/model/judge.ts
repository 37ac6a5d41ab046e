import type { CodeContext } from '#core/healer.ts';
import { findAll, languageOf, parse, parses } from '#syntax/parse.ts';
import { addsSuppression, countMatches } from '#syntax/suppressions.ts';
import { isUntouchable } from '#syntax/scope.ts';
import { isDevelopmentFile, isTestFile } from '#syntax/test-files.ts';
import type { Applied } from './apply.ts';
import { findNewPower } from './powers.ts';

/** Files that steer tools, builds and tests: code that others run without asking. */
const configuration =
  /(^|\/)(setup|noxfile|fabfile|conftest|sitecustomize|usercustomize|gunicorn\.conf)\.py$|\.config\.[cm]?[jt]sx?$|(^|\/)\.[^/]+|(^|\/)(gulpfile|gruntfile|webpack[^/]*|rollup[^/]*)\.[cm]?[jt]s$/i;

/** Why the file of a finding is not given to a model; undefined when it may be. */
export function refuseFile(path: string): string | undefined {
  if (isTestFile(path) || isDevelopmentFile(path)) return 'Tests are not changed by a model: nothing would check them.';
  if (isUntouchable(path) || configuration.test(path))
    return 'Files that steer tools and builds are not changed by a model.';
  return undefined;
}

/** Most lines that may differ. */
const maxChangedLines = 60;

/** What speaks against a cure before any gate is asked; undefined when nothing does. */
export function judgeCure(
  path: string,
  before: string,
  after: string,
  context: CodeContext,
): Exclude<Applied, { after: string }> | undefined {
  if (before === after) return { misfit: 'Nothing changes.' };
  if (parses(path, before) && !parses(path, after)) return { misfit: 'The file does not parse any more.' };
  const removed = linesOnlyIn(before, after);
  const added = linesOnlyIn(after, before);
  if (added.length + removed.length > maxChangedLines) {
    return { refused: `it changes ${added.length + removed.length} lines` };
  }
  if (addsSuppression(before, after) || tradesSuppression(removed, added)) {
    return { refused: 'it silences the tool instead of curing the fault' };
  }
  for (const pattern of swallowing) {
    if (countMatches(after, pattern) > countMatches(before, pattern)) return { refused: 'it swallows errors' };
  }
  const gone = findGone(path, before, after);
  if (gone !== undefined) return { refused: `it takes away ${gone.slice(0, 60)}` };
  if (added.some((line) => mixedScripts.test(line))) return { refused: 'it writes a name in letters that look alike' };
  const power = findNewPower(path, before, after, context);
  return power === undefined ? undefined : { refused: power };
}

/** True when a line is silenced that was not, even where another one is not silenced any more. */
function tradesSuppression(removed: readonly string[], added: readonly string[]): boolean {
  return removed.length === added.length
    ? added.some((line, index) => addsSuppression(removed[index] ?? '', line))
    : addsSuppression('', added.join('\n'));
}

/** Lines of `text` that `other` does not have, each counted as often as it stands; indentation aside. */
function linesOnlyIn(text: string, other: string): string[] {
  const theirs = countEach(trimmedLines(other));
  return trimmedLines(text).filter((line) => !takeOne(theirs, line));
}

function trimmedLines(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}

function countEach(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, line: string): boolean {
  const left = counts.get(line) ?? 0;
  if (left === 0) return false;
  if (left === 1) counts.delete(line);
  else counts.set(line, left - 1);
  return true;
}

const swallowing: readonly RegExp[] = [
  /\bexcept\b[^\n:]{0,300}:\s*(?:#[^\n]*\n\s*)?(?:pass\b|\.\.\.|continue\b)/g,
  /\bcatch\s{0,9}(?:\([^)]{0,99}\)\s{0,9})?\{\s{0,99}\}|\.catch\(\s{0,99}\(?\w{0,99}\)?\s{0,9}=>\s{0,99}(?:\{\s{0,99}\}|undefined|null)\s{0,99}\)/g,
  /\bsuppress\s*\(\s*(Base)?Exception\b/g,
];
/** Latin letters in one word with Cyrillic or Greek ones. */
const mixedScripts =
  /(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]*\p{Script=Latin})[\p{L}\p{N}_]*[\p{Script=Cyrillic}\p{Script=Greek}]/u;

const pythonDefinitions = ['function_definition', 'class_definition'];
const scriptDefinitions = [
  'function_declaration',
  'generator_function_declaration',
  'class_declaration',
  'abstract_class_declaration',
  'method_definition',
  'interface_declaration',
  'type_alias_declaration',
  'enum_declaration',
];

/** The name of a function, class or type that the cure takes away: others may use it. */
function findGone(path: string, before: string, after: string): string | undefined {
  const left = countEach(namesOf(path, after));
  return namesOf(path, before).find((name) => !takeOne(left, name));
}

function namesOf(path: string, text: string): string[] {
  const kinds = languageOf(path) === 'python' ? pythonDefinitions : scriptDefinitions;
  const definitions = findAll(parse(path, text), { any: kinds.map((kind) => ({ kind })) });
  return definitions.map((node) => node.field('name')?.text() ?? '');
}
