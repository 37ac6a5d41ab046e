import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { unwrap } from '#syntax/python/built-strings.ts';
import { readArguments, readDotted, readImportedNames } from '#syntax/python/calls.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { enclosing, statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { indentationStep } from '#syntax/python/statements.ts';
import { freeName, scopeOf } from '#syntax/python/uses.ts';
import { findValue } from '#syntax/python/value-of.ts';

const redirects = /(?:^|\.)(?:redirect|HttpResponseRedirect|HttpResponsePermanentRedirect|RedirectResponse)$/;

export const healer: CodeHealer = {
  name: 'local-redirect',
  kind: 'code',
  languages: ['python'],
  rules: ['flow/open-redirect'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: 'call' }).filter((it) =>
      redirects.test(readDotted(it.field('function')) ?? ''),
    );
    const call = smallestOverlapping(calls, start, end);
    const args = call ? readArguments(call) : [];
    const argument = args.find((arg) => /^(?:location|url|to|redirect_to)$/.test(arg.name ?? '')) ?? args[0];
    if (!call || !argument || argument.isSplat) return leave('There is no redirect here that is written out.');
    const target = unwrap(argument.value);
    const value = findValue(target)?.node ?? target;
    if (/referr?er|\burl\b|absolute|host/i.test(value.text()))
      return leave('The address is a whole one on purpose: which hosts are allowed is not known here.');
    if (target.is('identifier')) return insertCheck({ path, call, target, name: target.text(), value }, context, tree);
    if (!readsOneValue(target)) return leave('The address is put together from several parts.');
    return insertCheck({ path, call, target, name: undefined, value }, context, tree);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** `request.args["next"]`, `request.GET.get("next", "/")`, `… or url_for("home")`. */
function readsOneValue(target: Node): boolean {
  const [first] = readAlternatives(target);
  return first !== undefined && /^(?:call|subscript|attribute)$/.test(String(first.kind()));
}

function readAlternatives(value: Node): [Node, Node | undefined] {
  const left = value.is('boolean_operator') && value.field('operator')?.text() === 'or' ? value.field('left') : null;
  const right = left ? value.field('right') : null;
  return left && right ? [unwrap(left), right] : [value, undefined];
}

interface Redirect {
  readonly path: string;
  readonly call: Node;
  readonly target: Node;
  /** The variable that holds the address already. */
  readonly name: string | undefined;
  readonly value: Node;
}

function insertCheck(redirect: Redirect, context: CodeContext, tree: Tree): Proposal<'code'> | LeftAlone {
  const { path, call, target, value } = redirect;
  const { text } = context;
  const statement = statementOf(call);
  const isInside = enclosing(call, 'lambda', 'conditional_expression', 'boolean_operator');
  if (
    !statement ||
    enclosing(call, 'function_definition') === undefined ||
    (isInside && span(isInside).start >= span(statement).start)
  )
    return leave('The redirect stands in the middle of an expression, where no check can stand.');
  const start = lineStart(text, span(statement).start);
  if (text.slice(start, span(statement).start).trim() !== '')
    return leave('The statement shares its line with another one.');
  const [read, alternative] = readAlternatives(value);
  const fallback = alternative?.text() ?? defaultOf(read) ?? '"/"';
  const name = redirect.name ?? freeName(scopeOf(call), 'target');
  const check = writeCheck(path, text, tree, call, name, mayBeNone(read, alternative));
  if (typeof check === 'string') return leave(check);
  const eol = lineEnding(text);
  const indent = indentationAt(text, span(statement).start);
  const made = redirect.name === undefined ? `${indent}${name} = ${target.text()}${eol}` : '';
  const lines = `${made}${indent}if ${check.test}:${eol}${indent}${indentationStep(text)}${name} = ${fallback}${eol}`;
  const edits: TextEdit[] = [{ path, start, end: start, text: lines }, ...check.edits];
  if (redirect.name === undefined) edits.push({ path, ...span(target), text: name });
  return { change: { edits: mergeEdits(edits) }, summary: 'Go only to pages of this site' };
}

/** `"/"` of `request.args.get("next", "/")`. */
function defaultOf(read: Node): string | undefined {
  const callee = read.is('call') ? (readDotted(read.field('function')) ?? '') : '';
  const given = read.is('call') ? readArguments(read)[1] : undefined;
  const isPlain = given !== undefined && !given.isSplat && /^(?:default)?$/.test(given.name ?? '');
  return /\.get$/.test(callee) && isPlain && !/^(?:""|''|None)$/.test(given.value.text())
    ? given.value.text()
    : undefined;
}

function mayBeNone(read: Node, alternative: Node | undefined): boolean {
  if (alternative) return false;
  const isGet = read.is('call') && /\.get$/.test(readDotted(read.field('function')) ?? '');
  return isGet && (readArguments(read).length < 2 || /None$/.test(readArguments(read)[1]?.value.text() ?? ''));
}

/**
 * Django knows how to tell; elsewhere an own page begins with one slash. Browsers read `\` as `/` and drop tabs and line
 * breaks: `/<tab>/evil.example` is another site.
 */
function writeCheck(
  path: string,
  text: string,
  tree: Tree,
  call: Node,
  name: string,
  isNullable: boolean,
): { readonly test: string; readonly edits: readonly TextEdit[] } | string {
  const isDjango = [...readImportedNames(tree).values()].some((it) => /^django\b/.test(it));
  if (!isDjango) {
    const first = isNullable ? `not ${name} or ` : '';
    return {
      test: `${first}not ${name}.startswith("/") or ${name}.startswith(("//", "/\\\\")) or not ${name}.isprintable()`,
      edits: [],
    };
  }
  const around = functionAround(call);
  const parameters = around?.parameters.text() ?? '';
  const request = /\brequest\b/.test(parameters) ? 'request' : /\bself\b/.test(parameters) ? 'self.request' : undefined;
  if (around === undefined || request === undefined || !around.node.text().includes(request))
    return 'The request, which says which host this is, is not at hand here.';
  const module = 'django.utils.http';
  const needed = needImport(path, text, tree, { module, name: 'url_has_allowed_host_and_scheme' });
  if (needed === undefined) return 'The file uses the name `url_has_allowed_host_and_scheme` for something else.';
  return { test: `not ${needed.local}(${name}, allowed_hosts={${request}.get_host()})`, edits: needed.edits };
}
