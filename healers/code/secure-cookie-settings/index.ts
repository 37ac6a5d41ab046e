import type { CodeHealer } from '#core/healer.ts';
import { findAll, parse, span, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';

/** Protects the cookies of a site whose settings already ask for encryption, or protect its other cookies. */
export const healer: CodeHealer = {
  name: 'secure-cookie-settings',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/cookie-settings'],
  // Browsers keep back, over plain HTTP, what they sent before.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const found = findAll(tree, { kind: 'assignment' }).find(
      (node) => span(node).start < end && start < span(node).end && node.field('right')?.text() === 'False',
    );
    const name = /[A-Z]+_COOKIE_(?:SECURE|HTTPONLY)/.exec(found?.field('left')?.text() ?? '')?.[0];
    const value = found?.field('right');
    if (name === undefined || !value) return { leftAlone: 'No setting of a cookie is switched off here.' };
    const sister = sisterOf(name, tree);
    if (sister === undefined)
      return {
        leftAlone: name.endsWith('SECURE')
          ? 'No other setting of this file says that the site is only reached over HTTPS.'
          : 'No other cookie of this file is kept from scripts: perhaps scripts of the site need this one.',
      };
    return {
      change: { edits: [{ path, ...span(value), text: 'True' }] },
      summary: `Set ${name}, as ${sister} is set`,
    };
  },
};

/** Another setting of the file that asks for the same. */
function sisterOf(name: string, tree: Tree): string | undefined {
  const wanted = name.endsWith('SECURE')
    ? /(?:[A-Z]+_COOKIE_SECURE|SECURE_SSL_REDIRECT)$/
    : /(?:[A-Z]+_COOKIE_HTTPONLY|[A-Z]+_COOKIE_SECURE)$/;
  for (const node of findAll(tree, { kind: 'assignment' })) {
    // `app.config["X"]` and `X` are named alike.
    const left = (node.field('left')?.text() ?? '').replace(/^.*\[["'](\w+)["']\]$/, '$1');
    const right = node.field('right')?.text() ?? '';
    const own = /\w+$/.exec(left)?.[0] ?? '';
    if (own === name || node.ancestors().some((outer) => outer.is('if_statement'))) continue;
    if (wanted.test(own) && right === 'True') return own;
    if (!name.endsWith('SECURE')) continue;
    if (own === 'SECURE_HSTS_SECONDS' && /^[1-9]/.test(right)) return own;
    if (own === 'PREFERRED_URL_SCHEME' && /^["']https["']$/.test(right)) return own;
  }
  return undefined;
}
