import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits, mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, parses, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { prefixOf, quoteOf, readBuiltString, unwrap, type BuiltString } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { findEscapeFault, looksLikeHtml } from '#syntax/python/html-text.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { valuesOf } from '#syntax/python/sql.ts';
import { readAssignment, scopeOf } from '#syntax/python/uses.ts';

const markers = /^(?:django\.utils\.(?:safestring|html)\.mark_safe|(?:markupsafe|flask|jinja2)\.Markup)$/;

export const healer: CodeHealer = {
  name: 'escape-markup',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S308', 'ruff/S704', 'bandit/B308', 'bandit/B703', 'bandit/B704', 'flow/xss'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: 'call' }).filter((call) =>
      markers.test(qualify(call.field('function'), names) ?? ''),
    );
    const call = smallestOverlapping(calls, start, end);
    const callee = call?.field('function');
    if (!call || !callee) return leave('There is no call of mark_safe or Markup here that is written out.');
    const args = readArguments(call);
    const [argument] = args;
    if (argument === undefined || args.length !== 1 || argument.isSplat || argument.name !== undefined)
      return leave('The call takes more than one text.');
    const built = readBuiltString(unwrap(argument.value));
    if (built === undefined || !['f-string', 'plus'].includes(built.way))
      return leave('The HTML is not put together from values right here.');
    if (!looksLikeHtml(built)) return leave('The text holds no HTML: it is unclear what it is part of.');
    if (argument.value.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the HTML.');
    for (const { part, index } of valuesOf(built.parts)) {
      if (part.format !== '' || part.conversion !== '')
        return leave(`\`${part.node.text().slice(0, 60)}\` is formatted before it goes into the HTML.`);
      if (isEscapedBefore(part.node)) return leave(`\`${part.node.text().slice(0, 60)}\` was escaped before.`);
      const fault = findEscapeFault(built.parts, index);
      if (fault !== undefined) return leave(fault);
    }
    const isDjango = /mark_safe$/.test(qualify(callee, names) ?? '');
    return write({ path, call, callee, argument: argument.value, built, isDjango }, context, tree);
  },
};

/** A value of the variable comes from a call that escapes: to escape it again would show the escapes. */
function isEscapedBefore(value: Node): boolean {
  if (!value.is('identifier')) return false;
  const given = bindingsOf(scopeOf(value), value.text()).map((each) =>
    readAssignment(statementOf(each) ?? each, value.text()),
  );
  const escapes = /^[\w.]*(?:escape|sanitiz|sanitis|bleach|clean|linkify|mark_safe|markup|format_html|quote)\w*\(/i;
  return given.some((made) => made !== undefined && escapes.test(made.value.text()));
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

interface Marked {
  readonly path: string;
  readonly call: Node;
  readonly callee: Node;
  readonly argument: Node;
  readonly built: BuiltString;
  readonly isDjango: boolean;
}

function write(
  { path, call, callee, argument, built, isDjango }: Marked,
  context: CodeContext,
  tree: Tree,
): Proposal<'code'> | LeftAlone {
  const { text } = context;
  const texts = built.way === 'f-string' ? cutValues(path, built) : rewriteSum(path, argument, built);
  if (texts === undefined) return leave('The parts of the HTML are written with different quotes.');
  const values = valuesOf(built.parts).map(({ part }) => part.node.text());
  const summary = 'Escape the values that the HTML is made from';
  const end = span(call).end;
  if (!isDjango) {
    const edits = mergeEdits([...texts, { path, start: end, end, text: `.format(${values.join(', ')})` }]);
    return parses(path, applyEdits(text, edits))
      ? { change: { edits }, summary }
      : leave('The HTML is written in a way that is too involved.');
  }
  const needed = needImport(path, text, tree, { module: 'django.utils.html', name: 'format_html' });
  if (needed === undefined) return leave('The file uses the name `format_html` for something else.');
  const { end: behind } = span(argument);
  const edits: TextEdit[] = [
    ...texts,
    { path, ...span(callee), text: needed.local },
    { path, start: behind, end: behind, text: `, ${values.join(', ')}` },
  ];
  const imports = dropUnusedImports(path, text, tree, ['mark_safe'], edits, needed.edits);
  const merged = mergeEdits([...edits, ...imports]);
  return parses(path, applyEdits(text, merged))
    ? { change: { edits: merged }, summary }
    : leave('The HTML is written in a way that is too involved.');
}

/** `f"<b>{x}</b>"` → `"<b>{}</b>"`; doubled braces stay, because a format reads them the same way. */
function cutValues(path: string, built: BuiltString): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const token of built.tokens) {
    const at = token.text().slice(0, prefixOf(token).length).search(/f/i);
    const isPlain = at < 0;
    // A plain text beside an f-string becomes a part of the format too.
    if (isPlain && /[{}]/.test(token.text())) return undefined;
    if (!isPlain) edits.push({ path, start: span(token).start + at, end: span(token).start + at + 1, text: '' });
  }
  for (const { part } of valuesOf(built.parts)) edits.push({ path, start: part.start, end: part.end, text: '{}' });
  return edits;
}

/** `"<b>" + x + "</b>"` → `"<b>{}</b>"`, on one line only. */
function rewriteSum(path: string, argument: Node, built: BuiltString): TextEdit[] | undefined {
  const [first] = built.tokens;
  if (first === undefined || argument.text().includes('\n')) return undefined;
  const quote = quoteOf(first);
  if (built.tokens.some((token) => quoteOf(token) !== quote || prefixOf(token) !== '')) return undefined;
  const raw = built.parts.map((part) => (part.kind === 'text' ? part.raw.replace(/[{}]/g, '$&$&') : '{}')).join('');
  return [{ path, ...span(argument), text: quote + raw + quote }];
}
