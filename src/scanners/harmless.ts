import type { CodePlace } from '#core/finding.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString } from '#syntax/python/built-strings.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { isEscaped } from '#syntax/python/html-text.ts';
import { descendants, nodeAt, statementOf } from '#syntax/python/nodes.ts';
import { isHarmless, valuesOf } from '#syntax/python/sql.ts';
import { assignmentBefore } from '#syntax/python/uses.ts';
import type { ScannedFinding } from './merge.ts';

/**
 * Takes away what linters say about code that is as it should be, so that nothing could be done about it: queries whose
 * values are placeholders, numbers and constants; HTML whose values were escaped; objects that were pickled right here; files that everybody may run but only
 * their owner may change.
 */
export async function dropHarmless(
  findings: readonly ScannedFinding[],
  request: Pick<ScanRequest, 'read'>,
): Promise<readonly ScannedFinding[]> {
  const kept: ScannedFinding[] = [];
  for (const finding of findings) {
    const judge = judges.find(({ rule }) => rule.test(finding.rule));
    const text = judge ? await request.read(finding.place.path) : undefined;
    if (!judge || text === undefined || !judge.isHarmless(finding.place, text)) kept.push(finding);
  }
  return kept;
}

const judges = [
  { rule: /\/[SB]608$/, isHarmless: isHarmlessQuery },
  { rule: /\/[SB]103$/, isHarmless: isOwnersOnly },
  { rule: /\/[SB](?:308|703|704)$/, isHarmless: isAllEscaped },
  { rule: /\/[SB]301$/, isHarmless: isOwnPickle },
];

/** `Markup("<b>{}</b>".format(escape(name)))`: what was escaped may be put into HTML. */
function isAllEscaped(place: CodePlace, text: string): boolean {
  const { start, end } = rangeOf(place, text);
  const call = nodeAt(parse(place.path, text), start, end);
  const [html, ...more] = call.is('call') ? readArguments(call) : [];
  const built = html && more.length === 0 && !html.isSplat ? readBuiltString(html.value) : undefined;
  const values = built === undefined ? [] : valuesOf(built.parts);
  return values.length > 0 && values.every(({ part }) => isEscaped(part));
}

/** `pickle.loads(pickle.dumps(x))`, in one or two steps: what was written here may be read here. */
function isOwnPickle(place: CodePlace, text: string): boolean {
  const { start, end } = rangeOf(place, text);
  const call = nodeAt(parse(place.path, text), start, end);
  const [data, ...more] = call.is('call') ? readArguments(call) : [];
  if (!data || data.isSplat || data.name !== undefined || more.some((one) => one.name === undefined)) return false;
  const isDumps = (node: Node) => node.is('call') && /(?:^|\.)dumps$/.test(node.field('function')?.text() ?? '');
  if (!data.value.is('identifier')) return isDumps(data.value);
  const statement = statementOf(call);
  const made = statement && assignmentBefore(statement, data.value.text());
  return made !== undefined && isDumps(made.value);
}

/** `0o755`: linters report that the group may run it, which is what programs are for. */
function isOwnersOnly(place: CodePlace, text: string): boolean {
  const { start, end } = rangeOf(place, text);
  let node: Node | null = nodeAt(parse(place.path, text), start, end);
  while (node !== null && !node.is('call') && !node.is('integer')) node = node.parent();
  const modes = node === null ? [] : node.is('integer') ? [node] : descendants(node, 'integer');
  const mode = modes.find((it) => /^0o\d+$/i.test(it.text()));
  const isWhole = /argument/.test(String(mode?.parent()?.kind()));
  return modes.length === 1 && mode !== undefined && isWhole && (Number(mode.text()) & 0o022) === 0;
}

function isHarmlessQuery(place: CodePlace, text: string): boolean {
  const { start, end } = rangeOf(place, text);
  let node: Node | null = nodeAt(parse(place.path, text), start, end);
  // Parts of a text are reported as well as the whole: the largest text around the place counts.
  let whole: ReturnType<typeof readBuiltString>;
  for (; node !== null && !/statement|argument_list|assignment|block/.test(String(node.kind())); node = node.parent()) {
    whole = readBuiltString(node) ?? whole;
  }
  const values = whole === undefined ? [] : valuesOf(whole.parts);
  return values.length > 0 && values.every(({ part }) => isHarmless(part.node));
}
