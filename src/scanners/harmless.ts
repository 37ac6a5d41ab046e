import type { CodePlace } from '#core/finding.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString } from '#syntax/python/built-strings.ts';
import { nodeAt } from '#syntax/python/nodes.ts';
import { isHarmless, valuesOf } from '#syntax/python/sql.ts';
import type { ScannedFinding } from './merge.ts';

/**
 * Takes away what linters say about queries whose values cannot do harm: placeholders for a list, numbers, constants.
 * Such a query is how it should be written, and nothing could be done about the finding.
 */
export async function dropHarmless(
  findings: readonly ScannedFinding[],
  request: Pick<ScanRequest, 'read'>,
): Promise<readonly ScannedFinding[]> {
  const kept: ScannedFinding[] = [];
  for (const finding of findings) {
    const text = /\/[SB]608$/.test(finding.rule) ? await request.read(finding.place.path) : undefined;
    if (text === undefined || !isHarmlessQuery(finding.place, text)) kept.push(finding);
  }
  return kept;
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
