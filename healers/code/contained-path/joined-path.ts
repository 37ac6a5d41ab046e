import { span, type Node } from '#syntax/parse.ts';
import { quoteOf, readBuiltString } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readDotted, type ImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { scopeOf } from '#syntax/python/uses.ts';

/** A path that is made of a folder of the program and of something that comes from elsewhere. */
export interface JoinedPath {
  /** The folder, as an expression. */
  readonly base: string;
  /** What is joined to it, when it is one expression. */
  readonly rest: string | undefined;
  readonly isPathlib: boolean;
}

/** Reads `os.path.join(BASE, name)`, `BASE + "/" + name`, `f"/srv/{name}"` and `BASE / name`. */
export function readJoinedPath(node: Node, names: ImportedNames): JoinedPath | undefined {
  if (node.is('call')) return readJoin(node, names);
  if (node.is('binary_operator') && node.field('operator')?.text() === '/') return readSlash(node, names);
  return readText(node);
}

function readJoin(call: Node, names: ImportedNames): JoinedPath | undefined {
  if (qualify(call.field('function'), names) !== 'os.path.join') return undefined;
  const args = readArguments(call);
  const [base, ...rest] = args;
  if (!base || rest.length === 0 || args.some((arg) => arg.isSplat || arg.name !== undefined)) return undefined;
  const [only] = rest;
  return isOwnFolder(base.value)
    ? { base: base.value.text(), rest: rest.length === 1 ? only?.value.text() : undefined, isPathlib: false }
    : undefined;
}

function readSlash(node: Node, names: ImportedNames): JoinedPath | undefined {
  const left = node.field('left');
  const right = node.field('right');
  if (!left || !right) return undefined;
  const isPath =
    (left.is('call') && /^pathlib\.Path(?:\.cwd)?$/.test(qualify(left.field('function'), names) ?? '')) ||
    (isOwnFolder(left) && isGivenPath(left, names));
  return isPath ? { base: left.text(), rest: right.text(), isPathlib: true } : undefined;
}

/** `f"/srv/files/{name}"`, `"/srv/files/" + name`, `BASE + "/" + name`: one folder, and then only what is joined. */
function readText(node: Node): JoinedPath | undefined {
  const built = readBuiltString(node);
  if (built === undefined || built.way === 'plain' || built.way === 'mixed' || built.way === 'percent')
    return undefined;
  const [first, second, third] = built.parts;
  const values = built.parts.filter((part) => part.kind === 'value');
  const folder = first?.kind === 'text' ? /^(.*[^/])\/+$/.exec(first.raw)?.[1] : undefined;
  if (first?.kind === 'text' && folder !== undefined && /^[\w./ -]+$/.test(folder)) {
    const quote = quoteOf(first.token)[0] ?? '"';
    return { base: quote + folder + quote, rest: undefined, isPathlib: false };
  }
  const isLead = first?.kind === 'value' || (first?.kind === 'text' && first.raw === '');
  const lead = first?.kind === 'value' ? first : second?.kind === 'value' ? second : undefined;
  const slash = first?.kind === 'value' ? second : third;
  if (!isLead || !lead || lead.format !== '' || lead.conversion !== '' || values.length < 2) return undefined;
  if (slash?.kind !== 'text' || !slash.raw.startsWith('/') || !isOwnFolder(lead.node)) return undefined;
  return { base: lead.node.text(), rest: undefined, isPathlib: false };
}

/** A folder that the program chooses: a constant, a setting, a literal; no parameter and nothing of a request. */
function isOwnFolder(node: Node): boolean {
  if (node.is('string'))
    return node.find({ rule: { kind: 'interpolation' } }) === null && !/^.?["']+[./]*["']+$/.test(node.text());
  if (node.is('subscript')) return /(?:^|\.)config\[["']\w+["']\]$/.test(node.text());
  if (node.is('call'))
    return /^os\.path\.(?:dirname|abspath|realpath)\(.*__file__.*\)$|^os\.getcwd\(\)$/.test(node.text());
  const dotted = readDotted(node);
  if (dotted === undefined || /^request\b|\brequest\./.test(dotted)) return false;
  const last = dotted.split('.').at(-1) ?? '';
  if (/^_?[A-Z][A-Z0-9_]+$/.test(last) || /^(?:self|cls|app|settings|config)\./.test(dotted)) return true;
  if (!node.is('identifier')) return false;
  const local = bindingsOf(scopeOf(node), dotted);
  const bindings = local.length > 0 ? local : bindingsOf(node.getRoot().root(), dotted);
  const [binding] = bindings;
  const value = binding?.parent()?.is('assignment') === true ? binding.parent()?.field('right') : undefined;
  return (
    bindings.length === 1 &&
    value !== undefined &&
    value !== null &&
    span(value).start !== span(node).start &&
    isOwnFolder(value)
  );
}

/** `BASE = Path("/srv")`. */
function isGivenPath(node: Node, names: ImportedNames): boolean {
  const bindings = bindingsOf(node.getRoot().root(), node.text());
  return bindings.some((binding) => {
    const value = binding.parent()?.is('assignment') === true ? binding.parent()?.field('right') : undefined;
    const called = value?.is('call') === true ? value.field('function') : null;
    return qualify(called, names) === 'pathlib.Path';
  });
}
