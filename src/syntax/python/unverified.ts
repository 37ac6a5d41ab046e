import type { Node } from '../parse.ts';
import { qualify, readDotted, readImportedNames, type ImportedNames } from './calls.ts';
import { bindingsOf } from './names.ts';
import { descendants, enclosing, statementOf } from './nodes.ts';
import { scopeOf } from './uses.ts';

/** A place at which a program says that certificates are not looked at. */
export interface Unverified {
  /** Statements that say it, to be taken away together: without them the default holds, which looks. */
  readonly statements: readonly Node[];
  /** A value to be written instead. */
  readonly instead: { readonly node: Node; readonly text: string } | undefined;
}

/** Reads an assignment or a keyword argument; undefined when it is none, or when somebody may choose it. */
export function findUnverified(node: Node): Unverified | undefined {
  return node.is('keyword_argument') ? readKeyword(node) : readAssignment(node);
}

function readKeyword(node: Node): Unverified | undefined {
  const name = node.field('name')?.text() ?? '';
  const value = node.field('value');
  const call = enclosing(node, 'call');
  const callee = readDotted(call?.field('function') ?? null) ?? '';
  if (value === null) return undefined;
  if (
    name === 'verify_ssl' &&
    value.text() === 'False' &&
    /(?:TCPConnector|\.(?:get|post|put|patch|delete|request))$/.test(callee)
  )
    return { statements: [], instead: { node: value, text: 'True' } };
  if (name !== 'cert_reqs' || !/(?:Manager|HTTPSConnectionPool|wrap_socket)$/.test(callee)) return undefined;
  if (/^["']CERT_NONE["']$/.test(value.text()))
    return { statements: [], instead: { node: value, text: value.text().replace('NONE', 'REQUIRED') } };
  return /(?:^|\.)CERT_NONE$/.test(value.text())
    ? { statements: [], instead: { node: value, text: value.text().replace('CERT_NONE', 'CERT_REQUIRED') } }
    : undefined;
}

function readAssignment(node: Node): Unverified | undefined {
  const left = node.field('left');
  const right = node.field('right');
  const object = left?.is('attribute') === true ? left.field('object') : null;
  const attribute = left?.field('attribute')?.text() ?? '';
  if (!object?.is('identifier') || right === null || !isOff(attribute, right)) return undefined;
  const names = readImportedNames(node.getRoot());
  const scope = scopeOf(node);
  const maker = makerOf(object, scope, names);
  const isContext = /^ssl\.(?:create_default_context|_create_default_https_context|SSLContext\(client\))$/.test(
    maker ?? '',
  );
  const isSession = maker === 'requests.Session' || maker === 'requests.session';
  if (!(attribute === 'verify' ? isSession : isContext)) return undefined;
  const all = descendants(scope, 'assignment').filter((other) => {
    const target = other.field('left');
    const value = other.field('right');
    const isSame = target?.is('attribute') === true && target.field('object')?.text() === object.text();
    return isSame && value !== null && isOff(target.field('attribute')?.text() ?? '', value);
  });
  // Both belong together, and one finding stands for them: the mode, else the name.
  const first = all.find((it) => it.field('left')?.field('attribute')?.text() !== 'check_hostname') ?? all[0];
  if (first?.id() !== node.id()) return undefined;
  const statements = all.flatMap((it) => statementOf(it) ?? []);
  const made = bindingsOf(scope, object.text())[0];
  const block = made && statementOf(made)?.parent()?.id();
  // In a branch of its own it is a choice that somebody has.
  return statements.every((it) => it.parent()?.id() === block) ? { statements, instead: undefined } : undefined;
}

function isOff(attribute: string, value: Node): boolean {
  if (attribute === 'verify_mode') return /(?:^|\.)CERT_NONE$/.test(value.text());
  return (attribute === 'check_hostname' || attribute === 'verify') && value.text() === 'False';
}

/** What the name was made by; `ssl.SSLContext(client)` for a context that looks at certificates by default. */
function makerOf(object: Node, scope: Node, names: ImportedNames): string | undefined {
  const bindings = bindingsOf(scope, object.text());
  const holder = bindings[0] && enclosing(bindings[0], 'assignment', 'as_pattern');
  const value = holder?.is('assignment') === true ? holder.field('right') : holder?.namedChildren()[0];
  if (bindings.length !== 1 || value?.is('call') !== true) return undefined;
  const maker = qualify(value.field('function'), names);
  const list = value.field('arguments')?.text() ?? '';
  // For a server the mode is about clients, which have no certificates as a rule.
  if (maker === 'ssl.create_default_context') return /CLIENT_AUTH/.test(list) ? undefined : maker;
  if (maker === 'ssl.SSLContext') return /PROTOCOL_TLS_CLIENT/.test(list) ? 'ssl.SSLContext(client)' : undefined;
  return maker;
}
