import type { Node } from '../parse.ts';
import { wordsOf } from '../words.ts';
import type { BuiltString, Part, ValuePart } from './built-strings.ts';
import { readDotted } from './calls.ts';
import { bindingsOf } from './names.ts';
import { scopeOf } from './uses.ts';

/** Names of values that are HTML themselves, and are wanted as it. */
const markup = new Set(
  (
    'html htm markup rendered tag tags link links anchor anchors content contents body svg icon icons css style styles ' +
    'script scripts attrs attributes fragment snippet template separator sep head header footer prefix suffix wrapper'
  ).split(' '),
);
/** Functions whose answer is escaped, or marked as safe HTML: escaping it again changes nothing. */
const safeMakers =
  /(?:^|\.)(?:escape|conditional_escape|format_html|format_html_join|mark_safe|Markup|render_to_string)$/;
const plainMakers =
  /^(?:str|int|float|len|round|abs|hash|repr|sum|min|max|ord|hex|id|url_for|reverse|quote|quote_plus)$/;

/** True when the text holds HTML at all. */
export function looksLikeHtml(built: BuiltString): boolean {
  return built.parts.some((part) => part.kind === 'text' && /<\s*[a-zA-Z!/]/.test(part.raw));
}

/**
 * Why escaping a value of an HTML text would change more than an attack, or not stop one: it is HTML on purpose, or
 * stands where escaping is not enough. Undefined when it can be escaped.
 */
export function findEscapeFault(parts: readonly Part[], index: number): string | undefined {
  const part = parts[index];
  if (part?.kind !== 'value') return undefined;
  const shown = part.node.text().slice(0, 60);
  const before = parts
    .slice(0, index)
    .map((it) => (it.kind === 'text' ? it.raw.replace(/\\(['"])/g, '$1') : 'x'))
    .join('');
  const open = before.lastIndexOf('<') > before.lastIndexOf('>') ? before.slice(before.lastIndexOf('<')) : undefined;
  if (/<(?:script|style)\b(?![\s\S]*<\/(?:script|style))/i.test(before)) {
    return `\`${shown}\` stands inside a script or style, where escaping HTML is not enough.`;
  }
  if (open !== undefined) {
    if (/\son\w+\s*=\s*["']?[^"']*$/i.test(open)) return `\`${shown}\` stands in the code of an event.`;
    if (!/=\s*(?:"[^"]*|'[^']*)$/.test(open)) return `\`${shown}\` stands in a tag, outside of quotes.`;
  }
  return isMarkup(part.node) ? `\`${shown}\` may be HTML itself, which would be shown as text.` : undefined;
}

/** True when the value needs no escaping: made by a function that does it, or a number written out. */
export function isEscaped(part: ValuePart): boolean {
  const { node } = part;
  if (node.is('integer') || node.is('float')) return true;
  return node.is('call') && safeMakers.test(readDotted(node.field('function')) ?? '');
}

function isMarkup(value: Node): boolean {
  if (value.is('call')) {
    const callee = readDotted(value.field('function')) ?? value.field('function')?.field('attribute')?.text() ?? '';
    const last = callee.split('.').at(-1) ?? '';
    if (safeMakers.test(callee) || plainMakers.test(last)) return false;
    // What is read from a request, a form or a dictionary is named by its key.
    if (/^(?:get|pop|getlist|get_full_name|get_username|isoformat|strftime|upper|lower|title|strip)$/.test(last))
      return wordsOf(value.text()).some((word) => /^(?:html|markup|rendered)$/.test(word));
    return true;
  }
  if (value.is('string') || value.is('concatenated_string')) return /[<&]/.test(value.text());
  const dotted = readDotted(value);
  if (dotted === undefined) return !value.is('subscript') || /html|markup/i.test(value.text());
  const last = dotted.split('.').at(-1) ?? '';
  if (wordsOf(last).some((word) => markup.has(word))) return true;
  if (!value.is('identifier')) return /^_?[A-Z][A-Z0-9_]+$/.test(last);
  return isGivenMarkup(value);
}

/** A name that is given text with tags in it, or something that nobody knows here. */
function isGivenMarkup(identifier: Node): boolean {
  const local = bindingsOf(scopeOf(identifier), identifier.text());
  const bindings = local.length > 0 ? local : bindingsOf(identifier.getRoot().root(), identifier.text());
  if (bindings.length === 0) return /^_?[A-Z][A-Z0-9_]+$/.test(identifier.text());
  return bindings.some((binding) => {
    const holder = binding.parent();
    if (holder?.is('augmented_assignment') === true) return true;
    const given = holder?.is('assignment') === true ? holder.field('right') : null;
    if (given === null) return false;
    if (given.find({ rule: { kind: 'string', regex: '[<&]' } }) !== null) return !safeMakersOnly(given);
    return (
      given.is('call') &&
      /(?:join|render\w*|as_\w+|markdown|sanitize|clean|to_html)$/i.test(given.field('function')?.text() ?? '')
    );
  });
}

function safeMakersOnly(given: Node): boolean {
  return given.is('call') && safeMakers.test(readDotted(given.field('function')) ?? '');
}
