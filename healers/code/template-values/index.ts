import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits, mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, parses, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { prefixOf, quoteOf, readBuiltString, type BuiltString } from '#syntax/python/built-strings.ts';
import { readArguments, readDotted } from '#syntax/python/calls.ts';
import { findEscapeFault } from '#syntax/python/html-text.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { valuesOf } from '#syntax/python/sql.ts';
import { findValue, isOnlyFor } from '#syntax/python/value-of.ts';

export const healer: CodeHealer = {
  name: 'template-values',
  kind: 'code',
  languages: ['python'],
  rules: ['flow/template-injection'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const calls = findAll(tree, { kind: 'call' }).filter((call) =>
      /(?:^|\.)render_template_string$/.test(readDotted(call.field('function')) ?? ''),
    );
    const call = smallestOverlapping(calls, start, end);
    const args = call ? readArguments(call) : [];
    const [template] = args;
    if (!call || template === undefined || template.isSplat || template.name !== undefined)
      return leave('There is no call of `render_template_string` here that is written out.');
    const found = findValue(template.value);
    const built = found && readBuiltString(found.node);
    if (!found || built === undefined || built.way === 'plain')
      return leave('The template is not put together right here.');
    if (found.assigned && !isOnlyFor(found.assigned, template.node))
      return leave(`\`${found.assigned.name.text()}\` is used elsewhere too.`);
    if (found.node.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the template.');
    return heal({ path, call, query: found.node, built, taken: args.flatMap((arg) => arg.name ?? []) }, text);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

interface Template {
  readonly path: string;
  readonly call: Node;
  readonly query: Node;
  readonly built: BuiltString;
  /** Names that the template gets already. */
  readonly taken: readonly string[];
}

function heal({ path, call, query, built, taken }: Template, text: string): Proposal<'code'> | LeftAlone {
  const names = new Map<string, string>();
  for (const { part, index } of valuesOf(built.parts)) {
    if (part.format !== '' || part.conversion !== '')
      return leave(`\`${part.node.text().slice(0, 60)}\` is formatted before it goes into the template.`);
    const fault = findEscapeFault(built.parts, index);
    if (fault !== undefined) return leave(fault);
    const value = part.node.text();
    if (!names.has(value)) names.set(value, nameOf(part.node, [...taken, ...names.values()]));
  }
  const slot = (node: Node) => `{{ ${names.get(node.text()) ?? ''} }}`;
  const written = built.way === 'plus' ? writeSum(path, query, built, slot) : writeSlots(path, query, built, slot);
  if (written === undefined) return leave('The parts of the template are written in a way that is too involved.');
  const list = [...names].map(([value, name]) => `${name}=${value}`).join(', ');
  const last = readArguments(call).at(-1);
  const at = last ? span(last.node).end : span(call).end - 1;
  const isInside = written.some((edit) => edit.end === at && edit.start < at);
  const edits = isInside
    ? written.map((edit) => (edit.end === at ? { ...edit, text: `${edit.text}, ${list}` } : edit))
    : [...written, { path, start: at, end: at, text: `, ${list}` }];
  const merged = mergeEdits(edits);
  if (!parses(path, applyEdits(text, merged))) return leave('The template is written in a way that is too involved.');
  return { change: { edits: merged }, summary: 'Give the values to the template instead of writing them into it' };
}

/** `name` of `name`, `user.name` and `request.args["name"]`. */
function nameOf(value: Node, taken: readonly string[]): string {
  const words = value.text().match(/[A-Za-z_]\w*/g) ?? [];
  const wanted = words.at(-1)?.toLowerCase() ?? 'value';
  const base = /^(?:get|str|request|g|session|config|loop|self|true|false|none|not|if|in|is|and|or|for)$/.test(wanted)
    ? 'value'
    : wanted;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(name)) return name;
  }
}

function writeSlots(
  path: string,
  query: Node,
  built: BuiltString,
  slot: (node: Node) => string,
): TextEdit[] | undefined {
  const edits: TextEdit[] = valuesOf(built.parts).map(({ part }) => ({
    path,
    start: part.start,
    end: part.end,
    text: slot(part.node),
  }));
  for (const token of built.tokens) {
    const at = token.text().slice(0, prefixOf(token).length).search(/f/i);
    if (at >= 0) edits.push({ path, start: span(token).start + at, end: span(token).start + at + 1, text: '' });
    const doubled = at >= 0 || built.way === 'format' ? /\{\{|\}\}/g : built.way === 'percent' ? /%%/g : undefined;
    for (const part of built.parts) {
      if (part.kind !== 'text' || part.token.id() !== token.id() || doubled === undefined) continue;
      for (const { index } of part.raw.matchAll(doubled)) {
        edits.push({ path, start: part.start + index, end: part.start + index + 1, text: '' });
      }
    }
  }
  if (built.way !== 'f-string') {
    const literal = query.is('call') ? query.field('function')?.field('object') : query.field('left');
    if (!literal) return undefined;
    edits.push({ path, start: span(literal).end, end: span(query).end, text: '' });
  }
  return edits;
}

function writeSum(path: string, query: Node, built: BuiltString, slot: (node: Node) => string): TextEdit[] | undefined {
  const [first] = built.tokens;
  if (first === undefined || query.text().includes('\n')) return undefined;
  const quote = quoteOf(first);
  if (built.tokens.some((token) => quoteOf(token) !== quote || prefixOf(token) !== '')) return undefined;
  const raw = built.parts.map((part) => (part.kind === 'text' ? part.raw : slot(part.node))).join('');
  return [{ path, ...span(query), text: quote + raw + quote }];
}
