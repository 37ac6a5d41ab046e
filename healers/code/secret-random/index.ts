import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { smallestOverlapping, wordsAround } from '#syntax/python/purpose.ts';

const guarded = new Set(
  (
    'token tokens secret secrets password passwords passwd pwd passphrase otp nonce csrf xsrf salt captcha credential ' +
    'credentials auth apikey cookie jwt'
  ).split(' '),
);

export const healer: CodeHealer = {
  name: 'secret-random',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S311', 'bandit/B311'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: 'call' }).filter((call) =>
      /^random\.\w+$/.test(qualify(call.field('function'), names) ?? ''),
    );
    if (calls.some((call) => qualify(call.field('function'), names) === 'random.seed')) {
      return leave('The file seeds its random numbers: somebody wants them to repeat.');
    }
    const { start, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls, start, end);
    const callee = call?.field('function') ?? null;
    if (call === undefined || callee === null) return leave('The number does not come from the module random here.');
    const words = wordsAround(call);
    if (!isGuarded(words)) return leave('Nothing here says that the value must be hard to guess.');
    if (/(^|\/)tests?\/|(^|\/)test_/.test(path)) return leave('Tests need no secrets that are hard to guess.');
    if (call.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the call.');
    const needed = needImport(path, context.text, tree, { module: 'secrets' });
    if (needed === undefined) return leave('The file uses the name `secrets` for something else.');
    const text = rewrite(call, qualify(callee, names) ?? '', needed.local);
    if (text === undefined) return leave(`\`${callee.text()}\` has no counterpart in secrets that answers the same.`);
    // Where only the name of the function changes, the layout of its arguments stays.
    const edit = isPlainChoice(call, callee, names)
      ? { path, ...span(callee), text: `${needed.local}.choice` }
      : { path, ...span(call), text };
    const imported = callee.is('identifier') ? callee.text() : (callee.text().split('.')[0] ?? '');
    const imports = dropUnusedImports(path, context.text, tree, [imported], [edit], needed.edits);
    return {
      change: { edits: mergeEdits([edit, ...imports]) },
      summary: 'Take the secret from the system’s random source',
    };
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

function isPlainChoice(call: Node, callee: Node, names: ImportedNames): boolean {
  const [only, ...more] = readArguments(call);
  const isOne = only !== undefined && more.length === 0 && only.name === undefined && !only.isSplat;
  return isOne && qualify(callee, names) === 'random.choice';
}

/** `key` alone is the key of a dictionary as often as not. */
function isGuarded(words: ReadonlySet<string>): boolean {
  // What parts messages from each other must be rare, not secret.
  if (words.has('boundary') || words.has('separator')) return false;
  if ([...words].some((word) => guarded.has(word))) return true;
  // A session may be one of training; its number or key is guessed at by nobody but thieves.
  if (words.has('session') && ['id', 'key', 'token'].some((word) => words.has(word))) return true;
  return words.has('key') && ['api', 'generate', 'private', 'encryption'].some((word) => words.has(word));
}

function rewrite(call: Node, callee: string, secrets: string): string | undefined {
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return undefined;
  const positional = args.filter((arg) => arg.name === undefined).map((arg) => arg.value.text());
  const [first, second] = positional;
  const isPlain = positional.length === args.length;
  if (first === undefined) return undefined;
  switch (callee) {
    case 'random.choice':
      return isPlain && args.length === 1 ? `${secrets}.choice(${first})` : undefined;
    case 'random.randrange':
      if (!isPlain) return undefined;
      return args.length === 1
        ? `${secrets}.randbelow(${first})`
        : `${secrets}.choice(range(${positional.join(', ')}))`;
    case 'random.randint':
      return isPlain && args.length === 2 && second !== undefined ? between(first, second, secrets, call) : undefined;
    case 'random.getrandbits':
      return isPlain && args.length === 1 ? `${secrets}.randbits(${first})` : undefined;
    case 'random.choices': {
      const count = args.find((arg) => arg.name === 'k')?.value.text();
      // The population is looked at once per element: a name or a literal stays the same.
      const isSteady = /^(?:[\w.]+|"[^"\n]*"|'[^'\n]*')$/.test(first);
      return args.length === 2 && positional.length === 1 && count !== undefined && isSteady
        ? `[${secrets}.choice(${first}) for _ in range(${count})]`
        : undefined;
    }
    default:
      return undefined;
  }
}

const alone = ['assignment', 'argument_list', 'return_statement', 'keyword_argument', 'list', 'interpolation'];

/** Both ends count, as in randint. A sum is written only where it needs no parentheses. */
function between(low: string, high: string, secrets: string, call: Node): string {
  const isNumbers = /^\d{1,15}$/.test(low) && /^\d{1,15}$/.test(high);
  const size = Number(high) - Number(low) + 1;
  if (!isNumbers || size < 1) return `${secrets}.choice(range(${low}, ${high} + 1))`;
  if (Number(low) === 0) return `${secrets}.randbelow(${size})`;
  return alone.includes(String(call.parent()?.kind()))
    ? `${low} + ${secrets}.randbelow(${size})`
    : `${secrets}.choice(range(${low}, ${Number(high) + 1}))`;
}
