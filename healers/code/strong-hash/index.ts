import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readPlainText } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { smallestOverlapping, wordsAround } from '#syntax/python/purpose.ts';
import { oldestPython } from '#syntax/python/target-version.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { wordsOf } from '#syntax/words.ts';

/** Uses in which nobody gains anything from a collision. */
const harmless = new Set(
  (
    'etag etags checksum checksums cache cached caching cachekey dedupe dedup deduplicate duplicate duplicates color colour ' +
    'bucket shard sharding partition gravatar md5sum sha1sum revision revisions changed unchanged memo memoize'
  ).split(' '),
);
const sensitive = new Set(
  (
    'sign signs signed signature signatures token tokens auth authenticate authentication authorize secret secrets hmac mac ' +
    'session csrf nonce credential credentials verify otp cookie'
  ).split(' '),
);
/** A function that is called after its algorithm is asked for by a protocol, as `md5_utf8` of HTTP's digests is. */
const algorithms = new Set(['md5', 'sha', 'sha1']);
const passwords = new Set(['password', 'passwords', 'passwd', 'pwd', 'passphrase', 'pin']);

export const healer: CodeHealer = {
  name: 'strong-hash',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S324', 'bandit/B324', 'bandit/B303'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    if (isTestFile(path)) return leave('A test knows the hashes that it compares with.');
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: 'call' }).filter((call) =>
      /^hashlib\.(?:md5|sha1|new)$/.test(qualify(call.field('function'), names) ?? ''),
    );
    const { start, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls, start, end);
    const callee = qualify(call?.field('function') ?? null, names);
    if (call === undefined || callee === undefined) return leave('The hash is not made with hashlib here.');
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === 'usedforsecurity')) {
      return leave('The call says itself what the hash is for, or takes arguments from elsewhere.');
    }
    const words = new Set([...wordsAround(call), ...wordsOf(path.split('/').at(-1)?.replace(/\.py$/, '') ?? '')]);
    const has = (list: ReadonlySet<string>) => [...words].some((word) => list.has(word));
    if (has(passwords))
      return leave(
        'A password needs a slow hash with salt, such as hashlib.scrypt, and a plan for those that are stored.',
      );
    if (has(harmless) && !has(sensitive)) return sayHarmless(path, call, context);
    if (has(sensitive) && !has(harmless) && (has(algorithms) || isChosenByName(call)))
      return leave('The names around say which algorithm it must be: a protocol may ask for it.');
    if (has(sensitive) && !has(harmless)) return strengthen(path, call, callee, context, tree);
    return leave('Nothing here says whether the hash guards something: choose SHA-256, or `usedforsecurity=False`.');
  },
};

/** `if algorithm == "MD5": …` around the call, or in the same function. */
function isChosenByName(call: Node): boolean {
  const around = enclosing(call, 'function_definition');
  return around !== undefined && /["'](?:md5|sha-?1?|md5-sess)["']\s*(?::|\)|]|,)/i.test(around.text());
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

async function sayHarmless(path: string, call: Node, context: CodeContext): Promise<Proposal<'code'> | LeftAlone> {
  const oldest = await oldestPython((file) => context.read(file));
  if (oldest !== undefined && oldest < 9)
    return leave('`usedforsecurity` needs Python 3.9, and the project supports older ones.');
  const args = readArguments(call);
  const last = args.at(-1);
  const list = call.field('arguments');
  if (list === null) return leave('The call has no list of arguments.');
  if (args.length === 1 && list.is('generator_expression')) return leave('The argument is a generator.');
  const at = last ? span(last.node).end : span(list).start + 1;
  const edit = { path, start: at, end: at, text: `${last ? ', ' : ''}usedforsecurity=False` };
  return { change: { edits: [edit] }, summary: 'Say that the hash guards nothing' };
}

function strengthen(
  path: string,
  call: Node,
  callee: string,
  context: CodeContext,
  tree: Tree,
): Proposal<'code'> | LeftAlone {
  const summary = 'Hash with SHA-256; digests that are stored or sent elsewhere change';
  const name = call.field('function');
  if (name === null) return leave('The hash is not made with hashlib here.');
  if (callee === 'hashlib.new') {
    const algorithm = readArguments(call)[0]?.value;
    if (algorithm?.is('string') !== true || !/^(?:md5|sha-?1)$/i.test(readPlainText(algorithm) ?? ''))
      return leave('The algorithm is chosen elsewhere.');
    const { start, end } = span(algorithm);
    return { change: { edits: [{ path, start: start + 1, end: end - 1, text: 'sha256' }] }, summary, safety: 'risky' };
  }
  if (name.is('attribute')) {
    const attribute = name.field('attribute');
    if (attribute === null) return leave('The hash is not made with hashlib here.');
    return { change: { edits: [{ path, ...span(attribute), text: 'sha256' }] }, summary, safety: 'risky' };
  }
  const needed = needImport(path, context.text, tree, { module: 'hashlib', name: 'sha256' });
  if (needed === undefined) return leave('The file uses the name `sha256` for something else.');
  const edit: TextEdit = { path, ...span(name), text: needed.local };
  const imports = dropUnusedImports(path, context.text, tree, [name.text()], [edit], needed.edits);
  return { change: { edits: mergeEdits([edit, ...imports]) }, summary, safety: 'risky' };
}
