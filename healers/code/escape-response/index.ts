import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap, type BuiltString } from '#syntax/python/built-strings.ts';
import { readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { findEscapeFault, isEscaped, looksLikeHtml } from '#syntax/python/html-text.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { nodeAt } from '#syntax/python/nodes.ts';
import { isHarmless, valuesOf } from '#syntax/python/sql.ts';
import { findValue, isOnlyFor } from '#syntax/python/value-of.ts';

export const healer: CodeHealer = {
  name: 'escape-response',
  kind: 'code',
  languages: ['python'],
  rules: ['flow/xss'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const node = wholeText(unwrap(nodeAt(tree, start, end)));
    const isCall = node.is('call') && readBuiltString(node) === undefined;
    if (isCall && /(?:^|\.)(?:Markup|mark_safe)$/.test(node.field('function')?.text() ?? ''))
      return leave('Markup that is made by hand is for another cure.');
    const argument = isCall ? readArguments(node)[0] : undefined;
    if (isCall && (argument === undefined || argument.isSplat)) return leave('The HTML is not the first argument.');
    const given = argument?.value ?? node;
    const found = findValue(given);
    const built = found && readBuiltString(found.node);
    if (!found || built === undefined) return leave('The HTML is not put together right here.');
    if (found.assigned && !isOnlyFor(found.assigned, given))
      return leave(
        `\`${found.assigned.name.text()}\` is used elsewhere too, where its values may not be wanted escaped.`,
      );
    return heal(path, built, context, tree);
  },
};

/** A part of a text is reported as well as the whole. */
function wholeText(node: Node): Node {
  let whole = node;
  for (
    let at = node.parent();
    at !== null && /operator|attribute|call|parenthesized/.test(String(at.kind()));
    at = at.parent()
  ) {
    if (readBuiltString(at) !== undefined) whole = at;
  }
  return whole;
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

function heal(path: string, built: BuiltString, context: CodeContext, tree: Tree): Proposal<'code'> | LeftAlone {
  if (built.way === 'mixed') return leave('The HTML mixes f-strings with `+`.');
  if (!looksLikeHtml(built)) return leave('The text holds no HTML: it is unclear what it is part of.');
  const values = valuesOf(built.parts).filter(({ part }) => !isHarmless(part.node) && !isEscaped(part));
  if (values.length === 0) return leave('Every value of the HTML is escaped already.');
  for (const { part, index } of values) {
    const shown = part.node.text().slice(0, 60);
    if (part.format !== '' || part.conversion !== '') return leave(`\`${shown}\` is formatted before it is shown.`);
    const fault = findEscapeFault(built.parts, index);
    if (fault !== undefined) return leave(fault);
  }
  const escape = findEscape(path, context.text, tree);
  if (escape === undefined) return leave('The file uses the name `escape` for something else.');
  // `"<b>" + escape(x)` of markupsafe would escape the `<b>` as well: there it must be plain text first.
  const write = (value: Node) => {
    const made = escape.write(value.text());
    return built.way === 'plus' && escape.makesMarkup ? `str(${made})` : made;
  };
  const edits: TextEdit[] = values.map(({ part }) => ({ path, ...span(part.node), text: write(part.node) }));
  return {
    change: { edits: mergeEdits([...edits, ...escape.edits]) },
    summary: values.length === 1 ? 'Escape the value that the page shows' : 'Escape the values that the page shows',
  };
}

interface Escape {
  readonly edits: readonly TextEdit[];
  readonly makesMarkup: boolean;
  write(value: string): string;
}

/** The `escape` of the framework that the file uses: it takes any value, where that of `html` takes text only. */
function findEscape(path: string, text: string, tree: Tree): Escape | undefined {
  const imported = [...readImportedNames(tree).values()];
  const uses = (pattern: RegExp) => imported.some((name) => pattern.test(name));
  const module = uses(/^django\b/)
    ? 'django.utils.html'
    : uses(/^(?:flask|markupsafe|jinja2|quart|werkzeug)\b/)
      ? 'markupsafe'
      : 'html';
  const needed = needImport(path, text, tree, { module, name: 'escape' });
  if (needed === undefined) return undefined;
  const { local, edits } = needed;
  const write = (value: string) => (module === 'html' ? `${local}(str(${value}))` : `${local}(${value})`);
  return { edits, makesMarkup: module === 'markupsafe', write };
}
