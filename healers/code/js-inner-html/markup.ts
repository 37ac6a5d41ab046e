import type { TextPart } from '#syntax/javascript/strings.ts';
import type { Node } from '#syntax/parse.ts';

/** Markup of one level: text, and elements that hold only text. */
export type Piece =
  | { readonly text: readonly TextPart[] }
  | { readonly tag: string; readonly attributes: ReadonlyMap<string, string>; readonly text: readonly TextPart[] };

const voids = new Set(['br', 'hr']);
const unsafe = new Set(['script', 'style', 'iframe', 'svg', 'math', 'template', 'textarea', 'title', 'noscript']);
/** The parser moves these when they stand outside of a table, and browsers differ in nothing else. */
const misplaced = new Set(['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption', 'col', 'html', 'head', 'body']);

/** Reads markup in which values stand only where text stands; undefined when it is anything more. */
export function readMarkup(parts: readonly TextPart[]): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let text: TextPart[] = [];
  let open: { tag: string; attributes: ReadonlyMap<string, string> } | undefined;
  const close = (): void => {
    if (open) pieces.push({ ...open, text });
    else if (text.length > 0) pieces.push({ text });
    text = [];
    open = undefined;
  };
  for (const part of parts) {
    if ('value' in part) {
      text.push(part);
      continue;
    }
    let rest = part.text;
    while (rest !== '') {
      const plain = /^[^<&]+/.exec(rest)?.[0];
      if (plain !== undefined) {
        text.push({ text: plain });
        rest = rest.slice(plain.length);
        continue;
      }
      const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"&]*")*)\s*(\/?)>/.exec(rest);
      const name = tag?.[2];
      if (!tag || name === undefined || unsafe.has(name) || misplaced.has(name)) return undefined;
      rest = rest.slice(tag[0].length);
      if (tag[1] === '/') {
        if (open?.tag !== name) return undefined;
        close();
        continue;
      }
      // An element inside an element: possible, but the result would be longer than it is clear.
      if (open) return undefined;
      close();
      const attributes = attributesOf(tag[3] ?? '');
      if (!attributes) return undefined;
      if (voids.has(name)) pieces.push({ tag: name, attributes, text: [] });
      else if (tag[4] === '/') return undefined;
      else open = { tag: name, attributes };
    }
  }
  if (open) return undefined;
  close();
  return pieces;
}

/** Attributes that are properties of the element as well, by the name of the property. */
const properties: Readonly<Record<string, string>> = { class: 'className', id: 'id', title: 'title' };

function attributesOf(source: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of source.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    const property = properties[name];
    if (property === undefined) return undefined;
    found.set(property, value);
  }
  return found;
}

export function valuesOf(parts: readonly TextPart[]): readonly Node[] {
  return parts.flatMap((part) => ('value' in part ? [part.value] : []));
}
