import type { CodeHealer } from '#core/healer.ts';
import { callOf, methodOf, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { freeName } from '#syntax/javascript/names.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { indentUnit, literalText, quoteOf, usesSemicolons } from '#syntax/javascript/strings.ts';
import { lineEnding } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Sends visitors only to places of the own site. */
export const healer: CodeHealer = {
  name: 'js-local-redirect',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-open-redirect', 'flow/open-redirect'],
  // Whole addresses, the own ones too, are not followed any more: on purpose.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const call = nodeAt(path, text, finding.place, (node) => methodOf(node)?.name === 'redirect');
    const method = call && methodOf(call);
    const target = method?.args.findLast((argument) => argument.kind() !== 'number');
    if (!method || !target || !/^(res|response|reply|ctx|context)$/.test(method.object.text())) {
      return { leftAlone: 'No redirect of a response was found here; Response.redirect wants whole addresses.' };
    }
    const plain = plainTarget(target);
    if (!plain) return { leftAlone: 'The target is put together here; check the part that comes from outside.' };
    if (!isFromRequest(plain.value)) {
      return {
        leftAlone:
          'It cannot be seen here that the target comes from the request; it may be an address of your own data.',
      };
    }
    if (/redirect_?ur[il]|callback|return_?ur[il]|webhook|external|origin/i.test(target.text())) {
      return {
        leftAlone: 'The name says that other sites are meant; compare the target with those that are registered.',
      };
    }
    const known = /function (\w+)\([^)]*\)[^{]*\{\s*return typeof target === ['"]string['"] && \/\^\\\/\(\?!/.exec(
      text,
    )?.[1];
    const helper = known ?? freeName('localTarget', text);
    const otherwise = plain.otherwise === undefined ? '' : `, ${plain.otherwise.text()}`;
    const edits = [{ path, ...span(target), text: `${helper}(${plain.value.text()}${otherwise})` }];
    if (known === undefined) {
      const isTyped = context.language === 'typescript';
      edits.push({ path, start: text.length, end: text.length, text: helperText(text, helper, isTyped) });
    }
    return { change: { edits }, summary: 'Send visitors only to places of this site' };
  },
};

/** One value of a request, and what stands in for it when it is missing. */
function plainTarget(target: Node): { readonly value: Node; readonly otherwise: Node | undefined } | undefined {
  const inner = unwrap(target);
  if (/^(identifier|member_expression|subscript_expression)$/.test(String(inner.kind()))) {
    return { value: inner, otherwise: undefined };
  }
  const left = inner.field('left');
  const right = inner.field('right');
  if (!left || !right || !/^(\|\||\?\?)$/.test(inner.field('operator')?.text() ?? '')) return undefined;
  const value = unwrap(left);
  const isLocal = /^\/(?![/\\])/.test(literalText(right) ?? '');
  return isLocal && /^(identifier|member_expression|subscript_expression)$/.test(String(value.kind()))
    ? { value, otherwise: right }
    : undefined;
}

/** `req.query.next`, or a constant that holds it. */
function isFromRequest(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.kind() !== 'identifier') {
    return /^(req|request|ctx|context)\.(query|body|params|cookies|request\.(query|body))\b/.test(inner.text());
  }
  const found = resolve(inner);
  if (found?.kind !== 'const' || !found.initial) return false;
  const initial = callOf(unwrap(found.initial));
  const held = initial?.callee.text() === 'String' ? initial.args[0] : found.initial;
  return held !== undefined && unwrap(held).kind() !== 'identifier' && isFromRequest(held);
}

function helperText(text: string, name: string, isTyped: boolean): string {
  const eol = lineEnding(text);
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ';' : '';
  const [of, gives] = isTyped ? [': unknown', ': string'] : ['', ''];
  // `//host` and `/\host` lead to another site; browsers drop tabs and line breaks between them.
  const lines = [
    '/** The target when it is a path of this site. */',
    `function ${name}(target${of}, otherwise = ${quote}/${quote})${gives} {`,
    `${indentUnit(text)}return typeof target === ${quote}string${quote} && /^\\/(?![/\\\\])\\P{Cc}*$/u.test(target) ? target : otherwise${end}`,
    '}',
    '',
  ];
  return `${text.endsWith('\n') ? '' : eol}${eol}${lines.join(eol)}`;
}
