import type { CodeHealer } from '#core/healer.ts';
import { freeName } from '#syntax/javascript/names.ts';
import { moduleSystemOf, needBuiltin, packageTypeOf } from '#syntax/javascript/imports.ts';
import { nodeAt, pathOf, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { indentUnit, quoteOf, usesSemicolons } from '#syntax/javascript/strings.ts';
import { lineEnding } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';

/** Compares secrets in a time that is the same for every guess of the same length. */
export const healer: CodeHealer = {
  name: 'js-timing-safe-compare',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-timing-unsafe-compare'],
  // Assumes that both sides are text, as they are wherever `===` can ever be true.
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const node = nodeAt(path, text, finding.place, (one) => /^[!=]==?$/.test(one.field('operator')?.text() ?? ''));
    const left = node?.field('left');
    const right = node?.field('right');
    if (!node || !left || !right) return { leftAlone: 'No comparison was found here.' };
    if (!isPlain(left) || !isPlain(right)) {
      return { leftAlone: 'What is compared is not plain text here; compare buffers with crypto.timingSafeEqual.' };
    }
    if (/\.digest\(\s*\)/.test(left.text() + right.text()) || isBuffer(left) || isBuffer(right)) {
      return { leftAlone: 'A buffer is compared, which is never equal to anything but itself: that is another fault.' };
    }
    if (
      isForOtherPlaces(text) ||
      /(^|\/)(middleware|proxy|edge[^/]*)\.[cm]?[jt]s$|(^|\/)(edge|workers?)\//.test(path)
    ) {
      return { leftAlone: 'This seems to run in a browser or at an edge that has no node:crypto.' };
    }
    const tree = parse(path, text);
    const system = moduleSystemOf(path, tree, await packageTypeOf(path, (file) => context.read(file)));
    const known =
      /function (\w+)\((\w+)(?:: unknown)?, (\w+)(?:: unknown)?\)(?:: boolean)? \{[^}]*timingSafeEqual/.exec(text)?.[1];
    const helper = known ?? freeName('isSameSecret', text);
    const isNot = node.field('operator')?.text().startsWith('!') ?? false;
    const call = `${isNot ? '!' : ''}${helper}(${inner(left)}, ${inner(right)})`;
    const range = span(node);
    const edits = [{ path, ...range, text: call }];
    if (known !== undefined) return { change: { edits }, summary: `Compare the secrets with \`${known}\`` };
    const needed = needBuiltin(path, text, tree, system, 'crypto', 'timingSafeEqual');
    if (!needed) return { leftAlone: 'The file has another `timingSafeEqual`.' };
    const isTyped = context.language === 'typescript';
    return {
      change: {
        edits: [
          ...needed.edits,
          ...edits,
          { path, start: text.length, end: text.length, text: helperText(text, helper, needed.local, isTyped) },
        ],
      },
      summary: 'Compare the secrets in constant time',
    };
  },
};

/** A name, a property, text or a call: nothing that an argument would read otherwise. */
function isPlain(node: Node): boolean {
  const kind = String(unwrap(node).kind());
  return /^(identifier|member_expression|subscript_expression|call_expression|template_string|string)$/.test(kind);
}

function inner(node: Node): string {
  const text = node.text();
  return node.kind() === 'parenthesized_expression' ? text.slice(1, -1).trim() : text;
}

/** `Buffer.from(x)`, or a name that holds one or a digest without an encoding. */
function isBuffer(node: Node): boolean {
  const one = unwrap(node);
  const found = one.kind() === 'identifier' ? resolve(one) : undefined;
  const made = found?.kind === 'const' && found.property === undefined && found.initial ? unwrap(found.initial) : one;
  return (
    /^Buffer\./.test(pathOf(made.field('function') ?? made) ?? '') ||
    /\.digest\(\s*\)$/.test(made.text()) ||
    /\b(Buffer|Uint8Array)\b/.test(found?.type ?? '')
  );
}

function isForOtherPlaces(text: string): boolean {
  return (
    /runtime\s*=\s*['"](experimental-)?edge['"]/.test(text) ||
    /^['"]use client['"]/m.test(text) ||
    /(?<![\w$.])(window|document|localStorage)\./.test(text) ||
    /from ['"](https?:|jsr:|npm:)|(?<![\w$.])Deno\./.test(text) ||
    /\bcrypto\.subtle\b/.test(text)
  );
}

function helperText(text: string, name: string, equal: string, isTyped: boolean): string {
  const eol = lineEnding(text);
  const unit = indentUnit(text);
  const end = usesSemicolons(text) ? ';' : '';
  const [of, gives] = isTyped ? [': unknown', ': boolean'] : ['', ''];
  const quote = quoteOf(text);
  const lines = [
    `/** Takes as long for a good guess as for a bad one. */`,
    `function ${name}(a${of}, b${of})${gives} {`,
    `${unit}const left = Buffer.from(String(a), ${quote}utf8${quote})${end}`,
    `${unit}const right = Buffer.from(String(b), ${quote}utf8${quote})${end}`,
    `${unit}return typeof a === typeof b && left.length === right.length && ${equal}(left, right)${end}`,
    '}',
    '',
  ];
  return `${text.endsWith('\n') ? '' : eol}${eol}${lines.join(eol)}`;
}
