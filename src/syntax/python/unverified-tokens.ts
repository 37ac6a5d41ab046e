import type { Node, Tree } from '../parse.ts';
import { qualify, readArguments, readImportedNames, type Argument } from './calls.ts';
import { descendants } from './nodes.ts';
import { scopeOf } from './uses.ts';

/** A call that believes a token without its signature. */
export interface UnverifiedToken {
  readonly call: Node;
  readonly args: readonly Argument[];
  /** What says so: `verify=False`, the pair in `options`, the element in `algorithms`. */
  readonly culprit: Node;
  readonly way: 'verify' | 'options' | 'none';
}

/** Calls of `jwt.decode` that check nothing. */
export function findUnverifiedTokens(tree: Tree): UnverifiedToken[] {
  const names = readImportedNames(tree);
  const decodes = descendants(tree.root(), 'call').filter((call) =>
    /^(?:jwt|jose\.jwt)\.decode$/.test(qualify(call.field('function'), names) ?? ''),
  );
  const read = decodes.map((call) => ({ call, found: readCulprit(call) }));
  return read.flatMap(({ call, found }) => {
    // Its header or issuer may be read first to find the key, and the token verified after that.
    const scope = scopeOf(call);
    const isVerifiedToo = read.some((other) => other.found === undefined && scopeOf(other.call).id() === scope.id());
    return found === undefined || isVerifiedToo ? [] : [found];
  });
}

/** Keys and algorithms that the file signs its own tokens with, each pair once. */
export function findSigners(tree: Tree): { readonly key: Node; readonly algorithm: string }[] {
  const names = readImportedNames(tree);
  const found = descendants(tree.root(), 'call').flatMap((call) => {
    if (!/^(?:jwt|jose\.jwt)\.encode$/.test(qualify(call.field('function'), names) ?? '')) return [];
    const args = readArguments(call);
    const key = args.find((arg) => arg.name === 'key')?.value ?? args[1]?.value;
    const algorithm = args.find((arg) => arg.name === 'algorithm')?.value ?? args[2]?.value;
    return key && !args.some((arg) => arg.isSplat) ? [{ key, algorithm: algorithm?.text() ?? '"HS256"' }] : [];
  });
  return [...new Map(found.map((one) => [`${one.key.text()} ${one.algorithm}`, one])).values()];
}

function readCulprit(call: Node): UnverifiedToken | undefined {
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return undefined;
  const verify = args.find((arg) => arg.name === 'verify' && arg.value.text() === 'False');
  if (verify) return { call, args, culprit: verify.node, way: 'verify' };
  const options = args.find((arg) => arg.name === 'options')?.value;
  const pair = (options?.is('dictionary') === true ? options.namedChildren() : []).find(
    (it) =>
      it.is('pair') &&
      /verify_signature["']$/.test(it.field('key')?.text() ?? '') &&
      it.field('value')?.text() === 'False',
  );
  if (pair) return { call, args, culprit: pair, way: 'options' };
  const algorithms = args.find((arg) => arg.name === 'algorithms')?.value;
  const none = (algorithms?.is('list') === true ? algorithms.namedChildren() : []).find((it) =>
    /^["']none["']$/i.test(it.text()),
  );
  return none ? { call, args, culprit: none, way: 'none' } : undefined;
}
